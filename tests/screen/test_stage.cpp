// Flattening scenes, and repainting no more than what has changed.
#include <algorithm>
#include <chrono>
#include <utility>

#include "screen/draw.h"
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

// The same wherever the pixels go.
PixelMemory painted(const Stage& stage, Rect part) {
    Canvas canvas(part.size(), 0x12345678);
    Canvas past_the_caches(part.size(), 0x87654321);
    Sampler sampler;
    stage.paint(part, view(canvas), sampler);
    stage.paint(part, view(past_the_caches), sampler, Destination::memory);
    CHECK(past_the_caches.pixels == canvas.pixels);
    return canvas.pixels;
}

PixelMemory afresh(const Picture& picture, Millis elapsed, Civil time) {
    Stage stage;
    stage.show({picture, elapsed}, time);
    return painted(stage, all);
}

}  // namespace

TEST_CASE("what one bitmap shows alone and unscaled is at hand, without a copy") {
    const Layer ground_layer = ground();
    const Layer item{Bitmap(random_translucent({30, 20}, 15)), {5, 5, 30, 20}, Still{}};
    Stage stage;
    CHECK(stage.show({{1, size, {ground_layer, item}}, 0ms}, {}) == std::vector{all});
    CHECK(stage.size() == size);
    const auto below = stage.at_hand({0, 30, 120, 10});
    REQUIRE(below);
    CHECK(below->first == ground_layer.bitmap.row(30).data());
    CHECK(below->size == Size{120, 10});
    CHECK_FALSE(stage.at_hand({34, 24, 10, 10}));
    CHECK_FALSE(stage.at_hand(all));
}

TEST_CASE("while nothing moves, nothing is said to have changed") {
    Stage stage;
    stage.show({lively(), 20s}, Civil{9, 41});
    CHECK(stage.show({lively(), 21s}, Civil{9, 41}).empty());
}

