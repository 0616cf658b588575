// Dividing the screen. Every margin is at least the 5 % that a television may cut off.
#include "layout/areas.h"

#include <algorithm>

namespace slidewell {
namespace {

struct Margins {
    int x = 0;
    int y = 0;
};

Margins margins(const Style& style) {
    return {std::max(style.screen.width * 56 / 1000, style.unit(70)),
            std::max(style.screen.height * 56 / 1000, style.unit(70))};
}

bool has_panel(const Slide& slide) {
    if (slide.layout == LayoutKind::invitation && slide.qr) return true;
    return slide.picture && slide.layout != LayoutKind::picture && slide.layout != LayoutKind::canvas;
}

// Without words there is no scrim that a footer could stand on.
bool is_bare_picture(const Slide& slide) {
    return slide.layout == LayoutKind::picture && slide.kicker.empty() && slide.title.empty() &&
           slide.texts.empty() && slide.note.empty();
}

// Of the screen's longer side, in thousandths.
int panel_share(const Slide& slide, bool portrait) {
    if (portrait) return slide.layout == LayoutKind::list ? 330 : 420;
    switch (slide.layout) {
        case LayoutKind::list:
            return 370;
        case LayoutKind::quote:
            return 380;
        default:
            return 435;
    }
}

Rect panel_beside(const Slide& slide, const Style& style) {
    const Size screen = style.screen;
    const int share = panel_share(slide, screen.portrait());
    if (screen.portrait()) return {0, 0, screen.width, screen.height * share / 1000};
    // On very wide screens the words keep a readable measure and the picture takes the rest.
    const int width = std::max(screen.width * share / 1000, screen.width - style.unit(1150));
    return {screen.width - width, 0, width, screen.height};
}

}  // namespace

Areas divide(const Slide& slide, const Style& style, Point nudge) {
    const Size screen = style.screen;
    const Margins margin = margins(style);
    Areas areas;
    areas.words = {margin.x, margin.y, screen.width - 2 * margin.x, screen.height - 2 * margin.y};
    if (has_panel(slide)) {
        areas.panel = panel_beside(slide, style);
        if (screen.portrait()) {
            const int top = areas.panel.bottom() + style.unit(75);
            areas.words = {margin.x, top, areas.words.width, screen.height - margin.y - top};
        } else {
            areas.words.width = areas.panel.x - style.unit(70) - margin.x;
        }
    }
    if (slide.layout == LayoutKind::picture && !screen.portrait()) {
        areas.words.width = std::min(areas.words.width / 2, style.unit(860));
    }
    if (slide.footer && !is_bare_picture(slide)) {
        const int height = style.footer.font.size;
        areas.footer = {areas.words.x, areas.words.bottom() - height, areas.words.width, height};
        areas.words.height -= height + style.unit(64);
        areas.footer = moved(areas.footer, nudge);
    }
    areas.words = moved(areas.words, nudge);
    return areas;
}

}  // namespace slidewell
