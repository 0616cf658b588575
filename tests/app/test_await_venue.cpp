#include "app/await_venue.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

// What a display, or the want of one, made the player do.
struct Awaited {
    bool opened = false;
    int rests = 0;
    std::string said;
};

// Fails for each of these reasons, in turn, and then opens.
Awaited await_after(const std::vector<std::string>& reasons, int patience) {
    Awaited awaited;
    std::size_t attempt = 0;
    const auto venue = await_venue(
        [&]() -> Result<std::unique_ptr<Venue>> {
            if (attempt < reasons.size()) return Error{reasons[attempt++]};
            Settings settings;
            settings.size = Size{160, 120};
            return open_headless_venue(settings);
        },
        [&](Millis time) {
            CHECK(time == Millis{1'000});
            return ++awaited.rests <= patience;
        },
        [&](const LogLine& line) { awaited.said += line.text + "\n"; });
    awaited.opened = venue != nullptr;
    return awaited;
}

}  // namespace

TEST_CASE("a display that is there is taken at once, without a word") {
    const Awaited awaited = await_after({}, 9);
    CHECK(awaited.opened);
    CHECK(awaited.rests == 0);
    CHECK(awaited.said.empty());
}

TEST_CASE("for a display that is not there the player waits, and says why once for each reason") {
    const Awaited awaited = await_after({"no TV", "no TV", "no TV", "no server", "no TV"}, 9);
    CHECK(awaited.opened);
    CHECK(awaited.rests == 5);
    CHECK(awaited.said ==
          "slidewell: no TV; waiting for a display\n"
          "slidewell: no server; waiting for a display\n"
          "slidewell: no TV; waiting for a display\n");
}

TEST_CASE("a player that is told to end waits no longer") {
    const Awaited awaited = await_after({"no TV", "no TV", "no TV"}, 1);
    CHECK_FALSE(awaited.opened);
    CHECK(awaited.rests == 2);
}
