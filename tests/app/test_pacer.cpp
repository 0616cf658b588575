#include "app/pacer.h"
#include "support/catch.h"

using slidewell::Pacer;
using namespace std::chrono_literals;

namespace {
constexpr Pacer::Clock::time_point start{100s};
}

TEST_CASE("frames are due one interval apart, however long each takes") {
    Pacer pacer(10ms);
    CHECK(pacer.next(start) == start + 10ms);
    CHECK(pacer.next(start + 12ms) == start + 20ms);
    CHECK(pacer.next(start + 29ms) == start + 30ms);
}

TEST_CASE("a frame that is ready before its time waits for it") {
    Pacer pacer(10ms);
    REQUIRE(pacer.next(start) == start + 10ms);
    CHECK(pacer.next(start + 3ms) == start + 10ms);
}

TEST_CASE("a frame that is ready just when it is due belongs to the next interval") {
    Pacer pacer(10ms);
    REQUIRE(pacer.next(start) == start + 10ms);
    CHECK(pacer.next(start + 10ms) == start + 20ms);
}

TEST_CASE("frames that were missed are dropped and the grid is kept") {
    Pacer pacer(10ms);
    REQUIRE(pacer.next(start) == start + 10ms);
    CHECK(pacer.next(start + 57ms) == start + 60ms);
    CHECK(pacer.next(start + 61ms) == start + 70ms);
}

TEST_CASE("after a rest the grid starts anew") {
    Pacer pacer(10ms);
    REQUIRE(pacer.next(start) == start + 10ms);
    CHECK(pacer.next(start + 5003ms) == start + 5013ms);
    CHECK(pacer.next(start + 5015ms) == start + 5023ms);
}
