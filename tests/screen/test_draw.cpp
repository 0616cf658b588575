// Where a blit lands, and where it does not.
#include <utility>

#include "screen/draw.h"
#include "screen/random_pixels.h"
#include "support/catch.h"

namespace slidewell {
namespace {

const Canvas before = random_opaque({40, 30}, 10);
const Canvas from = random_opaque({20, 20}, 11);

// True when every pixel of `canvas` outside `rect` is as before, and every one inside is `expected(x, y)`.
bool changed_only(const Canvas& canvas, Rect rect, const auto& expected) {
    for (int y = 0; y < canvas.size.height; ++y) {
        for (int x = 0; x < canvas.size.width; ++x) {
            const bool inside = !intersection(rect, {x, y, 1, 1}).empty();
            const Pixel wanted = inside ? expected(x, y) : *view(before).at(x, y);
            if (*view(canvas).at(x, y) != wanted) return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("an unscaled blit is copied to its place, cut off at the clip and at the canvas") {
    Canvas onto = before;
    Sampler sampler;
    const Blit blit{to_area(whole(from.size)), {30, -5, 20, 20}, opaque};
    draw(all_of(view(from)), blit, Blend::mix, view(onto), {0, 0, 40, 10}, sampler);
    CHECK(changed_only(onto, {30, 0, 10, 10}, [](int x, int y) { return *view(from).at(x - 30, y + 5); }));
}

TEST_CASE("a part of the source goes to another place") {
    Canvas onto = before;
    Sampler sampler;
    draw(all_of(view(from)), {to_area({4, 6, 10, 8}), {1, 2, 10, 8}, opaque}, Blend::mix, view(onto),
         whole(onto.size), sampler);
    CHECK(changed_only(onto, {1, 2, 10, 8}, [](int x, int y) { return *view(from).at(x + 3, y + 4); }));
}

TEST_CASE("a scaled blit fills its place and nothing else") {
    const Canvas even({20, 20}, 0xFF336699);
    Canvas onto = before;
    Sampler sampler;
    draw(all_of(view(even)), {to_area(whole(even.size)), {3, 4, 31, 17}, opaque}, Blend::mix, view(onto),
         {0, 0, 20, 15}, sampler);
    CHECK(changed_only(onto, {3, 4, 17, 11}, [](int, int) { return Pixel{0xFF336699}; }));
}

TEST_CASE("what covers all can be drawn elsewhere than what lies below it") {
    const int opacity = GENERATE(1, 100, opaque);
    const Blit blit{{300, 200, 17 * area_unit, 16 * area_unit}, {-2, 0, 45, 30}, opacity};
    Sampler sampler;
    Canvas expected = before;
    draw(all_of(view(from)), blit, Blend::mix, view(expected), whole(expected.size), sampler);
    for (const Destination where : {Destination::caches, Destination::memory}) {
        Canvas elsewhere(before.size, 0xFFFF0000);
        draw_all_over(all_of(view(from)), blit, view(before), view(elsewhere), sampler, where);
        CHECK(elsewhere.pixels == expected.pixels);
    }
    Canvas in_place = before;
    draw_all_over(all_of(view(from)), blit, view(std::as_const(in_place)), view(in_place), sampler,
                  Destination::memory);
    CHECK(in_place.pixels == expected.pixels);
}

TEST_CASE("what has no opacity, no size or no pixels changes nothing") {
    Canvas onto = before;
    Sampler sampler;
    const Rect all = whole(onto.size);
    draw(all_of(view(from)), {to_area(whole(from.size)), {0, 0, 20, 20}, 0}, Blend::mix, view(onto), all,
         sampler);
    draw(all_of(view(from)), {to_area(whole(from.size)), {0, 0, 0, 20}, opaque}, Blend::mix, view(onto), all,
         sampler);
    draw(all_of(view(from)), {to_area(whole(from.size)), {90, 0, 20, 20}, opaque}, Blend::mix, view(onto),
         all, sampler);
    draw(Excerpt{}, {to_area(whole(from.size)), {0, 0, 20, 20}, opaque}, Blend::mix, view(onto), all,
         sampler);
    CHECK(onto.pixels == before.pixels);
}

TEST_CASE("a source that reaches beyond its bitmap repeats the edge") {
    const Canvas even({20, 20}, 0xFF445566);
    Canvas onto = before;
    Sampler sampler;
    draw(all_of(view(even)), {to_area({-5, -5, 30, 30}), {0, 0, 30, 30}, opaque}, Blend::mix, view(onto),
         whole(onto.size), sampler);
    CHECK(changed_only(onto, {0, 0, 30, 30}, [](int, int) { return Pixel{0xFF445566}; }));
}

}  // namespace slidewell
