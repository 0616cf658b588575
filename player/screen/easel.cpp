// Sheets are laid one over the other. What lies at the bottom is read where it is: nothing is copied that
// will be blended with something else anyway.
#include "screen/easel.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace slidewell {
namespace {

Blit moved(const Blit& blit, Point by) { return {blit.source, moved(blit.target, by), blit.opacity}; }

}  // namespace

Pixels Easel::cleared(Canvas& canvas, Size size) {
    const auto needed = static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
    if (canvas.pixels.size() < needed) canvas = Canvas(size);
    return {canvas.pixels.data(), size, size.width};
}

// `part` of the stage, in its bitmap or painted on our own canvas.
Excerpt Easel::pixels(const Stage& stage, Rect part, Canvas& otherwise) {
    const Point at{part.x, part.y};
    if (const auto at_hand = stage.at_hand(part)) return {*at_hand, at, stage.size()};
    const Pixels painted = cleared(otherwise, part.size());
    stage.paint(part, painted, sampler_);
    return {painted, at, stage.size()};
}

void Easel::paint(const Composition& frame, const Patch& block, Pixels onto, Destination where) {
    ConstPixels below;
    for (const int number : block.sheets) {
        const LaidSheet& sheet = frame.sheets.sheet(number);
        const Destination destination = number == block.sheets.back() ? where : Destination::caches;
        below = lay(frame.stage(sheet), sheet.blit, block.part, below, onto, destination);
    }
    if (below.first != nullptr && below.first != onto.first) copy(below, onto);
    lay_on_top(frame.overlay, block, onto);
}

void Easel::lay_on_top(const Overlay& overlay, const Patch& block, Pixels onto) {
    const Rect plate = moved(whole(overlay.bitmap.size()), overlay.at);
    const Blit on_top{to_area(whole(plate.size())), moved(plate, {-block.part.x, -block.part.y})};
    draw(all_of(view(overlay.bitmap)), on_top, Blend::over, onto, whole(onto.size), sampler_);
}

void Easel::paint_both(const Composition& frame, const Composition& later, const Patch& block, Pixels onto,
                       Pixels later_onto) {
    const auto where_it_lies = [&](const LaidSheet& sheet) {
        const auto by = unscaled_by(sheet.blit, frame.stage(sheet).size());
        const bool all_over = by && holds(sheet.blit.target, block.part);
        return all_over ? std::optional(moved(block.part, {-by->x, -by->y})) : std::nullopt;
    };
    const auto sheet = [&](std::size_t place) -> const LaidSheet& {
        return frame.sheets.sheet(block.sheets[place]);
    };
    const bool two = block.sheets.size() == 2;
    const auto lower = two && sheet(0).blit.opacity >= opaque ? where_it_lies(sheet(0)) : std::nullopt;
    const auto upper = two ? where_it_lies(sheet(1)) : std::nullopt;
    if (!lower || !upper) {
        paint(frame, block, onto, Destination::memory);
        paint(later, block, later_onto, Destination::memory);
        return;
    }
    const ConstPixels below = pixels(frame.stage(sheet(0)), *lower, lower_sheet_).pixels;
    const ConstPixels from = pixels(frame.stage(sheet(1)), *upper).pixels;
    const int later_opacity = later.sheets.sheet(block.sheets[1]).blit.opacity;
    mix_both(from, below, {onto, sheet(1).blit.opacity}, {later_onto, later_opacity});
    lay_on_top(frame.overlay, block, onto);
    lay_on_top(later.overlay, block, later_onto);
}

// Returns what lies below the next sheet: `onto`, or pixels that it has not been necessary to copy there.
ConstPixels Easel::lay(const Stage& stage, const Blit& blit, Rect part, ConstPixels below, Pixels onto,
                       Destination where) {
    const std::optional<Point> by = unscaled_by(blit, stage.size());
    if (by && holds(blit.target, part)) {
        return lay_all_over(stage, blit, moved(part, {-by->x, -by->y}), below, onto, where);
    }
    if (below.first != nullptr && below.first != onto.first) copy(below, onto);
    const Rect seen = intersection(blit.target, part);
    const Rect source =
        by ? moved(seen, {-by->x, -by->y}) : Sampler::needed(blit.source, blit.target, seen, stage.size());
    const Excerpt from = pixels(stage, source);
    draw(from, moved(blit, {-part.x, -part.y}), Blend::mix, onto, whole(onto.size), sampler_);
    return onto;
}

ConstPixels Easel::lay_all_over(const Stage& stage, const Blit& blit, Rect source, ConstPixels below,
                                Pixels onto, Destination where) {
    if (blit.opacity < opaque) {
        mix(pixels(stage, source).pixels, below, onto, blit.opacity, where);
    } else if (const auto at_hand = stage.at_hand(source)) {
        return *at_hand;
    } else {
        stage.paint(source, onto, sampler_, where);
    }
    return onto;
}

}  // namespace slidewell
