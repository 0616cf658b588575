// Who comes after whom.
#include "playback/order.h"
#include "support/catch.h"

namespace slidewell {
namespace {

const std::vector<SlideId> abcd{"a", "b", "c", "d"};

}  // namespace

TEST_CASE("the list is a circle") {
    CHECK(following(abcd, "a", 1, {}) == "b");
    CHECK(following(abcd, "d", 1, {}) == "a");
    CHECK(following(abcd, "a", -1, {}) == "d");
    CHECK(neighbour(abcd, "a", 6) == "c");
    CHECK(neighbour(abcd, "a", -5) == "d");
}

TEST_CASE("slides to do without are passed over, the slide itself comes last") {
    CHECK(following(abcd, "a", 1, {"b", "c"}) == "d");
    CHECK(following(abcd, "a", -1, {"d"}) == "c");
    CHECK(following(abcd, "a", 1, {"b", "c", "d"}) == "a");
    CHECK_FALSE(following(abcd, "a", 1, {"a", "b", "c", "d"}));
    CHECK_FALSE(following({}, "a", 1, {}));
}

TEST_CASE("after a slide that is not listed comes the first") {
    CHECK(following(abcd, "x", 1, {}) == "a");
    CHECK(following(abcd, "x", 1, {"a"}) == "b");
    CHECK(neighbour(abcd, "x", 1) == "x");
}

TEST_CASE("the survivor is the nearest follower that is still there") {
    const std::vector<SlideId> ad{"a", "d"};
    const std::vector<SlideId> xy{"x", "y"};
    CHECK(survivor(abcd, ad, "b") == "d");
    CHECK(survivor(abcd, ad, "d") == "d");
    CHECK(survivor(abcd, std::vector<SlideId>{"a"}, "b") == "a");
    CHECK(survivor(abcd, xy, "b") == "x");
    CHECK(survivor(abcd, ad, "x") == "a");
    CHECK_FALSE(survivor(abcd, {}, "b"));
}

}  // namespace slidewell
