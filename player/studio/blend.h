// Laying one premultiplied pixel over another, in the 8-bit values as they are shown, as browsers do.
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/bitmap.h"

namespace slidewell {

// value * alpha / 255, rounded; exact for 0 to 255.
[[nodiscard]] constexpr std::uint32_t times(std::uint32_t value, std::uint32_t alpha) {
    const std::uint32_t product = value * alpha + 128;
    return (product + (product >> 8)) >> 8;
}

// All four channels of `pixel` times alpha / 255.
[[nodiscard]] constexpr Pixel faded(Pixel pixel, std::uint32_t alpha) {
    return times(pixel >> 24, alpha) << 24 | times(pixel >> 16 & 255, alpha) << 16 |
           times(pixel >> 8 & 255, alpha) << 8 | times(pixel & 255, alpha);
}

[[nodiscard]] constexpr Pixel over(Pixel top, Pixel below) {
    const std::uint32_t alpha = top >> 24;
    if (alpha == 255) return top;
    if (alpha == 0) return below;
    const Pixel kept = faded(below, 255 - alpha);
    const auto sum = [&](int shift) {
        return std::min<std::uint32_t>(255, (top >> shift & 255) + (kept >> shift & 255)) << shift;
    };
    return sum(24) | sum(16) | sum(8) | sum(0);
}

}  // namespace slidewell
