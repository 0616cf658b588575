// The show's time.
#include <chrono>

#include "playback/show_clock.h"
#include "support/catch.h"

using namespace std::chrono_literals;

namespace slidewell {

TEST_CASE("the show's time runs with the clock until it is stopped, and goes on from where it stands") {
    ShowClock clock;
    CHECK(clock.at(Steady{5s}) == Steady{5s});
    clock.stop(Steady{6s}, Steady{0s});
    CHECK(clock.stopped());
    CHECK(clock.at(Steady{60s}) == Steady{6s});
    clock.go(Steady{60s});
    CHECK_FALSE(clock.stopped());
    CHECK(clock.at(Steady{61s}) == Steady{7s});
    CHECK(clock.steady(Steady{7s}) == Steady{61s});
}

TEST_CASE("what is half done comes to its end before the show's time stands") {
    ShowClock clock;
    clock.stop(Steady{6s}, Steady{8s});
    CHECK(clock.stopped());
    CHECK_FALSE(clock.stands(Steady{7s}));
    CHECK(clock.at(Steady{7s}) == Steady{7s});
    CHECK(clock.stands(Steady{8s}));
    CHECK(clock.at(Steady{9s}) == Steady{8s});
}

TEST_CASE("going on before it stood loses nothing") {
    ShowClock clock;
    clock.stop(Steady{6s}, Steady{8s});
    clock.go(Steady{7s});
    CHECK(clock.at(Steady{20s}) == Steady{20s});
}

}  // namespace slidewell
