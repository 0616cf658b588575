// `slidewell play`: opens the screen, starts the studio's thread, runs the show.
#include <csignal>
#include <future>
#include <iostream>
#include <optional>
#include <thread>

#include "app/commands.h"
#include "app/show.h"
#include "app/signals.h"
#include "app/workshop_files.h"
#include "studio/studio.h"

namespace slidewell {
namespace {

constexpr int could_not_start = 2;
constexpr std::chrono::seconds farewell{2};  // for a studio that hangs on a disk that is gone

int refuse(const Error& error) {
    std::cerr << "slidewell: " << error.message << '\n';
    return could_not_start;
}

Result<std::unique_ptr<Venue>> open_venue(const Settings& settings) {
    if (settings.headless) return open_headless_venue(settings);
    return open_window_venue(settings);
}

// The studio's thread. It ends when its inbox is closed, unless it hangs.
class StudioThread {
  public:
    StudioThread(std::unique_ptr<Workshop> workshop, const Settings& settings, StudioInbox& inbox,
                 PlayerInbox& player) {
        std::packaged_task<void()> work([workshop = std::move(workshop), folders = settings.folders, &inbox,
                                         &player] { run_studio(*workshop, folders, inbox, player); });
        done_ = work.get_future();
        thread_ = std::jthread(std::move(work));
    }
    [[nodiscard]] bool ended_within(std::chrono::seconds patience) const {
        return done_.wait_for(patience) == std::future_status::ready;
    }

  private:
    std::future<void> done_;
    std::jthread thread_;
};

}  // namespace

int play(const Settings& settings) {
    std::signal(SIGPIPE, SIG_IGN);  // nobody reading the log any more is no reason to stop
    SignalWatch signals;
    // Fonts and the screen take about as long to open as each other.
    std::optional<Result<std::unique_ptr<Workshop>>> workshop;
    std::jthread opening([&] { workshop.emplace(Workshop::open(workshop_files(settings))); });
    const Witness witness(settings);
    if (const auto prepared = witness.prepare(); !prepared.ok()) return refuse(prepared.error());
    auto trace = settings.trace ? Trace::open(*settings.trace) : Result<Trace>(Trace());
    if (!trace.ok()) return refuse(trace.error());
    auto venue = open_venue(settings);
    if (!venue.ok()) return refuse(venue.error());
    opening.join();
    if (!workshop->ok()) return refuse(workshop->error());

    const auto wake = (*venue)->waker();
    signals.start(wake);
    StudioInbox requests(4);
    PlayerInbox inbox(16, wake);
    const StudioThread studio(std::move(*workshop).value(), settings, requests, inbox);
    Show(settings, {**venue, requests, inbox, *trace, witness, [&] { return signals.ended(); }}).run();
    requests.close();
    inbox.close();
    if (!studio.ended_within(farewell)) {
        // It hangs on a disk that is gone and cannot be stopped: give back everything else and leave it
        // behind.
        venue->reset();
        *trace = Trace();
        std::_Exit(0);
    }
    return 0;
}

}  // namespace slidewell