TEST_CASE("nothing looks different outside the parts that are said to have changed") {
    Stage stage;
    stage.show({lively(), 0ms}, Civil{9, 0});
    PixelMemory before = afresh(lively(), 0ms, {9, 0});
    for (Millis elapsed = 130ms; elapsed <= 12s; elapsed += 130ms) {
        const Civil time{9, static_cast<int>(elapsed.count() / 1'000)};
        const std::vector<Rect> changed = stage.show({lively(), elapsed}, time);
        const PixelMemory now = painted(stage, all);
        CAPTURE(elapsed.count());
        CHECK(now == afresh(lively(), elapsed, time));
        bool told = true;
        for (int i = 0; i < size.width * size.height; ++i) {
            const Rect pixel{i % size.width, i / size.width, 1, 1};
            const auto holds_it = [&](const Rect& rect) { return !intersection(rect, pixel).empty(); };
            const auto at = static_cast<std::size_t>(i);
            told = told && (now[at] == before[at] || std::ranges::any_of(changed, holds_it));
        }
        CHECK(told);
        before = now;
    }
}

TEST_CASE("a part is painted as it is painted with all the rest") {
    Stage stage;
    stage.show({lively(), 1200ms}, Civil{9, 41});
    Canvas whole_scene(size);
    whole_scene.pixels = painted(stage, all);
    for (const Rect part :
         {Rect{0, 0, 33, 17}, Rect{60, 15, 60, 50}, Rect{75, 25, 9, 4}, Rect{119, 79, 1, 1}}) {
        Canvas expected(part.size());
        copy(part_of(view(std::as_const(whole_scene)), part), view(expected));
        CHECK(painted(stage, part) == expected.pixels);
    }
}

TEST_CASE("what drifts hides what is below it, unless something shows through") {
    const bool shows_through = GENERATE(false, true);
    const Canvas photo = random_opaque({50, 50}, 16);
    Canvas above_all = photo;
    if (shows_through) above_all.pixels[1234] = 0;
    const auto drifting = [](const Canvas& canvas) {
        return Layer{Bitmap(canvas), all, Drift{to_area({0, 0, 50, 50}), to_area({5, 5, 40, 40}), 10s}};
    };
    const PixelMemory alone = afresh({1, size, {drifting(photo)}}, 5s, {});
    const PixelMemory above = afresh({2, size, {ground(), drifting(above_all)}}, 5s, {});
    CHECK((above == alone) == !shows_through);
}

TEST_CASE("what lies behind a photo that drifts need not be painted to look the same") {
    const Drift drift{to_area({0, 0, 50, 50}), to_area({5, 5, 40, 40}), 10s};
    const Picture picture{
        9,
        size,
        {ground(),
         {Bitmap(random_opaque({50, 50}, 16)), {-7, 10, 71, 60}, drift},
         {Bitmap(random_translucent({80, 80}, 19)), {40, 0, 80, 80}, Still{}},
         {Bitmap(random_translucent({30, 20}, 15)), {50, 55, 30, 20}, Appear{1s, 500ms, 6}}}};
    const Millis elapsed = GENERATE(0ms, 1200ms, 5s, 10s);
    Canvas layer_by_layer(size);
    Sampler sampler;
    for (const Layer& layer : picture.layers) {
        for (const Blit& blit : blits(layer, elapsed, {}))
            draw(all_of(view(layer.bitmap)), blit, Blend::over, view(layer_by_layer), all, sampler);
    }
    CHECK(afresh(picture, elapsed, {}) == layer_by_layer.pixels);
}

TEST_CASE("a minute changes the clock's digits and nothing else") {
    Stage stage;
    stage.show({lively(), 20s}, Civil{9, 41});
    const std::vector<Rect> changed = stage.show({lively(), 20s}, Civil{9, 42});
    REQUIRE_FALSE(changed.empty());
    for (const Rect& rect : changed) {
        CHECK(intersection(rect, {10, 60, 50, 12}) == rect);
    }
}

TEST_CASE("another picture, or another size of it, changes everything") {
    Stage stage;
    stage.show({lively(), 20s}, Civil{});
    const Picture other{6, size, {ground()}};
    CHECK(stage.show({other, 0ms}, {}) == std::vector{all});
    CHECK_FALSE(stage.shows(lively()));
    const Picture narrow{6, {60, 80}, {ground()}};
    CHECK_FALSE(stage.shows(narrow));
    CHECK(stage.show({narrow, 0ms}, {}) == std::vector{whole(narrow.size)});
}

TEST_CASE("layers that stick out are cut off, and a picture without layers is black") {
    Stage stage;
    const Layer out{Bitmap(random_opaque({50, 50}, 17)), {-20, 60, 50, 50}, Appear{0ms, 1s, 30}};
    stage.show({{7, size, {ground(), out}}, 0ms}, {});
    for (const Rect& rect : stage.show({{7, size, {ground(), out}}, 500ms}, {})) {
        CHECK(intersection(rect, all) == rect);
    }
    stage.show({{8, size, {}}, 0ms}, {});
    CHECK(painted(stage, all) == Canvas(size, 0xFF000000).pixels);
}

TEST_CASE("scaling is more work than laying over, and that is more than copying") {
    const auto work = [](const Picture& picture) {
        Stage stage;
        stage.show({picture, 1s}, {});
        return stage.work();
    };
    const Bitmap bitmap(random_translucent(size, 18));
    const std::int64_t copied = work({1, size, {ground()}});
    const std::int64_t laid = work({2, size, {ground(), {bitmap, all, Still{}}}});
    const Drift drift{to_area(all), to_area({5, 5, 60, 40}), 10s};
    const std::int64_t scaled = work({3, size, {ground(), {bitmap, all, drift}}});
    CHECK(copied == std::int64_t{size.width} * size.height);
    CHECK(copied < laid);
    CHECK(laid < scaled);
}

}  // namespace slidewell
