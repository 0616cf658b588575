// How far along a motion is, and how it starts and ends gently. Whole numbers only, so that every machine
// draws the same frame.
#pragma once

#include <cstdint>

#include "base/duration.h"
#include "playback/picture.h"

namespace slidewell {

// The end of every motion; its start is 0.
inline constexpr int full_way = 1 << 16;

// How far a motion of length `lasts` has come, from 0 to full_way, never outside.
[[nodiscard]] constexpr int progress(Millis elapsed, Millis lasts) {
    if (elapsed >= lasts || lasts <= Millis{0}) return full_way;
    if (elapsed <= Millis{0}) return 0;
    return static_cast<int>(elapsed.count() * full_way / lasts.count());
}

// The cubic ease-in-out 3t² - 2t³: starts and ends at rest, never goes back, is at most 1.5 times as fast as
// an even motion.
[[nodiscard]] constexpr int eased(int way) {
    constexpr std::int64_t full = full_way;
    const std::int64_t t = way;
    return static_cast<int>(t * t * (3 * full - 2 * t) / (full * full));
}

// The part of `amount` that `way` stands for, to the nearest whole number.
[[nodiscard]] constexpr int share(int amount, int way) {
    return static_cast<int>((std::int64_t{amount} * way + full_way / 2) >> 16);
}

// Between `from` at 0 and `to` at full_way.
[[nodiscard]] constexpr int between(int from, int to, int way) { return from + share(to - from, way); }

[[nodiscard]] constexpr Area between(const Area& from, const Area& to, int way) {
    return {between(from.x, to.x, way), between(from.y, to.y, way), between(from.width, to.width, way),
            between(from.height, to.height, way)};
}

}  // namespace slidewell
