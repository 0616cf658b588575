#include "base/geometry.h"
#include "support/catch.h"

using namespace slidewell;

TEST_CASE("a picture contained in a frame keeps its shape and stands in the middle") {
    CHECK(contain({200, 100}, {0, 0, 100, 100}) == Rect{0, 25, 100, 50});
    CHECK(contain({100, 200}, {10, 20, 100, 100}) == Rect{35, 20, 50, 100});
    CHECK(contain({50, 50}, {0, 0, 100, 100}) == Rect{0, 0, 100, 100});
}

TEST_CASE("a very thin picture keeps at least one pixel") {
    CHECK(contain({10'000, 1}, {0, 0, 100, 100}).height == 1);
    CHECK(contain({1, 10'000}, {0, 0, 100, 100}).width == 1);
}

TEST_CASE("a picture that covers a frame leaves no gap and sticks out on one axis only") {
    const Rect frame{7, 3, 160, 90};
    for (const Size content :
         {Size{4000, 3000}, Size{3000, 4000}, Size{1, 999}, Size{999, 1}, Size{160, 90}}) {
        for (const Focus focus : {Focus{0, 0}, Focus{500, 500}, Focus{1000, 1000}, Focus{250, 900}}) {
            const Rect covered = cover(content, frame, focus);
            CAPTURE(content.width, content.height, focus.x, focus.y);
            CHECK(intersection(covered, frame) == frame);
            CHECK((covered.width == frame.width || covered.height == frame.height));
        }
    }
}

TEST_CASE("the focus decides which part of a covering picture is seen") {
    const Rect frame{0, 0, 100, 100};
    CHECK(cover({300, 100}, frame, {0, 500}).x == 0);
    CHECK(cover({300, 100}, frame, {500, 500}).x == -100);
    CHECK(cover({300, 100}, frame, {1000, 500}).x == -200);
}

TEST_CASE("nothing in nothing is nothing") {
    CHECK(contain({0, 0}, {0, 0, 100, 100}).empty());
    CHECK(intersection({0, 0, 10, 10}, {10, 0, 10, 10}).empty());
    CHECK(inset({0, 0, 10, 10}, 6).empty());
    CHECK(united({0, 0, 0, 0}, {5, 6, 7, 8}) == Rect{5, 6, 7, 8});
}

TEST_CASE("rectangles are cut and joined by their edges") {
    CHECK(intersection({0, 0, 10, 10}, {5, 5, 10, 10}) == Rect{5, 5, 5, 5});
    CHECK(united({0, 0, 10, 10}, {20, 5, 10, 10}) == Rect{0, 0, 30, 15});
    CHECK(inset({0, 0, 10, 20}, 2) == Rect{2, 2, 6, 16});
}
