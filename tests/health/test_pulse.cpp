#include "health/pulse.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

// Came to rest at `start` with nothing due; the studio was heard just then.
constexpr VitalSigns::Time start{100h};
const VitalSigns resting{start, {}, {}, start};

}  // namespace

TEST_CASE("a player that stands still is well") {
    CHECK_FALSE(ailment(resting, start));
    CHECK_FALSE(ailment(resting, start + 4min));
}

TEST_CASE("a frame that is due and does not come is an ailment") {
    VitalSigns signs = resting;
    signs.due = start + 14s;
    CHECK_FALSE(ailment(signs, start + 14s));
    CHECK_FALSE(ailment(signs, start + 19s));
    CHECK(ailment(signs, start + 21s) == "a frame has been due for 7 s");
}

TEST_CASE("a player that is woken and does not come to rest again is ailing") {
    VitalSigns signs = resting;
    signs.woken = start + 10s;
    CHECK_FALSE(ailment(signs, start + 12s));
    CHECK(ailment(signs, start + 20s) == "the player has not answered for 10 s");
    signs.rested = start + 10s + 1ms;
    CHECK_FALSE(ailment(signs, start + 20s));
}

TEST_CASE("a studio that is started anew is nothing bad, one that stays away is") {
    VitalSigns signs = resting;
    signs.rested = start + 10min;
    CHECK_FALSE(ailment(signs, start + 5min));
    CHECK(ailment(signs, start + 6min) == "the studio has not answered for 360 s");
}
