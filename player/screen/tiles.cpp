// Sets of tiles, and rectangles that cover them.
#include "screen/tiles.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace slidewell {
namespace {

constexpr int divided_up(int length, int by) { return (length + by - 1) / by; }

// Adds a run to those of the rows above, or makes the one above it taller.
void stack(std::vector<Rect>& rects, Rect run) {
    const auto above = std::ranges::find_if(rects, [&](const Rect& rect) {
        return rect.bottom() == run.y && rect.x == run.x && rect.width == run.width;
    });
    if (above == rects.end()) {
        rects.push_back(run);
    } else {
        above->height += run.height;
    }
}

// Then one rectangle is better: it is on the screen at once, while a server that copies several may see to
// somebody else between two of them.
bool fill_most_of(Rect around, const std::vector<Rect>& rects) {
    const auto area = [](Rect rect) { return std::int64_t{rect.width} * rect.height; };
    std::int64_t filled = 0;
    for (const Rect& rect : rects)
        filled += area(rect);
    return rects.size() > 1 && 4 * filled >= 3 * area(around);
}

}  // namespace

TileGrid::TileGrid(Size frame)
    : frame_(frame),
      columns_(divided_up(std::max(0, frame.width), tile_size.width)),
      rows_(divided_up(std::max(0, frame.height), tile_size.height)) {}

Rect TileGrid::pixels(int tile) const { return pixels({tile % columns_, tile / columns_, 1, 1}); }

Rect TileGrid::pixels(Rect tiles) const {
    return intersection({tiles.x * tile_size.width, tiles.y * tile_size.height, tiles.width * tile_size.width,
                         tiles.height * tile_size.height},
                        whole(frame_));
}

Rect TileGrid::touched_by(Rect part) const {
    const Rect seen = intersection(part, whole(frame_));
    if (seen.empty()) return {};
    const int left = seen.x / tile_size.width;
    const int top = seen.y / tile_size.height;
    return {left, top, divided_up(seen.right(), tile_size.width) - left,
            divided_up(seen.bottom(), tile_size.height) - top};
}

bool Tiles::empty() const { return std::ranges::find(in_, true) == in_.end(); }

void Tiles::add(Rect part) {
    const Rect tiles = grid_.touched_by(part);
    for (int row = tiles.y; row < tiles.bottom(); ++row) {
        for (int column = tiles.x; column < tiles.right(); ++column)
            add(grid_.number(column, row));
    }
}

void Tiles::add(const Tiles& other) {
    for (int tile = 0; tile < grid_.count(); ++tile) {
        if (other.has(tile)) add(tile);
    }
}

bool Tiles::has_any(Rect block) const {
    for (int row = block.y; row < std::min(block.bottom(), grid_.rows()); ++row) {
        for (int column = block.x; column < std::min(block.right(), grid_.columns()); ++column) {
            if (has(grid_.number(column, row))) return true;
        }
    }
    return false;
}

// In tiles; a block of so many by so many counts as one when any of them is in the set.
std::vector<Rect> Tiles::runs(int block) const {
    std::vector<Rect> rects;
    for (int row = 0; row < grid_.rows(); row += block) {
        Rect run{0, row, 0, block};
        for (int column = 0; column < grid_.columns() + block; column += block) {
            if (has_any({column, row, block, block})) {
                if (run.empty()) run.x = column;
                run.width = column + block - run.x;
            } else if (!run.empty()) {
                stack(rects, run);
                run.width = 0;
            }
        }
    }
    return rects;
}

std::vector<Rect> Tiles::cover(std::size_t most) const {
    std::vector<Rect> rects = runs(1);
    for (int block = 2; rects.size() > most; block *= 2)
        rects = runs(block);
    for (Rect& rect : rects)
        rect = grid_.pixels(rect);
    const Rect around = std::accumulate(rects.begin(), rects.end(), Rect{}, united);
    return fill_most_of(around, rects) ? std::vector{around} : rects;
}

}  // namespace slidewell
