// The line of small print that the viewer can ask for. Letters are drawn here, dot by dot: the player has no
// fonts, and this line must work when everything else is wrong.
#pragma once

#include <string_view>

#include "screen/compositor.h"

namespace slidewell {

// `text` in light dots on a dark plate, for the lower left of a frame of that size. Knows ASCII and the
// middle dot; any other character of the UTF-8 text shows as a question mark. What is too long ends in "...".
// Nothing when the text is empty.
[[nodiscard]] Overlay info_line(std::string_view text, Size frame);

}  // namespace slidewell
