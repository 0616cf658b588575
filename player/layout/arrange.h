// The layouts: how each kind of slide puts its parts on the screen. Pure.
#pragma once

#include "layout/parts.h"

namespace slidewell {

struct Arrangement {
    Block block;       // in screen coordinates
    bool fits = true;  // nothing overlaps and nothing leaves its area
};

// `slide` has passed the checks of deck/parse.h: what its layout requires is there.
[[nodiscard]] Arrangement arrange(const Slide& slide, const Areas& areas, const Setting& setting);

// The layout for designers (arrange_canvas.cpp).
[[nodiscard]] Arrangement arrange_canvas(const Slide& slide, const Setting& setting);

}  // namespace slidewell
