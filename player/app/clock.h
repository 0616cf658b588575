// Reading clocks. Everything below app/ is told the time.
#pragma once

#include <chrono>
#include <ctime>
#include <optional>

#include "base/duration.h"

namespace slidewell {

// The clocks of the machine, or of a test.
class Clocks {
  public:
    using Time = std::chrono::steady_clock::time_point;

    Clocks() = default;
    Clocks(const Clocks&) = delete;
    Clocks& operator=(const Clocks&) = delete;
    virtual ~Clocks() = default;

    [[nodiscard]] virtual Time steady() const = 0;
    [[nodiscard]] virtual std::chrono::system_clock::time_point wall() const = 0;
    virtual void sleep_until(Time time) = 0;
};

class MachineClocks final : public Clocks {
  public:
    [[nodiscard]] Time steady() const override { return std::chrono::steady_clock::now(); }
    [[nodiscard]] std::chrono::system_clock::time_point wall() const override {
        return std::chrono::system_clock::now();
    }
    void sleep_until(Time time) override;
};

// What the clock on the room's wall shows at that time, in the machine's time zone as it is now: a new
// /etc/localtime counts at once.
[[nodiscard]] std::tm on_the_wall(std::chrono::system_clock::time_point time);

// One look at the clocks.
struct Moment {
    Steady steady;  // of the show, which may run faster than the clock on the wall
    std::optional<Civil>
        civil;                 // the time of day in the machine's time zone; nothing while that is not known
    Millis to_next_minute{0};  // of the show, until `civil` changes, unless somebody sets the clock
};

// Time that runs `speed` times as fast from the moment on at which it is made.
class ShowTime {
  public:
    ShowTime(int speed, const Clocks& clocks);
    [[nodiscard]] Moment now() const { return at(clocks_.steady()); }
    // The moment at which the steady clock says `time`, which is about now.
    [[nodiscard]] Moment at(Clocks::Time time) const;

    // How long to wait on the real clock for `show` of the show's time to pass; never less.
    [[nodiscard]] Millis to_wait(Millis show) const { return (show + Millis{speed_ - 1}) / speed_; }

  private:
    int speed_;
    const Clocks& clocks_;
    Clocks::Time steady_start_;
    std::chrono::system_clock::time_point civil_start_;
};

}  // namespace slidewell
