// Sheets are laid one over the other. What lies at the bottom is read where it is: nothing is copied that
// will be blended with something else anyway.
#include "screen/easel.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "screen/halves.h"

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
    if (block.in_cells) {
        paint_cells(frame, block, onto, where);
    } else {
        paint_sheets(frame, block, onto, where);
    }
    lay_on_top(frame.overlay, block, onto);
}

// Only the last sheet is laid where the frame is to be: what lies below it is still wanted in the caches.
void Easel::paint_sheets(const Composition& frame, const Patch& block, Pixels onto, Destination where) {
    ConstPixels below;
    for (const int number : block.sheets) {
        const LaidSheet& sheet = frame.sheets.sheet(number);
        const bool last = number == block.sheets.back();
        const Pixels on = last ? onto : cleared(lower_sheet_, onto.size);
        below =
            lay(frame.stage(sheet), sheet.blit, block.part, below, on, last ? where : Destination::caches);
    }
    if (below.first != nullptr && below.first != onto.first) copy(below, onto, where);
}

// Row by row: memory is slow when many short rows are read and written one below the other.
void Easel::paint_cells(const Composition& frame, const Patch& block, Pixels onto, Destination where) {
    const Rect part = block.part;
    const LaidSheet& ground = frame.sheets.sheet(block.sheets.front());
    const bool incoming_below = ground.from == Sheet::From::incoming;
    const ConstPixels below = pixels(frame.stage(ground), part, lower_sheet_).pixels;
    const ConstPixels from = pixels(incoming_below ? frame.outgoing : frame.incoming, part).pixels;
    for (int y = 0; y < part.height;) {
        for (const int end = lay_out_cells(frame.sheets, part, part.y + y) - part.y; y < end; ++y) {
            mix(from.run(0, y, part.width), below.run(0, y, part.width), onto.run(0, y, part.width),
                opacities_, where);
        }
    }
}

// How strong the cells are on row `y` of the part. Returns the first row below on which that is different.
int Easel::lay_out_cells(const SheetIndex& sheets, Rect part, int y) {
    opacities_.assign(static_cast<std::size_t>(part.width) * halves_per_pixel, 0);
    int end = part.bottom();
    const TileGrid& grid = sheets.grid();
    const Rect tiles = grid.touched_by(part);
    for (int column = tiles.x; column < tiles.right(); ++column) {
        const int tile = grid.number(column, tiles.y);
        for (const int number : sheets.on(tile).subspan(1)) {
            const LaidSheet& sheet = sheets.sheet(number);
            const Rect cell = intersection(intersection(sheet.blit.target, grid.pixels(tile)), part);
            if (y < cell.bottom()) end = std::min(end, y < cell.y ? cell.y : cell.bottom());
            if (y < cell.y || y >= cell.bottom()) continue;
            const auto at = static_cast<std::size_t>(cell.x - part.x) * halves_per_pixel;
            const auto count = static_cast<std::size_t>(cell.width) * halves_per_pixel;
            std::ranges::fill(std::span(opacities_).subspan(at, count),
                              static_cast<std::uint16_t>(sheet.blit.opacity));
        }
    }
    return end;
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
    const Rect seen = intersection(blit.target, part);
    const Rect source =
        by ? moved(seen, {-by->x, -by->y}) : Sampler::needed(blit.source, blit.target, seen, stage.size());
    const Excerpt from = pixels(stage, source);
    const Blit here = moved(blit, {-part.x, -part.y});
    const bool elsewhere = below.first != nullptr && below.first != onto.first;
    if (elsewhere && seen == part) {
        draw_all_over(from, here, below, onto, sampler_, where);
        return onto;
    }
    if (elsewhere) copy(below, onto);
    draw(from, here, Blend::mix, onto, whole(onto.size), sampler_);
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
