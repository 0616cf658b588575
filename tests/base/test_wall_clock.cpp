#include "base/wall_clock.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

TEST_CASE("a clock that says a day before slidewell was there is not set") {
    CHECK_FALSE(is_set(std::chrono::sys_seconds{0s}));
    CHECK_FALSE(is_set(std::chrono::sys_days{2025y / 12 / 31} + 24h - 1s));
    CHECK(is_set(std::chrono::sys_days{2026y / 1 / 1}));
    CHECK(is_set(std::chrono::sys_days{2062y / 11 / 22}));
}
