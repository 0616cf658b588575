// `slidewell play`: starts the studio, opens the screen, runs the show.
#include <csignal>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

#include "app/await_venue.h"
#include "app/clock_watch.h"
#include "app/commands.h"
#include "app/exit_status.h"
#include "app/keeper.h"
#include "app/likely_size.h"
#include "app/reception.h"
#include "app/recording.h"
#include "app/show.h"
#include "app/signals.h"
#include "base/heap.h"
#include "screen/environment.h"

namespace slidewell {
namespace {

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
    leave_out_what_no_show_needs();
    // It is this process as it is now, so there must be no other thread yet.
    auto first_studio = start_studio([](std::span<const int> files) { return Child::copy(files, studio); });
    if (!first_studio) return refuse(first_studio.error().message);
    keep_heap_small(2);             // one of them for the frames alone, nearly always
    std::signal(SIGPIPE, SIG_IGN);  // nobody reading the log any more is no reason to stop
    SignalWatch signals;
    const Witness witness(settings);
    if (const auto prepared = witness.prepare(); !prepared.ok()) return refuse(prepared.error().message);
    auto trace = settings.trace ? Trace::open(*settings.trace) : Result<Trace>(Trace());
    if (!trace.ok()) return refuse(trace.error().message);

    // The studio finds out what there is to show, and paints it, while the screen opens.
    Bell bell;
    const Doorbell asked;
    StudioInbox requests(4, [&asked] { asked.ring(); });
    PlayerInbox inbox(16, [&bell] { bell.ring(); });
    LikelyFrame likely = likely_frame(settings);
    const Keeper keeper({"/proc/self/exe", "slidewell", studio_command}, {settings, likely.size, {}, false},
                        requests, inbox, asked, {}, *std::move(first_studio));
    MachineClocks clocks;
    std::optional<Reception> reception(
        std::in_place, settings, clocks,
        Reception::Studio{[&] { return keeper.health(); }, [&] { return keeper.heard(); }});
    const auto log = open_log(settings);
    const auto venue = await_venue([&] { return open_venue(settings, *log); },
                                   [&](Millis time) {
                                       reception->waits_for_display();
                                       return signals.rest(time) && !keeper.gave_up();
                                   },
                                   [&log](LogLine line) { log->say(std::move(line)); });
    if (!venue) return keeper.gave_up() ? could_not_start : 0;
    likely.visit.reset();
    const auto wake = venue->waker();
    signals.start(wake);
    bell.wakes(wake);
    reception->wakes(wake);
    const ClockWatch clock_watch(wake);
    const auto recorder = open_recorder(settings, log);
    const ShowListener listener = [&](const ShowEvent& event) {
        keep_log(*log, event);
        reception->hear(event);
        recorder->hear(event);
    };
    Show(settings, {*venue, requests, inbox, *trace, witness, clocks,
                    [&] { return signals.ended() || keeper.gave_up(); }, listener,
                    [&](const Heartbeat::Rest& rest) { reception->rests(rest); }})
        .run();
    reception.reset();
    bell.wakes({});
    return keeper.gave_up() ? could_not_start : 0;
}

}  // namespace slidewell
