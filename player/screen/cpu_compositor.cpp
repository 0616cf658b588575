// Stages are blended on the frame, in bands that stay in the cache; the frame is turned on its way out.
#include "screen/cpu_compositor.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "screen/draw.h"

namespace slidewell {
namespace {

constexpr int band_height = 16;

// The part of a stage that `part` of the frame shows. They differ while a picture of another size than the
// screen's is on: then the frame shows the largest part of the stage that has its shape.
Area on_stage(const Area& part, Size stage, Size frame) {
    if (stage == frame) return part;
    const Area seen = to_area(contain(frame, whole(stage)));
    const auto scaled = [](std::int64_t value, int to, int from) {
        return static_cast<std::int32_t>(value * to / (std::int64_t{from} * area_unit));
    };
    return {seen.x + scaled(part.x, seen.width, frame.width),
            seen.y + scaled(part.y, seen.height, frame.height), scaled(part.width, seen.width, frame.width),
            scaled(part.height, seen.height, frame.height)};
}

Rect place(const Overlay& overlay) { return moved(whole(overlay.bitmap.size()), overlay.at); }

bool same(const Overlay& a, const Overlay& b) {
    return place(a) == place(b) && view(a.bitmap).first == view(b.bitmap).first;
}

std::vector<Sheet> sheets_of(const Frame& frame, Size size) {
    static constexpr Transition cut{Transition::Kind::cut};
    return sheets(frame.outgoing ? frame.transition : cut, frame.into_transition, size);
}

}  // namespace

CpuCompositor::CpuCompositor(Pixels target, Rotation rotation)
    : target_(target),
      rotation_(rotation),
      size_(turned(target.size, rotation)),
      upright_(rotation == Rotation::none ? Size{} : size_),
      frame_(rotation == Rotation::none ? target_ : view(upright_)) {}

std::vector<Rect> CpuCompositor::draw(const Frame& frame, const Overlay& overlay) {
    std::vector<Rect> changed = update_stages(frame);
    std::ranges::copy(update_overlay(overlay), std::back_inserter(changed));
    const bool all = std::exchange(whole_frame_next_, frame.outgoing.has_value()) || frame.outgoing;
    if (all) changed = {whole(size_)};
    for (Rect& rect : changed)
        rect = intersection(rect, whole(size_));
    std::erase_if(changed, [](const Rect& rect) { return rect.empty(); });

    const std::vector<Sheet> sheets = sheets_of(frame, size_);
    for (Rect& rect : changed) {
        compose(sheets, rect);
        if (rotation_ == Rotation::none) continue;
        turn(frame_, rect, rotation_, target_);
        rect = turned(rect, size_, rotation_);
    }
    return changed;
}

// What has changed on the frame, were it not for a transition.
std::vector<Rect> CpuCompositor::update_stages(const Frame& frame) {
    if (frame.outgoing) {
        const ContentKey leaving = frame.outgoing->picture.key;
        if (!outgoing_.shows(leaving) && scene_.shows(leaving)) std::swap(outgoing_, scene_);
        outgoing_.show(*frame.outgoing, frame.time_of_day);
    } else {
        outgoing_ = Stage{};
    }
    std::vector<Rect> changed = scene_.show(frame.scene, frame.time_of_day);
    if (frame.scene.picture.size != size_ && !changed.empty()) changed = {whole(size_)};
    return changed;
}

std::vector<Rect> CpuCompositor::update_overlay(const Overlay& overlay) {
    if (same(overlay_, overlay)) return {};
    const Overlay before = std::exchange(overlay_, overlay);
    return {place(before), place(overlay_)};
}

void CpuCompositor::compose(const std::vector<Sheet>& sheets, Rect part) {
    for (int y = part.y; y < part.bottom(); y += band_height) {
        const Rect band{part.x, y, part.width, std::min(band_height, part.bottom() - y)};
        for (const auto& [from, blit] : sheets) {
            const ConstPixels stage = (from == Sheet::From::incoming ? scene_ : outgoing_).pixels();
            slidewell::draw(stage, {on_stage(blit.source, stage.size, size_), blit.target, blit.opacity},
                            Blend::mix, frame_, band);
        }
        const Blit on_top{to_area(whole(overlay_.bitmap.size())), place(overlay_)};
        slidewell::draw(view(overlay_.bitmap), on_top, Blend::over, frame_, band);
    }
}

Canvas drawn(const Frame& frame, Size size) {
    Canvas canvas(size);
    CpuCompositor compositor(view(canvas), Rotation::none);
    static_cast<void>(compositor.draw(frame, {}));
    return canvas;
}

Bitmap drawn_settled(const Picture& picture, Size size, Civil time_of_day) {
    constexpr Millis long_after_the_last_reveal{24LL * 60 * 60 * 1000};
    Frame frame;
    frame.scene = {picture, long_after_the_last_reveal};
    frame.time_of_day = time_of_day;
    return Bitmap(drawn(frame, size));
}

}  // namespace slidewell
