// Reading the clocks.
#include "app/clock.h"

#include <thread>

#include "base/wall_clock.h"

namespace slidewell {

namespace chrono = std::chrono;

void MachineClocks::sleep_until(Time time) { std::this_thread::sleep_until(time); }

std::tm on_the_wall(chrono::system_clock::time_point time) {
    const std::time_t seconds = chrono::system_clock::to_time_t(time);
    std::tm local{};
    tzset();  // looks whether the file is another one; localtime_r reads it only once
    localtime_r(&seconds, &local);
    return local;
}

ShowTime::ShowTime(int speed, const Clocks& clocks)
    : speed_(speed), clocks_(clocks), steady_start_(clocks.steady()), civil_start_(clocks.wall()) {}

Moment ShowTime::at(Clocks::Time time) const {
    const auto passed = chrono::duration_cast<Millis>((time - steady_start_) * speed_);
    // At normal speed the wall clock is read anew each time: it may be set while the show runs.
    const auto wall = speed_ == 1 ? clocks_.wall() : civil_start_ + passed;

    Moment moment;
    moment.steady = chrono::time_point_cast<Millis>(steady_start_) + passed;
    const std::tm local = on_the_wall(wall);
    if (is_set(chrono::floor<chrono::seconds>(wall))) moment.civil = {local.tm_hour, local.tm_min};
    const auto into_minute = chrono::duration_cast<Millis>(wall.time_since_epoch()) % 60'000;
    moment.to_next_minute = Millis{60'000} - into_minute;
    return moment;
}

}  // namespace slidewell
