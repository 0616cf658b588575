// The frame by the simplest means: everything is painted, layer on layer and sheet on sheet, on whole
// canvases.
#pragma once

#include <utility>

#include "screen/compositor.h"
#include "screen/draw.h"

namespace slidewell {

inline Canvas flattened(const Scene& scene, std::optional<Civil> time_of_day) {
    Canvas canvas(scene.picture.size, to_pixel({}));
    Sampler sampler;
    Blend blend = Blend::mix;
    for (const Layer& layer : scene.picture.layers) {
        for (const Blit& blit : blits(layer, scene.elapsed, time_of_day))
            draw(all_of(view(layer.bitmap)), blit, blend, view(canvas), whole(canvas.size), sampler);
        blend = Blend::over;
    }
    return canvas;
}

// For pictures of the frame's size.
inline Canvas reference(const Frame& frame, const Overlay& overlay) {
    const Size size = frame.scene.picture.size;
    const Canvas incoming = flattened(frame.scene, frame.time_of_day);
    const Canvas outgoing = frame.outgoing ? flattened(*frame.outgoing, frame.time_of_day) : Canvas(Size{});
    Canvas canvas(size);
    Sampler sampler;
    const Transition cut{Transition::Kind::cut};
    for (const auto& [from, blit] :
         sheets(frame.outgoing ? frame.transition : cut, frame.into_transition, size)) {
        const Canvas& stage = from == Sheet::From::incoming ? incoming : outgoing;
        draw(all_of(view(stage)), blit, Blend::mix, view(canvas), whole(size), sampler);
    }
    const Rect plate = whole(overlay.bitmap.size());
    draw(all_of(view(overlay.bitmap)), {to_area(plate), moved(plate, overlay.at)}, Blend::over, view(canvas),
         whole(size), sampler);
    return canvas;
}

}  // namespace slidewell
