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

}  // namespace slidewell
