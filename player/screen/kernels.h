// The arithmetic of the CPU compositor, on runs of pixels. Plain loops that the compiler turns into vector
// code.
#pragma once

#include <cstdint>
#include <span>

#include "base/bitmap.h"
#include "screen/streaming.h"

namespace slidewell {

// All take runs of equal length that do not overlap, and an opacity from 0 to 256 (playback/frame.h).

void copy(std::span<const Pixel> from, std::span<Pixel> out, Destination where);

// Opaque `from` over opaque `below`: (from * opacity + below * (256 - opacity)) / 256, rounded to nearest.
// Exactly `below` at 0 and `from` at 256.
void mix(std::span<const Pixel> from, std::span<const Pixel> below, std::span<Pixel> out, int opacity,
         Destination where);

// The same with an opacity for each pixel, told twice: a pixel is blended as two halves.
void mix(std::span<const Pixel> from, std::span<const Pixel> below, std::span<Pixel> out,
         std::span<const std::uint16_t> opacities, Destination where);

// Where a blend goes, and how strong it is.
struct Blended {
    std::span<Pixel> out;
    int opacity = 0;
};

// Two blends of the same pixels, which are read once; past the caches.
void mix_both(std::span<const Pixel> from, std::span<const Pixel> below, const Blended& one,
              const Blended& other);

// One blend whose `to` is both `below` and `out`.
void mix(std::span<const Pixel> from, std::span<Pixel> to, int opacity);

// Premultiplied `from` over opaque `to`: with s = from * opacity / 256, s + to * (255 - alpha of s) / 255,
// each division rounded to nearest.
void lay_over(std::span<const Pixel> from, std::span<Pixel> to, int opacity);

}  // namespace slidewell
