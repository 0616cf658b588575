// What was asked for and not answered.
#include "app/open_requests.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

constexpr OpenRequests::Time begun{};
constexpr Size screen{64, 36};

}  // namespace

TEST_CASE("an answer settles what was asked for at its size, in whatever version it comes") {
    OpenRequests open;
    open.add({"a.xml", 1, screen}, begun);
    CHECK_FALSE(open.settle("b.xml", screen));
    CHECK_FALSE(open.settle("a.xml", {36, 64}));
    CHECK(open.settle("a.xml", screen));
    CHECK(open.oldest() == nullptr);
    CHECK_FALSE(open.settle("a.xml", screen));
}

TEST_CASE("what is asked for again counts from then on") {
    OpenRequests open;
    open.add({"a.xml", 1, screen}, begun);
    open.add({"b.xml", 1, screen}, begun + 1s);
    open.add({"a.xml", 1, screen}, begun + 2s);
    REQUIRE(open.oldest() != nullptr);
    CHECK(open.oldest()->slide == "b.xml");
    CHECK_FALSE(open.any_from_before(begun + 1s));
    CHECK(open.any_from_before(begun + 1s + 1ms));
}

TEST_CASE("the next studio is asked for what the last one left open, and has as much time for it") {
    OpenRequests open;
    open.add({"a.xml", 1, screen}, begun);
    open.add({"b.xml", 2, screen}, begun + 1s);
    const auto all = open.begin_anew(begun + 60s);
    CHECK(all == std::vector<PaintSlide>{{"a.xml", 1, screen}, {"b.xml", 2, screen}});
    CHECK_FALSE(open.any_from_before(begun + 60s));
}

TEST_CASE("the oldest goes when there are too many") {
    OpenRequests open;
    for (SlideVersion version = 1; version <= 9; ++version)
        open.add({"a.xml", version, screen}, begun);
    CHECK(open.begin_anew(begun).size() == 8);
    CHECK(open.oldest()->version == 2);
}

TEST_CASE("the largest picture that was asked for says how much may come") {
    OpenRequests open;
    CHECK(open.most_bytes() == 0);
    open.add({"a.xml", 1, {3840, 2160}}, begun);
    const std::size_t large = open.most_bytes();
    CHECK(large >= std::size_t{3840} * 2160 * sizeof(Pixel));
    open.add({"b.xml", 1, screen}, begun);
    CHECK(open.most_bytes() == large);
    CHECK(open.settle("a.xml", {3840, 2160}));
    CHECK(open.most_bytes() < large);
}
