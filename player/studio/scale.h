// Scaling pixels: every source pixel counts by its area when shrinking, and neighbours blend when enlarging.
#pragma once

#include <functional>
#include <span>

#include "base/bitmap.h"
#include "base/geometry.h"

namespace slidewell {

// Where pixels come from, a row at a time: a whole photo is never held twice. Rows are read from the top,
// each at most once, and not all of them when only a part is made.
struct PixelRows {
    Size size;
    std::function<void(int y, std::span<Pixel> row)> read;  // premultiplied
};

// Where they go, from the top.
using RowSink = std::function<void(int y, std::span<const Pixel> row)>;

// The picture scaled to `whole`, of which only `part` (inside it) is made. Sharp copies where nothing scales.
void scale(const PixelRows& rows, Size whole, Rect part, const RowSink& sink);
// The same over all of `onto`, which has the part's size, and onto a canvas of its own.
void scale(const PixelRows& rows, Size whole, Rect part, Canvas& onto);
[[nodiscard]] Canvas scaled(const PixelRows& rows, Size whole, Rect part);

}  // namespace slidewell
