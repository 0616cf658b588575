// A view of somebody else's pixels: a window's memory, a canvas, a bitmap.
#pragma once

#include <cstddef>
#include <span>
#include <type_traits>

#include "base/bitmap.h"

namespace slidewell {

// Rows of pixels in memory, `pitch` pixels from the start of one to the start of the next. Owns nothing.
template <typename P>
struct Grid {
    P* first = nullptr;
    Size size;
    std::ptrdiff_t pitch = 0;

    [[nodiscard]] P* at(int x, int y) const { return first + y * pitch + x; }
    // `width` pixels of row `y`, from `x` on.
    [[nodiscard]] std::span<P> run(int x, int y, int width) const {
        return {at(x, y), static_cast<std::size_t>(width)};
    }
    [[nodiscard]] bool gapless() const { return pitch == size.width; }
    // Pixels that may be written may be read.
    operator Grid<const P>() const requires(!std::is_const_v<P>) { return {first, size, pitch}; }
};

using Pixels = Grid<Pixel>;
using ConstPixels = Grid<const Pixel>;

// The part `rect` of `grid`, which holds it.
template <typename P>
[[nodiscard]] Grid<P> part_of(Grid<P> grid, Rect rect) {
    return {grid.at(rect.x, rect.y), rect.size(), grid.pitch};
}

[[nodiscard]] inline Pixels view(Canvas& canvas) {
    return {canvas.pixels.data(), canvas.size, canvas.size.width};
}
[[nodiscard]] inline ConstPixels view(const Canvas& canvas) {
    return {canvas.pixels.data(), canvas.size, canvas.size.width};
}
[[nodiscard]] inline ConstPixels view(const Bitmap& bitmap) {
    if (bitmap.empty()) return {};
    return {bitmap.row(0).data(), bitmap.size(), bitmap.size().width};
}

// The part of a picture that is at hand. A view, too.
struct Excerpt {
    ConstPixels pixels;
    Point at;    // where they begin in the picture
    Size whole;  // of the picture

    // Row `y` of the picture, and what lies behind it in memory: gaps, and the rows below.
    [[nodiscard]] std::span<const Pixel> from_row(int y) const {
        const Pixel* const last = pixels.at(pixels.size.width, pixels.size.height - 1);
        return {pixels.at(0, y - at.y), last};
    }
};

[[nodiscard]] inline Excerpt all_of(ConstPixels pixels) { return {pixels, {0, 0}, pixels.size}; }

}  // namespace slidewell
