// `slidewell play`: opens the screen, starts the studio's thread, runs the show.
#include <chrono>
#include <csignal>
#include <functional>
#include <future>
#include <iostream>
#include <mutex>
#include <thread>
#include <utility>

#include "app/commands.h"
#include "app/likely_size.h"
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

std::chrono::nanoseconds time_of_files() { return std::chrono::system_clock::now().time_since_epoch(); }

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

// The studio's thread. It ends when its inbox is closed, unless it hangs.
class StudioThread {
  public:
    StudioThread(std::unique_ptr<Workshop> workshop, const Settings& settings, StudioInbox& inbox,
                 PlayerInbox& player) {
        StudioJob job{settings.folders, likely_frame_size(settings), time_of_files};
        std::packaged_task<void()> work([workshop = std::move(workshop), job = std::move(job), &inbox,
                                         &player] { run_studio(*workshop, job, inbox, player); });
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
    const Witness witness(settings);
    if (const auto prepared = witness.prepare(); !prepared.ok()) return refuse(prepared.error());
    auto trace = settings.trace ? Trace::open(*settings.trace) : Result<Trace>(Trace());
    if (!trace.ok()) return refuse(trace.error());
    auto workshop = Workshop::open(workshop_files(settings));
    if (!workshop.ok()) return refuse(workshop.error());

    // The studio finds out what there is to show, and paints it, while the screen opens.
    Bell bell;
    StudioInbox requests(4);
    PlayerInbox inbox(16, [&bell] { bell.ring(); });
    const StudioThread studio(std::move(workshop).value(), settings, requests, inbox);
    auto venue = open_venue(settings);
    if (venue.ok()) {
        const auto wake = (*venue)->waker();
        signals.start(wake);
        bell.wakes(wake);
        MachineClocks clocks;
        Show(settings, {**venue, requests, inbox, *trace, witness, clocks, [&] { return signals.ended(); }})
            .run();
    }
    requests.close();
    inbox.close();
    const int status = venue.ok() ? 0 : refuse(venue.error());
    if (!studio.ended_within(farewell)) {
        // It hangs on a disk that is gone and cannot be stopped: give back everything else and leave it
        // behind.
        if (venue.ok()) venue->reset();
        *trace = Trace();
        std::_Exit(status);
    }
    return status;
}

}  // namespace slidewell
