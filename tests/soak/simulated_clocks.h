// Clocks of which the soak decides how fast they run.
#pragma once

#include <algorithm>

#include "app/clock.h"

namespace slidewell::soak {

class SimulatedClocks final : public Clocks {
  public:
    [[nodiscard]] Time steady() const override { return now_; }
    [[nodiscard]] std::chrono::system_clock::time_point wall() const override {
        return wall_start_ + std::chrono::duration_cast<std::chrono::system_clock::duration>(now_ - start_) +
               shift_;
    }
    void sleep_until(Time time) override { now_ = std::max(now_, time); }

    void pass(Time::duration time) { now_ += time; }
    // Somebody sets the clock on the wall.
    void set_wall(std::chrono::seconds ahead) { shift_ = ahead; }

    [[nodiscard]] Time start() const { return start_; }

  private:
    static constexpr Time start_{std::chrono::hours{1}};
    std::chrono::sys_days wall_start_{std::chrono::year{2026} / 3 / 1};
    std::chrono::seconds shift_{0};
    Time now_ = start_;
};

}  // namespace slidewell::soak
