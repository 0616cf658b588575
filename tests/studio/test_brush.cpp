#include <algorithm>
#include <set>

#include "studio/blend.h"
#include "studio/brush.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

Pixel at(Canvas& canvas, int x, int y) { return canvas.row(y)[static_cast<std::size_t>(x)]; }
int red_at(Canvas& canvas, int x, int y) { return static_cast<int>(at(canvas, x, y) >> 16 & 255); }

}  // namespace

TEST_CASE("an opaque pixel hides, a clear one shows what is below, half a one blends") {
    CHECK(over(0xFF112233, 0xFFFFFFFF) == 0xFF112233);
    CHECK(over(0x00000000, 0xFF445566) == 0xFF445566);
    CHECK(over(0x80000000, 0xFFFFFFFF) == 0xFF7F7F7F);
    CHECK(over(0x80800000, 0x00000000) == 0x80800000);
}

TEST_CASE("fading by 255 changes nothing, by 0 leaves nothing") {
    for (const Pixel pixel : {0xFFFFFFFFU, 0x80402010U, 0x01010101U}) {
        CHECK(faded(pixel, 255) == pixel);
        CHECK(faded(pixel, 0) == 0);
    }
}

TEST_CASE("a box has sharp edges and round corners that are alike") {
    Canvas canvas({60, 50}, 0xFF000000);
    fill_rounded(canvas, {{5, 5, 40, 30}, {255, 255, 255}, 10});
    CHECK(at(canvas, 4, 20) == 0xFF000000);
    CHECK(at(canvas, 5, 20) == 0xFFFFFFFF);
    CHECK(at(canvas, 44, 20) == 0xFFFFFFFF);
    CHECK(at(canvas, 45, 20) == 0xFF000000);
    CHECK(at(canvas, 5, 5) == 0xFF000000);
    std::set<Pixel> shades;
    for (int y = 0; y < 10; ++y) {
        for (int x = 0; x < 10; ++x) {
            const Pixel corner = at(canvas, 5 + x, 5 + y);
            shades.insert(corner);
            CHECK(corner == at(canvas, 44 - x, 5 + y));
            CHECK(corner == at(canvas, 5 + x, 34 - y));
            CHECK(corner == at(canvas, 5 + y, 5 + x));
        }
    }
    CHECK(shades.size() > 6);  // smooth, not stepped
}

TEST_CASE("half its height makes a disc of the right area") {
    Canvas canvas({100, 100}, 0xFF000000);
    fill_rounded(canvas, {{0, 0, 100, 100}, {255, 255, 255}, 50});
    double area = 0;
    for (const Pixel pixel : canvas.pixels)
        area += (pixel & 255) / 255.0;
    CHECK(area == Approx(3.14159265 * 50 * 50).epsilon(0.002));
}

TEST_CASE("a radius that is too large is the largest that fits; boxes may stick out") {
    Canvas canvas({20, 20}, 0xFF000000);
    fill_rounded(canvas, {{-10, -10, 40, 40}, {255, 255, 255}, 900});
    CHECK(at(canvas, 10, 10) == 0xFFFFFFFF);
    fill_rounded(canvas, {{30, 30, 5, 5}, {255, 0, 0}, 2});
    fill(canvas, {-5, -5, 3, 3}, {255, 0, 0});
    fill_rounded(canvas, {{3, 3, 0, 0}, {255, 0, 0}, 2});
    CHECK(std::ranges::none_of(canvas.pixels, [](Pixel pixel) { return pixel == 0xFFFF0000; }));
}

TEST_CASE("a gradient runs from one colour to the other, flat at both ends") {
    Canvas canvas({4, 1000}, 0xFF000000);
    fill_gradient(canvas, {{0, 0, 4, 1000}, {0, 0, 0}, {200, 200, 200}, Gradient::Axis::top_to_bottom});
    CHECK(red_at(canvas, 0, 0) == 0);
    CHECK(red_at(canvas, 0, 999) == 200);
    CHECK(red_at(canvas, 0, 500) == Approx(100).margin(2));
    CHECK(red_at(canvas, 0, 100) <= 7);
    CHECK(red_at(canvas, 0, 900) >= 193);
}

TEST_CASE("a gradient is dithered: no row of a slow one is a single band") {
    Canvas canvas({64, 400}, 0xFF000000);
    fill_gradient(canvas, {{0, 0, 64, 400}, {10, 10, 10}, {14, 14, 14}, Gradient::Axis::top_to_bottom});
    int mixed = 0;
    for (int y = 100; y < 300; ++y) {
        const auto row = canvas.row(y);
        const auto [darkest, lightest] = std::ranges::minmax(row);
        CHECK((lightest & 255) - (darkest & 255) <= 1);
        mixed += darkest != lightest ? 1 : 0;
    }
    CHECK(mixed > 150);
}

TEST_CASE("a scrim keeps an opaque picture opaque") {
    Canvas canvas({300, 20}, 0xFF336699);
    fill_gradient(canvas, {{0, 0, 300, 20}, {0, 0, 0, 0}, {0, 0, 0, 220}, Gradient::Axis::left_to_right});
    CHECK(std::ranges::all_of(canvas.pixels, [](Pixel pixel) { return pixel >> 24 == 255; }));
    CHECK(at(canvas, 0, 10) == 0xFF336699);
    CHECK(red_at(canvas, 299, 10) < 10);
}

TEST_CASE("a bitmap is laid where it belongs, as far as there is canvas") {
    Canvas canvas({3, 2}, 0xFF000000);
    lay(canvas, {1, -1}, Bitmap(Canvas({5, 2}, 0xFFFFFFFF)));
    CHECK(canvas.pixels ==
          std::vector<Pixel>{0xFF000000, 0xFFFFFFFF, 0xFFFFFFFF, 0xFF000000, 0xFF000000, 0xFF000000});
    lay(canvas, {0, 0}, Bitmap());
    lay(canvas, {50, 50}, Bitmap(Canvas({5, 2}, 0xFFFFFFFF)));
    CHECK(canvas.pixels[0] == 0xFF000000);
}

TEST_CASE("rounding takes the corners off a bitmap and nothing else") {
    const Bitmap square(Canvas({40, 40}, 0xFFFFFFFF));
    const Bitmap round = rounded(square, 8);
    CHECK(round.at(0, 0) == 0);
    CHECK(round.at(39, 39) == 0);
    CHECK(round.at(8, 0) == 0xFFFFFFFF);
    CHECK(round.at(20, 20) == 0xFFFFFFFF);
    CHECK(rounded(square, 0).at(0, 0) == 0xFFFFFFFF);
}
