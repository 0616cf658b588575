// An SVG in the words that its drawer knows.
#pragma once

#include <string>

#include "base/bitmap.h"

namespace slidewell {

// `svg` with `current` in place of "currentColor", and with what the drawer (SDL2_image 2.6.3) gets wrong
// said in another way: the only stop of a gradient is given twice, as it reads colours from beyond the end of
// a single one; and the flags of arcs are set apart, as it takes those that touch for one number.
[[nodiscard]] std::string prepared_svg(const std::string& svg, Colour current);

}  // namespace slidewell
