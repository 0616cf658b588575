// Counts the sheets of each tile, then lists them tile by tile.
#include "screen/sheet_index.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace slidewell {
namespace {

void for_each_tile(const TileGrid& grid, const LaidSheet& sheet, auto&& action) {
    const Rect tiles = grid.touched_by(sheet.blit.target);
    for (int row = tiles.y; row < tiles.bottom(); ++row) {
        for (int column = tiles.x; column < tiles.right(); ++column)
            action(static_cast<std::size_t>(grid.number(column, row)));
    }
}

bool is_unscaled(const Blit& blit) {
    return blit.source.width == blit.target.width * area_unit &&
           blit.source.height == blit.target.height * area_unit;
}

// True when both take a pixel of the frame from the same place.
bool same_mapping(const Blit& a, const Blit& b) {
    if (a.source == b.source && a.target == b.target) return true;
    return is_unscaled(a) && is_unscaled(b) &&
           a.source.x - a.target.x * area_unit == b.source.x - b.target.x * area_unit &&
           a.source.y - a.target.y * area_unit == b.source.y - b.target.y * area_unit;
}

// Asked for each tile of each frame, so what is quickly told comes first.
bool same_within(const TileGrid& grid, int tile, const LaidSheet& a, const LaidSheet& b) {
    if (a.stage != b.stage || a.blit.opacity != b.blit.opacity) return false;
    if (a.blit == b.blit) return true;
    const Rect part = grid.pixels(tile);
    return intersection(a.blit.target, part) == intersection(b.blit.target, part) &&
           same_mapping(a.blit, b.blit);
}

}  // namespace

SheetIndex::SheetIndex(const TileGrid& grid, std::vector<LaidSheet> sheets)
    : grid_(grid), sheets_(std::move(sheets)), starts_(static_cast<std::size_t>(grid.count()) + 1) {
    for (const LaidSheet& sheet : sheets_)
        for_each_tile(grid, sheet, [&](std::size_t tile) { ++starts_[tile + 1]; });
    std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
    numbers_.resize(static_cast<std::size_t>(starts_.back()));
    std::vector<int> next = starts_;
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
        for_each_tile(grid, sheets_[i], [&](std::size_t tile) {
            numbers_[static_cast<std::size_t>(next[tile]++)] = static_cast<int>(i);
        });
    }
}

std::span<const int> SheetIndex::on(int tile) const {
    const auto start = static_cast<std::size_t>(starts_[static_cast<std::size_t>(tile)]);
    const auto end = static_cast<std::size_t>(starts_[static_cast<std::size_t>(tile) + 1]);
    return std::span(numbers_).subspan(start, end - start);
}

bool SheetIndex::in_place_on(int tile) const {
    return std::ranges::all_of(on(tile), [&](int number) { return sheet(number).in_place; });
}

bool SheetIndex::in_cells_on(int tile) const {
    const std::span<const int> numbers = on(tile);
    if (numbers.empty() || !in_place_on(tile)) return false;
    const LaidSheet& ground = sheet(numbers.front());
    const std::span<const int> cells = numbers.subspan(1);
    const Rect part = grid_.pixels(tile);
    const auto stands_alone = [&](int cell) {
        return sheet(cell).stage != ground.stage && std::ranges::none_of(cells, [&](int other) {
                   return other != cell &&
                          !intersection(sheet(cell).blit.target, sheet(other).blit.target).empty();
               });
    };
    return ground.blit.opacity >= opaque && intersection(ground.blit.target, part) == part &&
           std::ranges::all_of(cells, stands_alone);
}

bool same_on(int tile, const SheetIndex& a, const SheetIndex& b) {
    return std::ranges::equal(a.on(tile), b.on(tile), [&](int in_a, int in_b) {
        return same_within(a.grid(), tile, a.sheet(in_a), b.sheet(in_b));
    });
}

}  // namespace slidewell
