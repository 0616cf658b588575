// Durations as people write them ("12s", "1m30s", "800ms") and as the program keeps them: whole milliseconds.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace slidewell {

using Millis = std::chrono::milliseconds;

// A point on the steady clock, in milliseconds since an arbitrary start. Only app/ reads the clock.
using Steady = std::chrono::time_point<std::chrono::steady_clock, Millis>;

// Wall-clock time as a person in the room would tell it.
struct Civil {
    int hour = 0;    // 0 to 23
    int minute = 0;  // 0 to 59
    friend bool operator==(const Civil&, const Civil&) = default;
};

// Reads one or more of `<number>m`, `<number>s`, `<number>ms`, each at most once and in that order, without
// spaces. Nothing else is a duration; a value above a day is refused too.
[[nodiscard]] std::optional<Millis> parse_duration(std::string_view text);

// The shortest spelling that parse_duration reads back to the same value.
[[nodiscard]] std::string to_string(Millis duration);

}  // namespace slidewell
