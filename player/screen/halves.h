// Pixels as halves of two channels each. No channel times a share of up to 256 exceeds 16 bits, so that both
// channels of a half are blended where they are, without moving a byte.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/bitmap.h"

namespace slidewell {

using Half [[gnu::may_alias]] = std::uint16_t;
inline constexpr std::size_t halves_per_pixel = sizeof(Pixel) / sizeof(Half);

[[nodiscard]] inline const Half* halves(const Pixel* pixels) { return reinterpret_cast<const Half*>(pixels); }
[[nodiscard]] inline Half* halves(Pixel* pixels) { return reinterpret_cast<Half*>(pixels); }

// From two channels in 1/256 of a level. What is less than a level is cut off.
[[nodiscard]] constexpr Half joined(std::uint16_t low, std::uint16_t high) {
    return static_cast<Half>(low >> 8 | (high & 0xFF00));
}

// How much of a half comes from where, from 0 to 256, of 256.
using Share = std::uint16_t;

// `opacity` of one over `rest` of the other, which come to 256 together. Rounded to nearest.
[[nodiscard]] constexpr Half mixed(Half from, Half below, Share opacity, Share rest) {
    constexpr int half_a_level = 128;
    return joined(static_cast<Half>((from & 0xFF) * opacity + (below & 0xFF) * rest + half_a_level),
                  static_cast<Half>((from >> 8) * opacity + (below >> 8) * rest + half_a_level));
}

}  // namespace slidewell
