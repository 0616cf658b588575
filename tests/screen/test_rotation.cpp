// Turning by quarters.
#include "screen/random_pixels.h"
#include "screen/rotation.h"
#include "support/catch.h"

namespace slidewell {
namespace {

constexpr Size upright{71, 39};

}  // namespace

TEST_CASE("degrees are quarters of a turn, and nothing else") {
    CHECK(to_rotation(0) == Rotation::none);
    CHECK(to_rotation(90) == Rotation::quarter);
    CHECK(to_rotation(180) == Rotation::half);
    CHECK(to_rotation(270) == Rotation::three_quarters);
    for (const int degrees : {-90, 1, 45, 91, 360, 450})
        CHECK_FALSE(to_rotation(degrees));
}

TEST_CASE("a quarter turn clockwise brings the top to the right") {
    Canvas canvas({3, 2}, 0);
    canvas.row(0)[0] = 1;  // upper left
    canvas.row(1)[2] = 2;  // lower right
    Canvas onto({2, 3});
    turn(all_of(view(std::as_const(canvas))), Rotation::quarter, view(onto));
    CHECK(onto.pixels == std::vector<Pixel>{0, 1, 0, 0, 2, 0});
}

TEST_CASE("four quarters, or two halves, bring every pixel back") {
    const Rotation rotation = GENERATE(Rotation::quarter, Rotation::half, Rotation::three_quarters);
    const Canvas before = random_opaque(upright, 12);
    Canvas canvas = before;
    for (int i = 0; i < 4; ++i) {
        Canvas next(turned(canvas.size, rotation));
        turn(all_of(view(std::as_const(canvas))), rotation, view(next));
        CHECK(next.pixels != canvas.pixels);
        canvas = std::move(next);
    }
    CHECK(canvas.size == upright);
    CHECK(canvas.pixels == before.pixels);
}

TEST_CASE("a part is turned to the rectangle that is said to be its place, and nowhere else") {
    const Rotation rotation =
        GENERATE(Rotation::none, Rotation::quarter, Rotation::half, Rotation::three_quarters);
    const Rect part{10, 3, 45, 33};
    const Canvas from(part.size(), 0xFFFFFFFF);
    Canvas onto(turned(upright, rotation), 0);
    turn({view(from), {part.x, part.y}, upright}, rotation, view(onto));
    const Rect place = turned(part, upright, rotation);
    CHECK(place.width * place.height == part.width * part.height);
    bool right = true;
    for (int y = 0; y < onto.size.height; ++y) {
        for (int x = 0; x < onto.size.width; ++x) {
            const bool inside = !intersection(place, {x, y, 1, 1}).empty();
            right = right && *view(onto).at(x, y) == (inside ? 0xFFFFFFFF : 0);
        }
    }
    CHECK(right);
}

}  // namespace slidewell
