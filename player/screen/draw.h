// Drawing one Blit: clipped, scaled where it must be, blended.
#pragma once

#include <optional>

#include "playback/frame.h"
#include "screen/kernels.h"
#include "screen/pixels.h"
#include "screen/sampler.h"

namespace slidewell {

enum class Blend {
    mix,   // the source is opaque
    over,  // the source has an alpha channel, premultiplied
};

[[nodiscard]] inline bool holds(Rect outer, Rect inner) { return intersection(outer, inner) == inner; }

// How far the target lies from the source when no pixel must be computed between others; nothing when some
// must.
[[nodiscard]] std::optional<Point> unscaled_by(const Blit& blit, Size source);

// Draws `blit` from `from` on `onto`, which is opaque, touching only what lies in `clip`. A part of the
// source that lies outside the whole of `from` repeats its edge; what is needed of the rest is at hand. Only
// where pixels are computed and not blended do they go anywhere else than into the caches.
void draw(const Excerpt& from, const Blit& blit, Blend blend, Pixels onto, Rect clip, Sampler& sampler,
          Destination where = Destination::caches);

// The same with Blend::mix, for a scaled blit that covers all of `onto`. What lies below it is read from
// elsewhere.
void draw_all_over(const Excerpt& from, const Blit& blit, ConstPixels below, Pixels onto, Sampler& sampler,
                   Destination where);

// Blends one on another of the same size; to `out`, which may be `below` itself.
void mix(ConstPixels from, ConstPixels below, Pixels out, int opacity, Destination where);
// The same twice, each to another place, past the caches; what both are made from is read once.
struct BlendedGrid {
    Pixels out;
    int opacity = 0;
};
void mix_both(ConstPixels from, ConstPixels below, const BlendedGrid& one, const BlendedGrid& other);
void copy(ConstPixels from, Pixels to, Destination where = Destination::caches);
void fill(Pixels pixels, Pixel with);

}  // namespace slidewell
