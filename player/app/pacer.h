// When the next frame is due while something moves: at the display's rate, without drift.
#pragma once

#include <chrono>

namespace slidewell {

class Pacer {
  public:
    using Clock = std::chrono::steady_clock;

    explicit Pacer(std::chrono::microseconds interval) : interval_(interval) {}

    // The first due time after `now` on the grid that the last one started. Times that have passed are
    // dropped, never queued.
    [[nodiscard]] Clock::time_point next(Clock::time_point now) {
        const auto since = now - due_;
        if (since > std::chrono::seconds{1}) {
            due_ = now + interval_;  // nothing moved for a while: a grid of its own
        } else if (since >= Clock::duration::zero()) {
            due_ += interval_ * (since / interval_ + 1);
        }
        return due_;
    }

  private:
    std::chrono::microseconds interval_;
    Clock::time_point due_{};
};

}  // namespace slidewell
