// Where layers are, when.
#include <chrono>

#include "playback/easing.h"
#include "playback/frame.h"
#include "support/catch.h"

using namespace std::chrono_literals;

namespace slidewell {
namespace {

constexpr Rect place{100, 200, 60, 40};
const Bitmap bitmap{Canvas({60, 40})};

Picture picture_of(const Motion& motion) { return {1, {1920, 1080}, {{bitmap, place, motion}}}; }
std::vector<Blit> shown(const Motion& motion, Millis elapsed, std::optional<Civil> time = Civil{}) {
    return blits({bitmap, place, motion}, elapsed, time);
}

Clock clock_face(bool twelve_hours) { return {{10, 6, 10, 10, 10, 10, 10, 10, 10, 10, 4}, twelve_hours}; }

// The digits that a clock shows, read back from where in the bitmap they come from.
std::string read(const Clock& clock, Civil time) {
    std::string text;
    for (const Blit& blit : shown(clock, 0ms, time)) {
        int left = 0;
        for (std::size_t i = 0; i < clock.widths.size(); ++i) {
            if (blit.source.x == left * area_unit) text += "0123456789:"[i];
            left += clock.widths[i];
        }
    }
    return text;
}

}  // namespace

TEST_CASE("easing starts and ends at rest, reaches both ends exactly and never goes back") {
    CHECK(eased(0) == 0);
    CHECK(eased(full_way / 2) == full_way / 2);
    CHECK(eased(full_way) == full_way);
    CHECK(eased(full_way / 100) < full_way / 1000);
    bool back = false;
    for (int way = 1; way <= full_way; ++way)
        back = back || eased(way) < eased(way - 1);
    CHECK_FALSE(back);
}

TEST_CASE("progress is clamped, and no time at all is over at once") {
    CHECK(progress(-5ms, 100ms) == 0);
    CHECK(progress(50ms, 100ms) == full_way / 2);
    CHECK(progress(1h, 100ms) == full_way);
    CHECK(progress(0ms, 0ms) == full_way);
    CHECK(share(-100, full_way / 2) == -50);
    CHECK(between(10, 4, full_way) == 4);
}

TEST_CASE("a layer that stands still is one whole, unscaled copy") {
    const std::vector<Blit> expected{{to_area({0, 0, 60, 40}), place, opaque}};
    CHECK(shown(Still{}, 0ms) == expected);
    CHECK(shown(Still{}, 1h) == expected);
    CHECK_FALSE(moves(picture_of(Still{}), 0ms));
    CHECK_FALSE(next_motion(picture_of(Still{}), 0ms));
}

TEST_CASE("a layer that appears is not there before its moment and settles on its place") {
    const Appear appear{1s, 500ms, 20};
    CHECK(shown(appear, 0ms).empty());
    CHECK(shown(appear, 1s).empty());
    const std::vector<Blit> half = shown(appear, 1'250ms);
    REQUIRE(half.size() == 1);
    CHECK(half[0].opacity == opaque / 2);
    CHECK(half[0].target == moved(place, {0, 10}));
    const std::vector<Blit> settled{{to_area({0, 0, 60, 40}), place, opaque}};
    CHECK(shown(appear, 1'500ms) == settled);
    CHECK(shown(appear, 1h) == settled);
}

TEST_CASE("a layer that appears moves from its moment to its end") {
    const Picture picture = picture_of(Appear{1s, 500ms, 20});
    CHECK_FALSE(moves(picture, 999ms));
    CHECK(moves(picture, 1s));
    CHECK(moves(picture, 1'499ms));
    CHECK_FALSE(moves(picture, 1'500ms));
    CHECK(next_motion(picture, 0ms) == 1s);
    CHECK(next_motion(picture, 1s) == 1'500ms);
    CHECK_FALSE(next_motion(picture, 1'500ms));
}

TEST_CASE("a layer that appears in no time is a moment to wake up for") {
    const Picture picture = picture_of(Appear{2s, 0ms, 20});
    CHECK(next_motion(picture, 0ms) == 2s);
    CHECK(shown(Appear{2s, 0ms, 20}, 1'999ms).empty());
    CHECK(shown(Appear{2s, 0ms, 20}, 2s).size() == 1);
}

TEST_CASE("a drift goes from one part of its bitmap to the other and stays there") {
    const Area from = to_area({0, 0, 50, 30});
    const Area to = to_area({10, 10, 40, 24});
    const Drift drift{from, to, 10s};
    CHECK(shown(drift, 0ms)[0].source == from);
    CHECK(shown(drift, 5s)[0].source == Area{5 * 256, 5 * 256, 45 * 256, 27 * 256});
    CHECK(shown(drift, 10s)[0].source == to);
    CHECK(shown(drift, 1h)[0].source == to);
    CHECK(shown(drift, 5s)[0].target == place);
    CHECK(moves(picture_of(drift), 0ms));
    CHECK_FALSE(moves(picture_of(drift), 10s));
    CHECK_FALSE(moves(picture_of(Drift{from, from, 10s}), 0ms));
}

TEST_CASE("a clock tells the time of day") {
    CHECK(read(clock_face(false), {0, 0}) == "00:00");
    CHECK(read(clock_face(false), {9, 5}) == "09:05");
    CHECK(read(clock_face(false), {23, 59}) == "23:59");
    CHECK(read(clock_face(true), {0, 7}) == "12:07");
    CHECK(read(clock_face(true), {9, 5}) == "9:05");
    CHECK(read(clock_face(true), {12, 30}) == "12:30");
    CHECK(read(clock_face(true), {13, 48}) == "1:48");
}

TEST_CASE("a clock shows nothing while nobody knows the time") {
    CHECK(shown(clock_face(false), 0ms, std::nullopt).empty());
}

TEST_CASE("a clock's glyphs stand side by side, flush right in its place") {
    const std::vector<Blit> glyphs = shown(clock_face(false), 0ms, Civil{21, 40});
    REQUIRE(glyphs.size() == 5);
    CHECK(glyphs.back().target.right() == place.right());
    for (std::size_t i = 1; i < glyphs.size(); ++i) {
        CHECK(glyphs[i].target.x == glyphs[i - 1].target.right());
    }
    CHECK(glyphs[1].target.width == 6);
    CHECK(glyphs[1].target.height == 40);
    CHECK(shows_clock(picture_of(clock_face(false))));
    CHECK_FALSE(shows_clock(picture_of(Still{})));
    CHECK_FALSE(moves(picture_of(clock_face(false)), 0ms));
}

}  // namespace slidewell
