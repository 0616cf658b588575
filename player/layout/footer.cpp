// Name, dots and clock on one line.
#include "layout/footer.h"

#include <algorithm>

#include "layout/block.h"

namespace slidewell {
namespace {

// More slides than this are shown as a line that fills up.
constexpr int most_dots = 20;

int baseline(Rect area, const Style& style, const TextMeasure& measure) {
    const int cap_height = measure.metrics(style.footer.font).cap_height;
    return area.y + (area.height + cap_height) / 2;
}

Colour faint(const Style& style) {
    Colour colour = style.colours.muted;
    colour.alpha = 90;
    return colour;
}

std::vector<Mark> dots(const Surroundings& around, int right, int middle, const Style& style) {
    const int side = std::max(4, style.unit(9));
    const int long_side = side * 3;
    const int gap = side;
    const int width = (around.count - 1) * (side + gap) + long_side;
    std::vector<Mark> marks;
    int x = right - width;
    for (int i = 0; i < around.count; ++i) {
        const bool here = i == around.index;
        const int length = here ? long_side : side;
        const Colour colour = here ? style.colours.accent_shape : faint(style);
        marks.emplace_back(FilledBox{{x, middle - side / 2, length, side}, colour, side / 2});
        x += length + gap;
    }
    return marks;
}

std::vector<Mark> line(const Surroundings& around, int right, int middle, const Style& style) {
    const int height = std::max(3, style.unit(6));
    const Rect track{right - style.unit(300), middle - height / 2, style.unit(300), height};
    const int filled = std::max(height, track.width * (around.index + 1) / around.count);
    return {FilledBox{track, faint(style), height / 2},
            FilledBox{{track.x, track.y, filled, height}, style.colours.accent_shape, height / 2}};
}

}  // namespace

std::vector<Mark> footer(const Surroundings& around, Rect area, const Style& style,
                         const TextMeasure& measure) {
    const int middle = area.y + area.height / 2;
    int right = area.right();
    if (around.clock != ClockStyle::off) right -= measure.width("00:00", style.footer.font) + style.unit(36);

    std::vector<Mark> marks;
    if (around.count > 1) {
        marks = around.count <= most_dots ? dots(around, right, middle, style)
                                          : line(around, right, middle, style);
    }
    int name_room = area.width;
    for (const Mark& mark : marks) {
        name_room = std::min(name_room, std::get<FilledBox>(mark).rect.x - style.unit(36) - area.x);
    }
    const Wrapped name = wrap(plain(around.clinic_name), style.footer, name_room, 1, measure);
    if (!name.lines.empty() && name_room > style.unit(120)) {
        marks.emplace_back(TextLine{{area.x, baseline(area, style, measure)}, name.lines.front().runs});
    }
    return marks;
}

ShowsClock footer_clock(const Surroundings& around, Rect area, const Style& style,
                        const TextMeasure& measure) {
    return {
        {area.right(), baseline(area, style, measure)}, style.footer.font, style.colours.muted, around.clock};
}

}  // namespace slidewell
