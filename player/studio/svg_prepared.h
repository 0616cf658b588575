// An SVG in the words that its drawer knows.
#pragma once

#include <string>

#include "base/bitmap.h"

namespace slidewell {

// `svg` with `current` in place of "currentColor", and with the only stop of a gradient given twice: the
// drawer reads colours from beyond the end of a single one (SDL2_image 2.6.3).
[[nodiscard]] std::string prepared_svg(const std::string& svg, Colour current);

}  // namespace slidewell
