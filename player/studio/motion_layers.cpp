// Drift and clock.
#include "studio/motion_layers.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/hash.h"
#include "studio/blend.h"
#include "studio/brush.h"

namespace slidewell {
namespace {

constexpr int drift_percent = 8;

// The part of `all` as large as `frame`, `along` thousandths of the way to its right and lower end.
Rect near_part(Size all, Size frame, Focus along) {
    return {(all.width - frame.width) * along.x / 1000, (all.height - frame.height) * along.y / 1000,
            frame.width, frame.height};
}

std::uint64_t whim(const PictureRef& picture) {
    Fingerprint print;
    print.add(picture.src);
    return print.value();
}

Focus goal(const PictureRef& picture) {
    if (picture.focus != Focus{}) return picture.focus;
    return {(whim(picture) & 2) != 0 ? 1000 : 0, (whim(picture) & 4) != 0 ? 1000 : 0};
}

}  // namespace

PlacedPicture drifting_source(const PlacedPicture& picture) {
    PlacedPicture source = picture;
    const auto enlarged = [](int side) { return side + (side * drift_percent + 99) / 100; };
    source.frame = {0, 0, enlarged(picture.frame.width), enlarged(picture.frame.height)};
    source.picture.fit = Fit::cover;
    source.radius = 0;
    return source;
}

Layer drift_layer(const PlacedPicture& picture, const Bitmap& bitmap, Millis lasts) {
    const Area far = to_area(whole(bitmap.size()));
    const Area near = to_area(near_part(bitmap.size(), picture.frame.size(), goal(picture.picture)));
    const bool approaches = (whim(picture.picture) & 1) != 0;
    return {bitmap, picture.frame, approaches ? Drift{far, near, lasts} : Drift{near, far, lasts}};
}

std::vector<Layer> corner_layers(const Bitmap& below, Rect frame, int radius) {
    std::vector<Layer> corners;
    const int side = std::min(radius, frame.size().shorter() / 2);
    const std::array<Point, 4> places{{{frame.x, frame.y},
                                       {frame.right() - side, frame.y},
                                       {frame.x, frame.bottom() - side},
                                       {frame.right() - side, frame.bottom() - side}}};
    for (const Point place : places) {
        const Rect corner = intersection({place.x, place.y, side, side}, whole(below.size()));
        if (corner.empty()) continue;
        Canvas canvas(corner.size());
        for (int y = 0; y < corner.height; ++y) {
            for (int x = 0; x < corner.width; ++x) {
                const Point at{corner.x + x, corner.y + y};
                const auto covered = coverage(frame.size(), side, at.x - frame.x, at.y - frame.y);
                canvas.row(y)[static_cast<std::size_t>(x)] = faded(below.at(at.x, at.y), 255 - covered);
            }
        }
        corners.push_back({Bitmap(std::move(canvas)), corner, Still{}});
    }
    return corners;
}

Layer clock_layer(const ShowsClock& clock, const FontBook& fonts) {
    constexpr std::string_view glyphs = "0123456789:";
    Clock cells;
    cells.twelve_hours = clock.style == ClockStyle::hours12;
    int total = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        cells.widths[i] = fonts.width(glyphs.substr(i, 1), clock.font);
        total += cells.widths[i];
    }
    const FontMetrics metrics = fonts.metrics(clock.font);
    const int height = metrics.ascent + metrics.descent;
    Canvas canvas({total, height});
    int x = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i)
        x += fonts.paint(canvas, {x, metrics.ascent}, glyphs.substr(i, 1), clock.font, clock.colour);

    const int widest =
        4 * *std::max_element(cells.widths.begin(), cells.widths.end() - 1) + cells.widths.back();
    const Rect place{clock.right_end.x - widest, clock.right_end.y - metrics.ascent, widest, height};
    return {Bitmap(std::move(canvas)), place, cells};
}

}  // namespace slidewell
