// The theme at one screen size: fonts, colours and distances in pixels.
#pragma once

#include "base/geometry.h"
#include "deck/theme.h"
#include "layout/wrap.h"

namespace slidewell {

// Every distance and letter size is a share of the screen's shorter side, so a slide looks the same on a 720p
// and a 4K screen. `shrink` goes from 0 (the theme's largest letters) to 1000 (its smallest).
struct Style {
    Size screen;
    Palette colours;
    TextStyle kicker;
    TextStyle title;
    TextStyle display;  // a headline's or an invitation's title
    TextStyle quote;
    TextStyle text;
    TextStyle lead;
    TextStyle detail;
    TextStyle note;
    TextStyle number;  // of steps
    TextStyle footer;

    // Thousandths of the shorter side.
    [[nodiscard]] int unit(int thousandths) const { return (screen.shorter() * thousandths + 500) / 1000; }
};

[[nodiscard]] Style make_style(const Theme& theme, Tone tone, Size screen, int shrink);

}  // namespace slidewell
