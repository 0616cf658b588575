// Chooses between a plain copy and sampling, then blends run by run.
#include "screen/draw.h"

#include <optional>

#include "screen/kernels.h"
#include "screen/sampler.h"

namespace slidewell {
namespace {

void put(std::span<const Pixel> from, std::span<Pixel> to, Blend blend, int opacity) {
    if (blend == Blend::mix) {
        mix(from, to, opacity);
    } else {
        lay_over(from, to, opacity);
    }
}

// Where the source's upper left pixel lies when no pixel must be computed between others.
std::optional<Point> unscaled(ConstPixels from, const Blit& blit) {
    const Area& source = blit.source;
    const Point corner{source.x / area_unit, source.y / area_unit};
    const Rect pixels{corner.x, corner.y, blit.target.width, blit.target.height};
    const bool inside = intersection(pixels, whole(from.size)) == pixels;
    return inside && to_area(pixels) == source ? std::optional(corner) : std::nullopt;
}

}  // namespace

void draw(ConstPixels from, const Blit& blit, Blend blend, Pixels onto, Rect clip) {
    const Rect visible = intersection(intersection(blit.target, clip), whole(onto.size));
    if (visible.empty() || from.size.empty() || blit.opacity <= 0) return;
    if (const auto corner = unscaled(from, blit)) {
        const int dx = corner->x - blit.target.x;
        const int dy = corner->y - blit.target.y;
        for (int y = visible.y; y < visible.bottom(); ++y) {
            put(from.run(visible.x + dx, y + dy, visible.width), onto.run(visible.x, y, visible.width), blend,
                blit.opacity);
        }
        return;
    }
    Sampler sampler(from, blit.source, blit.target, visible);
    for (int y = visible.y; y < visible.bottom(); ++y) {
        put(sampler.row(y), onto.run(visible.x, y, visible.width), blend, blit.opacity);
    }
}

}  // namespace slidewell
