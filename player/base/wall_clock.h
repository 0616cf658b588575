// The clock on the wall may be wrong: a machine without a battery has the time only once it has a network.
#pragma once

#include <chrono>

namespace slidewell {

// No clock is right that says an earlier day: there was no slidewell then. One that was never set begins in
// 1970, or on the day on which the system was put together.
inline constexpr std::chrono::sys_days earliest_day{std::chrono::year{2026} / 1 / 1};

[[nodiscard]] constexpr bool is_set(std::chrono::sys_seconds clock) { return clock >= earliest_day; }

}  // namespace slidewell
