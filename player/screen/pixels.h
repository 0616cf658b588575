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
    // Pixels that may be written may be read.
    operator Grid<const P>() const requires(!std::is_const_v<P>) { return {first, size, pitch}; }
};

using Pixels = Grid<Pixel>;
using ConstPixels = Grid<const Pixel>;

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

}  // namespace slidewell
