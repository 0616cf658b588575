// The type scale: one body size, and steps of 1.25 or so around it.
#include "layout/style.h"

namespace slidewell {
namespace {

using Role = FontSpec::Role;

int between(SizeRange range, int shrink) {
    return range.largest - (range.largest - range.smallest) * shrink / 1000;
}

int percent_of(int value, int percent) { return (value * percent + 50) / 100; }

}  // namespace

Style make_style(const Theme& theme, Tone tone, Size screen, int shrink) {
    Style style;
    style.screen = screen;
    style.colours = theme.palette(tone);
    const Palette& colours = style.colours;

    // An upright screen has room below the words: body letters may be larger.
    const int ease = screen.portrait() ? 116 : 100;
    // The footer and kickers keep one size on every slide; only words that may be many give way.
    const int body = style.unit(between({percent_of(theme.body.largest, ease), theme.body.smallest}, shrink));
    const int small = std::min(percent_of(body, 88), style.unit(percent_of(40, ease)));
    const int title = style.unit(between(theme.title, shrink));
    const auto set = [&](Role role, bool bold, int size, int leading_percent, Colour colour, bool balanced) {
        // Headings are heavy already: what is bold in them stands out by its colour.
        const Colour strong = role == Role::heading ? colours.accent : colour;
        return TextStyle{{role, bold, size}, colour, percent_of(size, leading_percent), balanced, strong};
    };
    style.kicker = set(Role::body, true, style.unit(percent_of(36, ease)), 130, colours.accent, true);
    style.title = set(Role::heading, false, title, 112, colours.ink, true);
    style.display = set(Role::heading, false, percent_of(title, 124), 108, colours.ink, true);
    style.quote = set(Role::heading, false, percent_of(title, 84), 128, colours.ink, true);
    style.text = set(Role::body, false, body, 142, colours.ink, false);
    style.lead = set(Role::body, true, body, 124, colours.ink, true);
    style.detail = set(Role::body, false, small, 138, colours.ink, false);
    style.note = set(Role::body, false, std::min(small, style.unit(36)), 138, colours.muted, false);
    style.number = set(Role::heading, false, percent_of(title, 150), 100, colours.accent, false);
    style.footer = set(Role::body, false, style.unit(33), 130, colours.muted, false);
    return style;
}

}  // namespace slidewell
