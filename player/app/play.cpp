// `slidewell play`: opens the screen, starts the studio's thread, runs the show.
#include <chrono>
#include <csignal>
#include <functional>
#include <iostream>
#include <mutex>
#include <optional>
#include <utility>

#include "app/commands.h"
#include "app/likely_size.h"
#include "app/portraits.h"
#include "app/reception.h"
#include "app/recording.h"
#include "app/show.h"
#include "app/signals.h"
#include "app/sources.h"
#include "app/worker.h"
#include "app/workshop_files.h"
#include "studio/studio.h"

namespace slidewell {
namespace {

constexpr int could_not_start = 2;
constexpr std::chrono::milliseconds farewell{1'500};  // for a thread that hangs on a disk that is gone

int refuse(const Error& error) {
    std::cerr << "slidewell: " << error.message << '\n';
    return could_not_start;
}

Result<std::unique_ptr<Venue>> open_venue(const Settings& settings, const Log& log) {
    if (settings.headless) return open_headless_venue(settings);
    return open_window_venue(settings, [&log](LogLine line) { log.say(std::move(line)); });
}

// Wakes whoever waits for the studio, once somebody does.
class Bell {
  public:
    void ring() {
        const std::lock_guard lock(mutex_);
        if (wake_) wake_();
    }
    void wakes(std::function<void()> wake) {
        const std::lock_guard lock(mutex_);
        wake_ = std::move(wake);
    }

  private:
    std::mutex mutex_;
    std::function<void()> wake_;
};

}  // namespace

int play(const Settings& settings) {
    std::signal(SIGPIPE, SIG_IGN);  // nobody reading the log any more is no reason to stop
    SignalWatch signals;
    const Witness witness(settings);
    if (const auto prepared = witness.prepare(); !prepared.ok()) return refuse(prepared.error());
    auto trace = settings.trace ? Trace::open(*settings.trace) : Result<Trace>(Trace());
    if (!trace.ok()) return refuse(trace.error());
    auto workshop = Workshop::open(workshop_files(settings));
    if (!workshop.ok()) return refuse(workshop.error());
    Diagnostics warnings;
    auto shelter = Shelter::open(settings.library, warnings);
    if (!shelter.ok()) return refuse(shelter.error());
    const OpenFolder folders = open_folders((*shelter)->library().folder());
    auto sources = Sources::open(settings, std::move(shelter).value(), folders, warnings);
    if (!sources.ok()) return refuse(sources.error());
    const auto log = open_log(settings);
    log->say(warnings);
    const auto recorder = open_recorder(settings, log);

    // The studio finds out what there is to show, and paints it, while the screen opens.
    Bell bell;
    StudioInbox requests(4);
    PlayerInbox inbox(16, [&bell] { bell.ring(); });
    Portraits portraits([&] { return (*sources)->sittings(); });
    const Worker studio([&](const std::stop_token& /*its inbox is closed instead*/) {
        run_studio(
            **workshop, [&] { return (*sources)->newest(); }, requests, inbox, likely_frame_size(settings),
            [&](Workshop& shop, Size screen) { return portraits.paint_one(shop, screen); });
    });
    (*sources)->start([&requests] { requests.send_if_empty(LookAgain{}); });
    MachineClocks clocks;
    std::optional<Reception> reception(
        std::in_place, settings, clocks,
        Reception::Studio{[] { return StudioHealth{}; }, [&] { return clocks.steady(); }});
    auto venue = open_venue(settings, *log);
    if (venue.ok()) {
        const auto wake = (*venue)->waker();
        signals.start(wake);
        bell.wakes(wake);
        reception->wakes(wake);
        const ShowListener listener = [&](const ShowEvent& event) {
            if (const auto* const said = std::get_if<StudioSaid>(&event)) log->say(said->diagnostics);
            reception->hear(event);
            recorder->hear(event);
        };
        Show(settings, {**venue, requests, inbox, *trace, witness, clocks, [&] { return signals.ended(); },
                        listener, [&](const Heartbeat::Rest& rest) { reception->rests(rest); }})
            .run();
    }
    reception.reset();
    requests.close();
    inbox.close();
    (*sources)->ask_to_stop();
    const int status = venue.ok() ? 0 : refuse(venue.error());
    const auto latest = std::chrono::steady_clock::now() + farewell;
    if (!studio.ended_by(latest) || !(*sources)->ended_by(latest)) {
        // One hangs on a disk that is gone and cannot be stopped: give back everything else and leave it
        // behind.
        if (venue.ok()) venue->reset();
        *trace = Trace();
        (*sources)->leave_behind();
        recorder->close();
        log->close();
        std::_Exit(status);
    }
    return status;
}

}  // namespace slidewell
