// How much work it is to draw an SVG, judged from its text before its drawer sees it.
#pragma once

#include <string_view>

#include "base/geometry.h"

namespace slidewell {

// Steps of the drawer (visits to an edge of an outline, some 3 ns each) at a longer side of 1920 pixels, as
// measured with SDL2_image 2.6.3; only the order of magnitude is meant. Counting ends beyond
// `most_svg_steps`. `shape` is that of the picture, in any unit. Infinite when something lies absurdly far
// away.
[[nodiscard]] double svg_steps(std::string_view svg, Size shape);

// One to two seconds. A busy map takes a sixth of it, most drawings a thirtieth.
inline constexpr double most_svg_steps = 5e8;

}  // namespace slidewell
