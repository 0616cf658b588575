#include "app/restart_pauses.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

constexpr bool healthy = true;
constexpr bool answered = true;

Millis after(RestartPauses& pauses, int deaths, bool has_answered) {
    for (int i = 0; i < deaths; ++i)
        pauses.died(!healthy, has_answered);
    return pauses.next();
}

}  // namespace

TEST_CASE("the first restart follows at once, the others after pauses that double to the longest") {
    RestartPauses pauses(500ms, 30s);
    CHECK(after(pauses, 1, !answered) == 0ms);
    CHECK(after(pauses, 1, !answered) == 500ms);
    CHECK(after(pauses, 1, !answered) == 1s);
    CHECK(after(pauses, 1, !answered) == 2s);
    CHECK(after(pauses, 1'000, !answered) == 30s);
}

TEST_CASE("a studio that answers before it dies is missed for a second at the most") {
    RestartPauses pauses(500ms, 30s);
    CHECK(after(pauses, 1, answered) == 0ms);
    CHECK(after(pauses, 1, answered) == 500ms);
    CHECK(after(pauses, 1'000, answered) == 1s);
}

TEST_CASE("one that was killed before its first answer counts as one, however many were before it") {
    RestartPauses pauses(500ms, 30s);
    CHECK(after(pauses, 100, answered) == 1s);
    CHECK(after(pauses, 1, !answered) == 1s);
    CHECK(after(pauses, 2, !answered) == 2s);
    CHECK(after(pauses, 1, answered) == 1s);
}

TEST_CASE("after a healthy while all begins anew") {
    RestartPauses pauses(500ms, 30s);
    CHECK(after(pauses, 100, !answered) == 30s);
    pauses.died(healthy, !answered);
    CHECK(pauses.next() == 0ms);
}
