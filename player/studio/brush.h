// Shapes and bitmaps onto a canvas. What lies outside it is cut off.
#pragma once

#include "base/bitmap.h"
#include "base/geometry.h"
#include "layout/display_list.h"

namespace slidewell {

void fill(Canvas& canvas, Rect rect, Colour colour);

// Sharp straight edges, anti-aliased round corners.
void fill_rounded(Canvas& canvas, const FilledBox& box);

// Eased at both ends, and dithered: no bands show on a large dark wall.
void fill_gradient(Canvas& canvas, const Gradient& gradient);

void lay(Canvas& canvas, Point at, const Bitmap& bitmap);

// `bitmap` with its corners rounded off.
[[nodiscard]] Bitmap rounded(const Bitmap& bitmap, int radius);

// How much of the pixel at (x, y) a rounded rectangle of `size` at the origin covers: 0 to 255.
[[nodiscard]] std::uint32_t coverage(Size size, int radius, int x, int y);

}  // namespace slidewell
