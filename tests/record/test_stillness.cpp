#include <algorithm>

#include "record/stillness.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

constexpr Size screen{640, 360};
constexpr Pixel white = 0xFFFFFFFF;
constexpr Pixel black = 0xFF000000;

constexpr Steady at(int minutes) { return Steady{Millis{minutes * 60'000}}; }

// A ground, and on it a square of another colour in the middle.
Picture slide(Pixel ground, Pixel square) {
    Picture picture{1, screen, {{Bitmap(Canvas(screen, ground)), whole(screen), Still{}}}};
    const Size size{40, 40};
    picture.layers.push_back({Bitmap(Canvas(size, square)), {300, 160, 40, 40}, Appear{}});
    return picture;
}

constexpr std::size_t corner = 0;
constexpr std::size_t middle = 18 * 64 + 32;  // the cell at 320, 180

}  // namespace

TEST_CASE("a heat map has 64 cells along the longer side, about square") {
    CHECK(heat_grid({1920, 1080}) == HeatGrid{64, 36});
    CHECK(heat_grid({1080, 1920}) == HeatGrid{36, 64});
    CHECK(heat_grid({1024, 768}) == HeatGrid{64, 48});
    CHECK(heat_grid({10'000, 100}) == HeatGrid{64, 12});
    CHECK(heat_grid({}) == HeatGrid{});
}

TEST_CASE("a cell's tone is the mean of its pixels, with what lies on the ground") {
    const CellTones tones = cell_tones(slide(white, black));
    REQUIRE(tones.tones.size() == 64 * 36);
    CHECK(tones.tones.at(corner) == std::array<std::uint8_t, 3>{255, 255, 255});
    CHECK(tones.tones.at(middle) == std::array<std::uint8_t, 3>{0, 0, 0});
}

TEST_CASE("a layer that hangs over the edge counts where it is seen") {
    Picture picture = slide(white, black);
    picture.layers.back().place = {-20, -20, 40, 40};
    const CellTones tones = cell_tones(picture);
    CHECK(tones.tones.at(corner) == std::array<std::uint8_t, 3>{0, 0, 0});
    CHECK(tones.tones.at(2) == std::array<std::uint8_t, 3>{255, 255, 255});
}

TEST_CASE("what stays the same from slide to slide stands still, what changes does not") {
    Stillness stillness;
    stillness.look(cell_tones(slide(white, black)), at(0));
    stillness.look(cell_tones(slide(white, white)), at(1));
    stillness.look(cell_tones(slide(white, black)), at(2));
    stillness.count(at(3));
    const HeatMap map = stillness.take();
    CHECK(map.longest.at(corner) == 180);
    CHECK(map.longest.at(middle) == 60);
}

TEST_CASE("light counts beyond ten minutes, and black gives none") {
    Stillness stillness;
    stillness.look(cell_tones(slide(white, black)), at(0));
    stillness.count(at(8));
    CHECK(std::ranges::max(stillness.take().light) == 0);
    stillness.count(at(15));
    const HeatMap map = stillness.take();
    CHECK(map.light.at(corner) == 300);
    CHECK(map.light.at(middle) == 0);
}

TEST_CASE("what was taken is not counted again, but stands on") {
    Stillness stillness;
    stillness.look(cell_tones(slide(white, black)), at(0));
    stillness.count(at(20));
    (void)stillness.take();
    stillness.count(at(21));
    const HeatMap map = stillness.take();
    CHECK(map.longest.at(corner) == 21 * 60);
    CHECK(map.light.at(corner) == 60);
}

TEST_CASE("a change too small to matter is none, however often it comes") {
    Stillness stillness;
    stillness.look(cell_tones(slide(0xFFC0C0C0, black)), at(0));
    stillness.look(cell_tones(slide(0xFFC2C2C2, black)), at(1));
    stillness.count(at(2));
    CHECK(stillness.take().longest.at(corner) == 120);
    stillness.look(cell_tones(slide(0xFFC8C8C8, black)), at(3));
    stillness.count(at(4));
    const HeatMap map = stillness.take();
    CHECK(map.longest.at(corner) == 180);
    CHECK(map.longest.at(middle) == 240);
}

TEST_CASE("another screen begins anew") {
    Stillness stillness;
    stillness.look(cell_tones(slide(white, black)), at(0));
    Picture upright{2, {360, 640}, {{Bitmap(Canvas({360, 640}, white)), whole({360, 640}), Still{}}}};
    stillness.look(cell_tones(upright), at(5));
    stillness.count(at(6));
    const HeatMap map = stillness.take();
    CHECK(map.grid == HeatGrid{36, 64});
    CHECK(std::ranges::max(map.longest) == 60);
}

TEST_CASE("two maps of a day make one: the longest of each cell, and all its light") {
    const HeatGrid grid{2, 1};
    CHECK(together({grid, {5, 9}, {1, 2}}, {grid, {7, 3}, {10, 20}}) == HeatMap{grid, {7, 9}, {11, 22}});
}
