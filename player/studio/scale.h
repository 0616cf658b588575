// Scaling pixels: every source pixel counts by its area when shrinking, and neighbours blend when enlarging.
#pragma once

#include <functional>
#include <span>

#include "base/bitmap.h"
#include "base/geometry.h"

namespace slidewell {

// Where pixels come from, a row at a time: a whole photo is never held twice.
struct PixelRows {
    Size size;
    std::function<void(int y, std::span<Pixel> row)> read;  // premultiplied
};

// The picture scaled to `whole`, of which only `part` (inside it) is made. Sharp copies where nothing scales.
[[nodiscard]] Canvas scaled(const PixelRows& rows, Size whole, Rect part);

}  // namespace slidewell
