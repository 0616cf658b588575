// From a display list to a Picture: layers of finished pixels.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "layout/display_list.h"
#include "playback/messages.h"
#include "playback/picture.h"
#include "studio/assets.h"
#include "studio/canvas_stock.h"
#include "studio/fonts.h"

namespace slidewell {

struct PaintJob {
    const DisplayList& list;
    const FontBook& fonts;
    SlideFiles sources;
    Timing timing;  // of the slide: reveals start once its transition is over, drifts last until it has gone
    ContentKey key;
    CanvasStock& canvases;  // for what covers the whole size, and for photos that drift
};

struct PaintedPicture {
    std::optional<Picture> picture;  // there exactly when no diagnostic is an error
    Diagnostics diagnostics;
};

// Layers are as small as what they show; the first covers the whole size.
[[nodiscard]] PaintedPicture paint(const PaintJob& job);

}  // namespace slidewell
