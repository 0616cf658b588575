// Which way up a photo was taken, and its pixels turned upright.
#pragma once

#include <string_view>

#include "studio/scale.h"

namespace slidewell {

// 1 to 8 as in EXIF; 1, which is upright, when a JPEG does not say.
[[nodiscard]] int exif_orientation(std::string_view jpeg);

// Of `size` as it is stored, as it is seen, and the other way round.
[[nodiscard]] Size turned(Size size, int orientation);

// `rows`, as they are stored, turned upright and scaled to `whole`, of which only `part` is made; both as
// they are seen. Goes over all of `onto`, which has the part's size; nothing is held beside it.
void scale_upright(const PixelRows& rows, Size whole, Rect part, int orientation, Canvas& onto);

}  // namespace slidewell
