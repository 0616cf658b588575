// Sorting sheets into tiles, and telling whether a tile shows the same as before.
#include <algorithm>

#include "screen/sheet_index.h"
#include "support/catch.h"

namespace slidewell {
namespace {

const TileGrid grid(Size{256, 64});  // four tiles by two

LaidSheet laid(StageNumber stage, Rect target, Point source, int opacity = opaque) {
    const Area from = to_area({source.x, source.y, target.width, target.height});
    return {stage, Sheet::From::incoming, {from, target, opacity}, source == Point{target.x, target.y}};
}

std::vector<int> numbers(const SheetIndex& index, int tile) {
    const auto on = index.on(tile);
    return {on.begin(), on.end()};
}

}  // namespace

TEST_CASE("a tile knows the sheets that touch it, in painting order") {
    const SheetIndex index(grid, {laid(1, {0, 0, 256, 64}, {0, 0}), laid(2, {100, 40, 30, 10}, {100, 40}),
                                  laid(2, {0, 0, 64, 32}, {5, 5})});
    CHECK(numbers(index, 0) == std::vector{0, 2});
    CHECK(numbers(index, 1) == std::vector{0});
    CHECK(numbers(index, 5) == std::vector{0, 1});
    CHECK(numbers(index, 6) == std::vector{0, 1});
    CHECK(numbers(index, 7) == std::vector{0});
    CHECK(index.in_place_on(5));
    CHECK_FALSE(index.in_place_on(0));
    CHECK(numbers(SheetIndex(grid), 3).empty());
}

TEST_CASE("a tile is in cells where parts of one picture lie side by side on another that is all over it") {
    const LaidSheet ground = laid(1, {0, 0, 256, 64}, {0, 0});
    const LaidSheet cell = laid(2, {0, 0, 30, 64}, {0, 0}, 77);
    const auto in_cells = [](const std::vector<LaidSheet>& sheets) {
        return SheetIndex(grid, sheets).in_cells_on(0);
    };
    CHECK(in_cells({ground}));
    CHECK(
        in_cells({ground, cell, laid(2, {30, 0, 40, 20}, {30, 0}, 200), laid(2, {30, 20, 9, 9}, {30, 20})}));
    CHECK_FALSE(in_cells({}));
    CHECK_FALSE(in_cells({laid(1, {0, 0, 60, 64}, {0, 0}), cell}));
    CHECK_FALSE(in_cells({laid(1, {0, 0, 256, 64}, {0, 0}, 255), cell}));
    CHECK_FALSE(in_cells({laid(1, {0, 0, 256, 64}, {1, 0}), cell}));
    CHECK_FALSE(in_cells({ground, laid(2, {0, 0, 30, 64}, {0, 1})}));
    CHECK_FALSE(in_cells({ground, laid(1, {0, 0, 30, 64}, {0, 0}, 77)}));
    CHECK_FALSE(in_cells({ground, cell, laid(2, {29, 0, 30, 64}, {29, 0})}));
}

TEST_CASE("an edge that moves changes only the tiles that it passes") {
    const auto wiped = [](int x) {
        return SheetIndex(grid, {laid(1, {x, 0, 256 - x, 64}, {x, 0}), laid(2, {0, 0, x, 64}, {0, 0})});
    };
    const SheetIndex before = wiped(70);
    const SheetIndex now = wiped(150);
    CHECK(same_on(0, before, now));
    CHECK_FALSE(same_on(1, before, now));
    CHECK_FALSE(same_on(2, before, now));
    CHECK(same_on(3, before, now));
}

TEST_CASE("another stage, place, size or opacity is a change") {
    const Rect all{0, 0, 256, 64};
    const SheetIndex index(grid, {laid(1, all, {0, 0})});
    CHECK(same_on(0, index, SheetIndex(grid, {laid(1, all, {0, 0})})));
    CHECK_FALSE(same_on(0, index, SheetIndex(grid, {laid(2, all, {0, 0})})));
    CHECK_FALSE(same_on(0, index, SheetIndex(grid, {laid(1, all, {1, 0})})));
    CHECK_FALSE(same_on(0, index, SheetIndex(grid, {laid(1, all, {0, 0}, 255)})));
    CHECK_FALSE(same_on(0, index, SheetIndex(grid)));
    LaidSheet scaled = laid(1, all, {0, 0});
    scaled.blit.source.width -= 1;
    CHECK_FALSE(same_on(0, index, SheetIndex(grid, {scaled})));
}

}  // namespace slidewell
