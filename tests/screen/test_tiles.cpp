// Cutting a frame into tiles, and covering some of them with few rectangles.
#include <algorithm>
#include <random>

#include "screen/tiles.h"
#include "support/catch.h"

namespace slidewell {
namespace {

constexpr Size frame{300, 100};  // five tiles by four, smaller ones at two edges

}  // namespace

TEST_CASE("tiles lie side by side and end with the frame") {
    const TileGrid grid(frame);
    CHECK(grid.columns() == 5);
    CHECK(grid.rows() == 4);
    CHECK(grid.pixels(0) == Rect{0, 0, 64, 32});
    CHECK(grid.pixels(grid.number(4, 3)) == Rect{256, 96, 44, 4});
    CHECK(TileGrid(Size{}).count() == 0);
}

TEST_CASE("a part touches the tiles that it shares a pixel with") {
    const TileGrid grid(frame);
    CHECK(grid.touched_by({64, 32, 1, 1}) == Rect{1, 1, 1, 1});
    CHECK(grid.touched_by({63, 31, 2, 2}) == Rect{0, 0, 2, 2});
    CHECK(grid.touched_by({-50, -50, 1000, 1000}) == Rect{0, 0, 5, 4});
    CHECK(grid.touched_by({300, 0, 10, 10}).empty());
    CHECK(grid.touched_by({10, 10, 0, 10}).empty());
}

TEST_CASE("a full set is one rectangle, an empty one none") {
    Tiles tiles{TileGrid(frame)};
    CHECK(tiles.empty());
    CHECK(tiles.cover(1).empty());
    tiles.add(whole(frame));
    CHECK_FALSE(tiles.empty());
    CHECK(tiles.cover(9) == std::vector{whole(frame)});
}

TEST_CASE("runs one above the other make one rectangle, others their own") {
    Tiles tiles{TileGrid(frame)};
    tiles.add(Rect{64, 0, 128, 64});
    tiles.add(Rect{0, 64, 1, 1});
    CHECK(tiles.cover(9) == std::vector{Rect{64, 0, 128, 64}, Rect{0, 64, 64, 32}});
}

TEST_CASE("what fills most of a rectangle is covered by it") {
    Tiles tiles{TileGrid(frame)};
    tiles.add(Rect{0, 0, 256, 96});  // four tiles by three
    tiles.add(Rect{256, 0, 44, 32});
    CHECK(tiles.cover(9) == std::vector{Rect{0, 0, 300, 96}});
    Tiles fewer{TileGrid(frame)};
    fewer.add(Rect{0, 0, 256, 32});
    fewer.add(Rect{0, 32, 64, 32});
    CHECK(fewer.cover(9) == std::vector{Rect{0, 0, 256, 32}, Rect{0, 32, 64, 32}});
}

TEST_CASE("many pieces are covered by as few rectangles as are wanted") {
    std::mt19937 random(3);
    const TileGrid grid({3840, 2160});
    const std::size_t most = GENERATE(1U, 5U, 24U);
    const unsigned one_in = GENERATE(2U, 9U, 100U, 1000U);
    Tiles tiles(grid);
    for (int tile = 0; tile < grid.count(); ++tile) {
        if (random() % one_in == 0) tiles.add(tile);
    }
    const std::vector<Rect> rects = tiles.cover(most);
    CHECK(rects.size() <= most);
    bool covered = true;
    for (int tile = 0; tile < grid.count(); ++tile) {
        const auto has_it = [&](const Rect& rect) { return !intersection(rect, grid.pixels(tile)).empty(); };
        covered = covered && (!tiles.has(tile) || std::ranges::any_of(rects, has_it));
    }
    CHECK(covered);
}

}  // namespace slidewell
