#include "app/pacer.h"
#include "support/catch.h"

using slidewell::Pacer;
using namespace std::chrono_literals;

namespace {

constexpr Pacer::Time start{100s};

// After a frame that took no time.
Pacer::Time next(Pacer& pacer, Pacer::Time now) { return pacer.next(now, now); }

Pacer on_own_grid() { return {10ms, false}; }
Pacer paced_by_display() { return {10ms, true}; }

}  // namespace

TEST_CASE("frames are due one interval apart, however long each takes") {
    Pacer pacer = on_own_grid();
    CHECK(next(pacer, start) == start + 10ms);
    CHECK(next(pacer, start + 12ms) == start + 20ms);
    CHECK(next(pacer, start + 29ms) == start + 30ms);
}

TEST_CASE("a frame that is ready before its time waits for it") {
    Pacer pacer = on_own_grid();
    REQUIRE(next(pacer, start) == start + 10ms);
    CHECK(next(pacer, start + 3ms) == start + 10ms);
}

TEST_CASE("a frame that is ready just when it is due belongs to the next interval") {
    Pacer pacer = on_own_grid();
    REQUIRE(next(pacer, start) == start + 10ms);
    CHECK(next(pacer, start + 10ms) == start + 20ms);
}

TEST_CASE("frames that were missed are dropped and the grid is kept") {
    Pacer pacer = on_own_grid();
    REQUIRE(next(pacer, start) == start + 10ms);
    CHECK(next(pacer, start + 57ms) == start + 60ms);
    CHECK(next(pacer, start + 61ms) == start + 70ms);
}

TEST_CASE("after a rest the grid starts anew") {
    Pacer pacer = on_own_grid();
    REQUIRE(next(pacer, start) == start + 10ms);
    CHECK(next(pacer, start + 5003ms) == start + 5013ms);
    CHECK(next(pacer, start + 5015ms) == start + 5023ms);
}

TEST_CASE("a new grid begins where its first frame began") {
    Pacer pacer = on_own_grid();
    CHECK(pacer.next(start, start + 2ms) == start + 10ms);
    CHECK(pacer.next(start + 9s, start + 9s + 13ms) == start + 9s + 20ms);
}

TEST_CASE("a frame shows the moment for which it was due") {
    Pacer pacer = on_own_grid();
    REQUIRE(next(pacer, start) == start + 10ms);
    CHECK(pacer.moment(start + 10ms) == start + 10ms);
    CHECK(pacer.moment(start + 17ms) == start + 10ms);
    CHECK(pacer.moment(start + 45ms) == start + 40ms);
    CHECK(pacer.moment(start + 4ms) == start + 4ms);  // woken before its time, to end
}

TEST_CASE("where the display paces, the next frame is due at once") {
    Pacer pacer = paced_by_display();
    for (Pacer::Time now = start; now < start + 1s; now += 9'900us) {
        REQUIRE(next(pacer, now) == now);
        CHECK(pacer.moment(now + 1ms) == now);
    }
}

TEST_CASE("a driver may take some frames in advance") {
    Pacer pacer = paced_by_display();
    CHECK(next(pacer, start) == start);
    for (const auto now : {start + 1ms, start + 2ms, start + 3ms, start + 12ms, start + 13ms, start + 22ms})
        CHECK(next(pacer, now) == now);
}

TEST_CASE("a display that does not keep its promise is not relied on any more") {
    Pacer pacer = paced_by_display();
    for (const auto now : {start, start + 1ms, start + 2ms, start + 3ms})
        REQUIRE(next(pacer, now) == now);
    CHECK(next(pacer, start + 4ms) == start + 13ms);
    CHECK(next(pacer, start + 14ms) == start + 23ms);
    CHECK(next(pacer, start + 5s) == start + 5'010ms);
}

TEST_CASE("a frame that was not presented waits for its time, and is no broken promise") {
    Pacer pacer = paced_by_display();
    REQUIRE(next(pacer, start) == start);
    Pacer::Time now = start;
    for (int frame = 1; frame <= 10; ++frame) {
        now = pacer.next(now, now, false);
        CHECK(now == start + frame * 10ms);
    }
    CHECK(next(pacer, now + 10ms) == now + 10ms);
}

TEST_CASE("what is drawn quickly waits, so that frames are as long after their time as slower ones") {
    Pacer pacer = on_own_grid();
    CHECK(pacer.presented_at(start, start + 1ms) == start + 1ms);
    CHECK(pacer.presented_at(start + 10ms, start + 13ms) == start + 13ms);
    const auto third = pacer.presented_at(start + 20ms, start + 21ms);
    CHECK(third > start + 22'900us);
    CHECK(third < start + 23ms);
    Pacer::Time at;
    for (int frame = 3; frame < 500; ++frame)
        at = pacer.presented_at(start + frame * 10ms, start + frame * 10ms + 1ms);
    CHECK(at - (start + 4990ms) < 1'100us);
}

TEST_CASE("no frame waits for more than five eighths of an interval, however late another was") {
    Pacer pacer = on_own_grid();
    CHECK(pacer.presented_at(start, start + 60ms) == start + 60ms);
    const auto next = pacer.presented_at(start + 70ms, start + 71ms);
    CHECK(next <= start + 76'250us);
    CHECK(next > start + 76'100us);
}

TEST_CASE("where the display paces, a frame is shown when it is drawn") {
    Pacer pacer = paced_by_display();
    CHECK(pacer.presented_at(start, start + 4ms) == start + 4ms);
    CHECK(pacer.presented_at(start + 10ms, start + 11ms) == start + 11ms);
}
