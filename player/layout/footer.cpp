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

int dot_side(const Style& style) { return std::max(4, style.unit(7)); }

// All dots, the current one three times as long, and the gaps between them.
int dots_width(int count, const Style& style) { return (2 * count + 1) * dot_side(style); }

std::vector<Mark> dots(const Surroundings& around, int right, int middle, const Style& style) {
    const int side = dot_side(style);
    std::vector<Mark> marks;
    int x = right - dots_width(around.count, style);
    for (int i = 0; i < around.count; ++i) {
        const bool here = i == around.index;
        const int length = here ? side * 3 : side;
        const Colour colour = here ? style.colours.accent_shape : faint(style);
        marks.emplace_back(FilledBox{{x, middle - side / 2, length, side}, colour, side / 2});
        x += length + side;
    }
    return marks;
}

std::vector<Mark> line(const Surroundings& around, Rect track, const Style& style) {
    const int filled = std::max(track.height, track.width * (around.index + 1) / around.count);
    return {
        FilledBox{track, faint(style), track.height / 2},
        FilledBox{{track.x, track.y, filled, track.height}, style.colours.accent_shape, track.height / 2}};
}

// Where the round is, flush right in `room`: dots if they fit, else a line, else nothing.
std::vector<Mark> round_marks(const Surroundings& around, Rect room, const Style& style) {
    if (around.count <= 1) return {};
    const int middle = room.y + room.height / 2;
    if (around.count <= most_dots && dots_width(around.count, style) <= room.width) {
        return dots(around, room.right(), middle, style);
    }
    const int height = std::max(3, style.unit(6));
    const int width = std::min(room.width, style.unit(220));
    if (width < style.unit(90)) return {};
    return line(around, {room.right() - width, middle - height / 2, width, height}, style);
}

}  // namespace

std::vector<Mark> footer(const Surroundings& around, Rect area, const Style& style,
                         const TextMeasure& measure) {
    const int gap = style.unit(36);
    Rect room = area;
    if (around.clock != ClockStyle::off) room.width -= measure.width("00:00", style.footer.font) + gap;

    // The name comes first; the round makes do with what is left.
    std::vector<Mark> marks;
    Wrapped name = wrap(plain(around.clinic_name), style.footer, room.width, 1, measure);
    if (!name.lines.empty()) {
        const int width = name.lines.front().width + gap;
        marks.emplace_back(
            TextLine{{area.x, baseline(area, style, measure)}, std::move(name.lines.front().runs)});
        room = {room.x + width, room.y, room.width - width, room.height};
    }
    for (Mark& mark : round_marks(around, room, style))
        marks.push_back(std::move(mark));
    return marks;
}

ShowsClock footer_clock(const Surroundings& around, Rect area, const Style& style,
                        const TextMeasure& measure) {
    return {
        {area.right(), baseline(area, style, measure)}, style.footer.font, style.colours.muted, around.clock};
}

}  // namespace slidewell
