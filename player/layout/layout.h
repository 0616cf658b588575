// Where everything on a slide goes. Pure: the same slide, screen, theme and fonts always give the same
// display list.
#pragma once

#include <string>

#include "base/geometry.h"
#include "deck/slide.h"
#include "deck/theme.h"
#include "layout/display_list.h"
#include "layout/measure.h"

namespace slidewell {

// What a slide shows that is not its own: the footer's words and where the round is.
struct Surroundings {
    std::string clinic_name;
    ClockStyle clock = ClockStyle::hours24;
    int index = 0;  // of this slide in the round, from 0
    int count = 1;
    Millis dwell{0};  // over which items are revealed
    Point nudge{};    // how far off their place words and footer lie
};

[[nodiscard]] DisplayList lay_out(const Slide& slide, const Theme& theme, Size screen,
                                  const Surroundings& around, const TextMeasure& measure);

}  // namespace slidewell
