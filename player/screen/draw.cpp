// Chooses between a plain copy and sampling, then blends run by run.
#include "screen/draw.h"

#include <algorithm>
#include <vector>

namespace slidewell {
namespace {

// Pixels without gaps between their rows are one long row.
Size in_rows(Size size, bool gapless) { return gapless ? Size{size.width * size.height, 1} : size; }

void put(std::span<const Pixel> from, std::span<Pixel> to, Blend blend, int opacity) {
    if (blend == Blend::mix) {
        mix(from, to, opacity);
    } else {
        lay_over(from, to, opacity);
    }
}

void draw_unscaled(const Excerpt& from, const Blit& blit, Point by, Blend blend, Pixels onto, Rect visible) {
    for (int y = visible.y; y < visible.bottom(); ++y) {
        const Point start{visible.x - by.x - from.at.x, y - by.y - from.at.y};
        put(from.pixels.run(start.x, start.y, visible.width), onto.run(visible.x, y, visible.width), blend,
            blit.opacity);
    }
}

void draw_scaled(const Excerpt& from, const Blit& blit, Blend blend, Pixels onto, Rect visible,
                 Sampler& sampler, Destination where) {
    sampler.begin(from, blit.source, blit.target, visible);
    const bool direct = blend == Blend::mix && blit.opacity >= opaque;
    std::vector<Pixel> row(direct ? 0 : static_cast<std::size_t>(visible.width));
    for (int y = visible.y; y < visible.bottom(); ++y) {
        const std::span<Pixel> to = onto.run(visible.x, y, visible.width);
        if (direct) {
            sampler.row(y, to, where);
        } else {
            sampler.row(y, row);
            put(row, to, blend, blit.opacity);
        }
    }
}

}  // namespace

std::optional<Point> unscaled_by(const Blit& blit, Size source) {
    const Point corner{blit.source.x / area_unit, blit.source.y / area_unit};
    const Rect pixels{corner.x, corner.y, blit.target.width, blit.target.height};
    const bool inside = intersection(pixels, whole(source)) == pixels;
    if (!inside || to_area(pixels) != blit.source) return std::nullopt;
    return Point{blit.target.x - corner.x, blit.target.y - corner.y};
}

void draw(const Excerpt& from, const Blit& blit, Blend blend, Pixels onto, Rect clip, Sampler& sampler,
          Destination where) {
    const Rect visible = intersection(intersection(blit.target, clip), whole(onto.size));
    if (visible.empty() || from.whole.empty() || blit.opacity <= 0) return;
    if (const auto by = unscaled_by(blit, from.whole)) {
        draw_unscaled(from, blit, *by, blend, onto, visible);
    } else {
        draw_scaled(from, blit, blend, onto, visible, sampler, where);
    }
}

void draw_all_over(const Excerpt& from, const Blit& blit, ConstPixels below, Pixels onto, Sampler& sampler,
                   Destination where) {
    sampler.begin(from, blit.source, blit.target, whole(onto.size));
    const int width = onto.size.width;
    for (int y = 0; y < onto.size.height; ++y)
        sampler.row_over(below.run(0, y, width), y, onto.run(0, y, width), blit.opacity, where);
}

void mix(ConstPixels from, ConstPixels below, Pixels out, int opacity, Destination where) {
    const bool gapless = from.gapless() && below.gapless() && out.gapless();
    const Size rows = in_rows(out.size, gapless);
    for (int y = 0; y < rows.height; ++y) {
        const std::span<Pixel> to = out.run(0, y, rows.width);
        if (below.first == out.first) {
            mix(from.run(0, y, rows.width), to, opacity);
        } else {
            mix(from.run(0, y, rows.width), below.run(0, y, rows.width), to, opacity, where);
        }
    }
}

void mix_both(ConstPixels from, ConstPixels below, const BlendedGrid& one, const BlendedGrid& other) {
    const bool gapless = from.gapless() && below.gapless() && one.out.gapless() && other.out.gapless();
    const Size rows = in_rows(from.size, gapless);
    for (int y = 0; y < rows.height; ++y) {
        mix_both(from.run(0, y, rows.width), below.run(0, y, rows.width),
                 {one.out.run(0, y, rows.width), one.opacity},
                 {other.out.run(0, y, rows.width), other.opacity});
    }
}

void copy(ConstPixels from, Pixels to, Destination where) {
    const Size rows = in_rows(to.size, from.gapless() && to.gapless());
    for (int y = 0; y < rows.height; ++y)
        copy(from.run(0, y, rows.width), to.run(0, y, rows.width), where);
}

void fill(Pixels pixels, Pixel with) {
    for (int y = 0; y < pixels.size.height; ++y)
        std::ranges::fill(pixels.run(0, y, pixels.size.width), with);
}

}  // namespace slidewell
