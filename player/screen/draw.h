// Drawing one Blit: clipped, scaled where it must be, blended.
#pragma once

#include "playback/frame.h"
#include "screen/pixels.h"

namespace slidewell {

enum class Blend {
    mix,   // the source is opaque
    over,  // the source has an alpha channel, premultiplied
};

// Draws `blit` from `from` on `onto`, which is opaque, touching only what lies in `clip`. A part of the
// source that lies outside `from` repeats its edge.
void draw(ConstPixels from, const Blit& blit, Blend blend, Pixels onto, Rect clip);

}  // namespace slidewell
