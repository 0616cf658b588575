// Flattening scenes, and repainting no more than what has changed.
#include <chrono>

#include "screen/random_pixels.h"
#include "screen/stage.h"
#include "support/catch.h"

using namespace std::chrono_literals;

namespace slidewell {
namespace {

constexpr Size size{120, 80};
constexpr Rect all = whole(size);

Layer ground() { return {Bitmap(random_opaque(size, 13)), all, Still{}}; }

Picture lively() {
    Layer clock{Bitmap(random_translucent({104, 12}, 14)), {10, 60, 50, 12}, Clock{}};
    std::get<Clock>(clock.motion).widths = {10, 6, 10, 10, 10, 10, 10, 10, 10, 10, 8};
    return {5,
            size,
            {ground(),
             {Bitmap(random_translucent({30, 20}, 15)), {5, 5, 30, 20}, Appear{1s, 500ms, 6}},
             {Bitmap(random_opaque({50, 50}, 16)),
              {70, 20, 40, 40},
              Drift{to_area({0, 0, 50, 50}), to_area({5, 5, 40, 40}), 10s}},
             clock}};
}

std::vector<Pixel> flat(const Stage& stage) {
    std::vector<Pixel> pixels;
    const ConstPixels view = stage.pixels();
    for (int y = 0; y < view.size.height; ++y) {
        const auto row = view.run(0, y, view.size.width);
        pixels.insert(pixels.end(), row.begin(), row.end());
    }
    return pixels;
}

std::vector<Pixel> afresh(const Picture& picture, Millis elapsed, Civil time) {
    Stage stage;
    stage.show({picture, elapsed}, time);
    return flat(stage);
}

}  // namespace

TEST_CASE("a picture of one layer is shown as it is, without a copy") {
    const Picture picture{1, size, {ground()}};
    Stage stage;
    CHECK(stage.show({picture, 0ms}, {}) == std::vector{all});
    CHECK(stage.pixels().first == picture.layers[0].bitmap.row(0).data());
    CHECK(stage.shows(1));
}

TEST_CASE("while nothing moves, nothing is said to have changed") {
    Stage stage;
    stage.show({lively(), 20s}, {9, 41});
    CHECK(stage.show({lively(), 21s}, {9, 41}).empty());
}

TEST_CASE("repainting what has moved gives the same pixels as painting everything") {
    Stage stage;
    for (Millis elapsed = 0ms; elapsed <= 12s; elapsed += 130ms) {
        const Civil time{9, static_cast<int>(elapsed.count() / 1'000)};
        stage.show({lively(), elapsed}, time);
        CAPTURE(elapsed.count());
        CHECK(flat(stage) == afresh(lively(), elapsed, time));
    }
}

TEST_CASE("a minute changes the clock's digits and nothing else") {
    Stage stage;
    stage.show({lively(), 20s}, {9, 41});
    const std::vector<Rect> changed = stage.show({lively(), 20s}, {9, 42});
    REQUIRE_FALSE(changed.empty());
    for (const Rect& rect : changed) {
        CHECK(intersection(rect, {10, 60, 50, 12}) == rect);
    }
}

TEST_CASE("another picture changes everything") {
    Stage stage;
    stage.show({lively(), 20s}, {});
    const Picture other{6, size, {ground()}};
    CHECK(stage.show({other, 0ms}, {}) == std::vector{all});
    CHECK_FALSE(stage.shows(5));
}

TEST_CASE("layers that stick out are cut off, and a picture without layers is black") {
    Stage stage;
    const Layer out{Bitmap(random_opaque({50, 50}, 17)), {-20, 60, 50, 50}, Appear{0ms, 1s, 30}};
    stage.show({{7, size, {ground(), out}}, 0ms}, {});
    for (const Rect& rect : stage.show({{7, size, {ground(), out}}, 500ms}, {})) {
        CHECK(intersection(rect, all) == rect);
    }
    stage.show({{8, size, {}}, 0ms}, {});
    CHECK(flat(stage) == Canvas(size, 0xFF000000).pixels);
}

}  // namespace slidewell
