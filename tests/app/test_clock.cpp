// What a show takes for the time, while clocks and time zones do what they do in months behind a TV.
#include <chrono>

#include "app/clock.h"
#include "support/catch.h"
#include "support/variable.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

class HandSet final : public Clocks {
  public:
    [[nodiscard]] Time steady() const override { return Time{passed}; }
    [[nodiscard]] std::chrono::system_clock::time_point wall() const override { return says + passed; }
    void sleep_until(Time /*time*/) override {}

    std::chrono::milliseconds passed{1h};
    std::chrono::system_clock::time_point says = std::chrono::sys_days{2026y / 11 / 22} + 9h + 41min;
};

constexpr const char* central_europe = "CET-1CEST,M3.5.0,M10.5.0/3";

}  // namespace

TEST_CASE("a clock that was never set tells no time of day, and does so once it is") {
    HandSet clocks;
    clocks.says = std::chrono::system_clock::time_point{};
    const ShowTime time(1, clocks);
    CHECK_FALSE(time.now().civil);
    clocks.says = std::chrono::sys_days{2026y / 11 / 22};
    CHECK(time.now().civil);
}

TEST_CASE("a jump of years moves the time of day and nothing else") {
    const Variable zone("TZ", "UTC0");
    HandSet clocks;
    const ShowTime time(1, clocks);
    const Steady before = time.now().steady;
    const auto jump = GENERATE(std::chrono::hours{0}, 24h * 365 * 30, -24h * 60);
    clocks.says += jump + 2h;
    clocks.passed += 10s;
    CHECK(time.now().steady == before + 10s);
    CHECK(time.now().civil->hour == (9 + 2 + 1) % 24);
}

TEST_CASE("daylight saving moves the time of day by an hour, both ways, and the show runs on") {
    const Variable zone("TZ", central_europe);
    HandSet clocks;
    const ShowTime time(1, clocks);
    const auto at = [&](std::chrono::system_clock::time_point wall) {
        clocks.says = wall - clocks.passed;
        return *time.now().civil;
    };
    const Steady before = time.now().steady;
    CHECK(at(std::chrono::sys_days{2026y / 3 / 29} + 59min) == Civil{1, 59});
    CHECK(at(std::chrono::sys_days{2026y / 3 / 29} + 1h) == Civil{3, 0});
    CHECK(at(std::chrono::sys_days{2026y / 10 / 25} + 59min) == Civil{2, 59});
    CHECK(at(std::chrono::sys_days{2026y / 10 / 25} + 1h) == Civil{2, 0});
    CHECK(time.now().steady == before);
}

TEST_CASE("another time zone counts at once") {
    HandSet clocks;
    const ShowTime time(1, clocks);
    const Variable here("TZ", "UTC0");
    const Civil before = *time.now().civil;
    const Variable there("TZ", "IST-5:30");
    CHECK(*time.now().civil == Civil{(before.hour + 6) % 24, (before.minute + 30) % 60});
}

TEST_CASE("the next minute is never further away than a minute, whatever the clock says") {
    HandSet clocks;
    const ShowTime time(1, clocks);
    for (const auto jump : {0h, 24h * 365 * 40, -24h * 365 * 70}) {
        clocks.says += jump;
        CHECK(time.now().to_next_minute > 0ms);
        CHECK(time.now().to_next_minute <= 60s);
    }
}
