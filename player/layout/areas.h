// The screen's large divisions: where words go, where a picture bleeds off the edge, where the footer stands.
#pragma once

#include "deck/slide.h"
#include "layout/style.h"

namespace slidewell {

struct Areas {
    Rect words;
    Rect panel;   // to the screen's edges; empty when the layout shows no picture beside its words
    Rect footer;  // one line high; empty when the slide has none
};

// Words and footer lie `nudge` off their place, for which all margins have room.
[[nodiscard]] Areas divide(const Slide& slide, const Style& style, Point nudge);

}  // namespace slidewell
