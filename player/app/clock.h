// The only place that reads clocks. Everything else is told the time.
#pragma once

#include <chrono>

#include "base/duration.h"

namespace slidewell {

// One look at the clocks.
struct Moment {
    Steady steady;             // of the show, which may run faster than the clock on the wall
    Civil civil;               // the time of day in the machine's time zone
    Millis to_next_minute{0};  // of the show, until `civil` changes
};

// Time that runs `speed` times as fast from the moment on at which it is made.
class ShowTime {
  public:
    explicit ShowTime(int speed);
    [[nodiscard]] Moment now() const;

    // How long to wait on the real clock for `show` of the show's time to pass; never less.
    [[nodiscard]] Millis to_wait(Millis show) const { return (show + Millis{speed_ - 1}) / speed_; }

  private:
    int speed_;
    std::chrono::steady_clock::time_point steady_start_;
    std::chrono::system_clock::time_point civil_start_;
};

}  // namespace slidewell
