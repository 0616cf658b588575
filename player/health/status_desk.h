// Where the show's news are kept for those who ask how it does.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "health/status.h"
#include "playback/show_event.h"

namespace slidewell {

// Hears of the show on the player's thread, which never waits for more than a copy of what is kept here;
// answers on any.
class StatusDesk {
  public:
    using Time = std::chrono::steady_clock::time_point;

    // `speed`: how many times as fast as the clock the show runs.
    StatusDesk(Time begun, int speed) : begun_(begun), speed_(speed) {}

    void hear(const ShowEvent& event);

    // All but what the show does not know: the version, the process, the studio's health, the memory.
    [[nodiscard]] Status status(Time now, std::chrono::sys_seconds wall) const;
    // What was handed to the display last; null: nothing yet.
    [[nodiscard]] std::shared_ptr<const ShownFrame> screen() const;

  private:
    struct Stay {
        SlideId slide;
        std::chrono::sys_seconds since;
        Time begun;  // later by the pauses that there were
        Millis full_time{0};
    };
    void note(const SlideBegan& slide);
    void note(const SlideEnded& /*another one has begun, or the player ends*/) {}
    void note(const FrameShown& frame);
    void note(const StudioSaid& /*that is the log's*/) {}
    void note(const StudioReplaced& /*whoever watches over it is asked*/) {}
    void note(const SourcesChanged& change) { sources_ = change.news.sources; }
    void note(const PauseChanged& change);
    void note(const DisplayChosen& display);
    [[nodiscard]] OnTheWall on_the_wall(const Stay& stay, Time now) const;

    Time begun_;
    int speed_;

    mutable std::mutex mutex_;
    std::optional<Stay> stay_;
    std::optional<Time> paused_;
    std::uint64_t slides_shown_ = 0;
    std::vector<SourceHealth> sources_;
    std::string display_;
    std::chrono::microseconds refresh_{16'667};
    FrameStatistics frames_;
    std::shared_ptr<const ShownFrame> screen_;
};

}  // namespace slidewell
