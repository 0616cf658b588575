// Pixels without a pattern, the same ones at every run.
#pragma once

#include <algorithm>
#include <random>
#include <vector>

#include "base/bitmap.h"

namespace slidewell {

inline Canvas random_opaque(Size size, unsigned seed) {
    std::mt19937 random(seed);
    Canvas canvas(size);
    std::ranges::generate(canvas.pixels, [&] { return static_cast<Pixel>(random()) | 0xFF000000; });
    return canvas;
}

// Premultiplied, with many pixels that are fully opaque or not there at all.
inline Canvas random_translucent(Size size, unsigned seed) {
    std::mt19937 random(seed);
    Canvas canvas(size);
    std::ranges::generate(canvas.pixels, [&] {
        const auto value = static_cast<std::uint32_t>(random());
        const auto alpha = std::clamp(static_cast<int>(random() % 400) - 70, 0, 255);
        return to_pixel({static_cast<std::uint8_t>(value), static_cast<std::uint8_t>(value >> 8),
                         static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(alpha)});
    });
    return canvas;
}

// One of the four bytes of a pixel, 0 being blue.
inline int channel(Pixel pixel, int index) { return static_cast<int>(pixel >> (8 * index) & 0xFF); }

// The largest difference between any channels of two runs of pixels; 256 when their lengths differ.
template <typename A, typename B>
int largest_difference(const A& a, const B& b) {
    if (std::size(a) != std::size(b)) return 256;
    int largest = 0;
    for (std::size_t i = 0; i < std::size(a); ++i) {
        for (int index = 0; index < 4; ++index) {
            largest = std::max(largest, std::abs(channel(a[i], index) - channel(b[i], index)));
        }
    }
    return largest;
}

}  // namespace slidewell
