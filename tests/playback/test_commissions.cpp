#include "playback/commissions.h"
#include "support/catch.h"

namespace slidewell {
namespace {

constexpr Size full{1920, 1080};
constexpr Size small{640, 360};

}  // namespace

TEST_CASE("two pictures are on their way at the most, and none twice") {
    Commissions commissions;
    CHECK(commissions.give({"a", 1, full}));
    CHECK_FALSE(commissions.give({"a", 1, full}));
    CHECK_FALSE(commissions.give({"a", 1, full, {2, 0}}));
    CHECK(commissions.give({"b", 1, full}));
    CHECK_FALSE(commissions.give({"c", 1, full}));
    static_cast<void>(commissions.settle({"a", 1, full}));
    CHECK(commissions.give({"c", 1, full}));
}

TEST_CASE("an answer settles what it is about, and tells the nudge with which that was asked for") {
    Commissions commissions;
    REQUIRE(commissions.give({"a", 1, full, {1, 2}}));
    CHECK(commissions.holds("a", full));
    CHECK_FALSE(commissions.holds("a", small));
    CHECK(commissions.settle({"a", 1, full}) == PaintSlide{"a", 1, full, {1, 2}});
    CHECK_FALSE(commissions.holds("a", full));
}

TEST_CASE("an answer about a newer version settles the oldest request for that slide") {
    Commissions commissions;
    REQUIRE(commissions.give({"a", 1, full}));
    REQUIRE(commissions.give({"a", 2, full}));
    CHECK(commissions.settle({"a", 3, full}).version == 1);
    CHECK(commissions.settle({"a", 2, full}).version == 2);
}

TEST_CASE("an answer to nothing settles nothing") {
    Commissions commissions;
    REQUIRE(commissions.give({"a", 1, full}));
    CHECK(commissions.settle({"a", 1, small}) == PaintSlide{"a", 1, small});
    CHECK(commissions.settle({"b", 1, full}) == PaintSlide{"b", 1, full});
    CHECK(commissions.holds("a", full));
}

}  // namespace slidewell
