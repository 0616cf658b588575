#include <chrono>
#include <cstdlib>
#include <map>

#include "playback/burn_in_guard.h"
#include "playback/show.h"
#include "support/catch.h"

using namespace std::chrono_literals;

namespace slidewell {
namespace {

constexpr int places = 64;

}  // namespace

TEST_CASE("a show begins with everything in its own place, and with every step it lies one step further") {
    CHECK(nudge_at(0ms, screen) == Point{});
    Point before;
    for (int step = 1; step <= 2 * places; ++step) {
        const Point now = nudge_at(nudge_lasts * step, screen);
        CAPTURE(step, now.x, now.y);
        CHECK(std::abs(now.x - before.x) + std::abs(now.y - before.y) == 1);
        CHECK(nudge_at(nudge_lasts * step + nudge_lasts - 1ms, screen) == now);
        before = now;
    }
    CHECK(before == Point{});
}

TEST_CASE("in less than eleven hours every place has been met once, none further off than four thousandths") {
    const Size size = GENERATE(Size{1920, 1080}, Size{3840, 2160}, Size{1080, 1920});
    const int far = size.shorter() * 4 / 1'000;
    std::map<std::pair<int, int>, int> met;
    for (int step = 0; nudge_lasts * step < 10h + 40min; ++step) {
        const Point now = nudge_at(nudge_lasts * step, size);
        ++met[{now.x, now.y}];
        CHECK(std::max(std::abs(now.x), std::abs(now.y)) <= far);
    }
    CHECK(met.size() == places);
    CHECK(std::ranges::all_of(met, [](const auto& place) { return place.second == 1; }));
}

TEST_CASE("on a small screen the steps are as small, so that some of them are none") {
    std::map<std::pair<int, int>, int> met;
    for (int step = 0; step < places; ++step) {
        const Point now = nudge_at(nudge_lasts * step, {640, 360});
        ++met[{now.x, now.y}];
        CHECK(std::max(std::abs(now.x), std::abs(now.y)) <= 1);
    }
    CHECK(met.size() == 9);
}

TEST_CASE("the next step is never now") {
    CHECK(until_next_nudge(0ms) == nudge_lasts);
    CHECK(until_next_nudge(1ms) == nudge_lasts - 1ms);
    CHECK(until_next_nudge(3 * nudge_lasts) == nudge_lasts);
}

TEST_CASE("slides are asked for with the nudge of their time, and none is painted again for it") {
    Show show({"a", "b"});
    show.run_until(1s);
    show.nudge({1, 0});
    show.run_until(25s);
    CHECK(show.asked == std::vector<SlideId>{"a", "b", "a", "b"});
    CHECK(show.nudges == std::vector<Point>{{}, {}, {1, 0}, {1, 0}});
    CHECK(show.order() == "a b a");
}

TEST_CASE("a slide that stands for hours follows its nudge in a soft fade, where it stands") {
    Show show({"a", "b"});
    show.sketches["a"].dwell = 5h;
    show.run_until(1h);
    const ContentKey before = show.on_air();
    show.nudge({0, 1});
    show.run_for(100ms);
    const auto frame = show.playhead.frame(show.now(), {});
    REQUIRE(frame->outgoing);
    CHECK(frame->transition.kind == Transition::Kind::fade);
    CHECK(show.on_air() != before);
    CHECK(show.order() == "a");
    show.run_until(5h + 40ms);
    CHECK(show.order() == "a");
    show.run_until(5h + 60ms);
    CHECK(show.order() == "a b");
}

TEST_CASE("a slide that is over in a moment is not painted again for a nudge") {
    Show show({"a", "b"});
    show.run_until(1s);
    show.nudge({1, 1});
    show.run_until(9s);
    CHECK(show.asked == std::vector<SlideId>{"a", "b"});
}

TEST_CASE("a paused slide follows its nudge too, and stays paused") {
    Show show({"a", "b"});
    show.run_until(5s);
    show.pause(true);
    const ContentKey before = show.on_air();
    show.nudge({1, 0});
    show.run_for(10s);
    CHECK(show.on_air() != before);
    CHECK(show.playhead.paused());
    CHECK_FALSE(show.playhead.moving(show.now()));
    show.run_for(24h);
    CHECK(show.order() == "a");
}

TEST_CASE("the only slide of a deck does not begin anew when it follows its nudge") {
    Show show({"a"});
    show.sketches["a"].transition = {Transition::Kind::push, Transition::Direction::left, 600ms};
    int pushes = 0;
    show.after_each_event = [&] {
        const auto frame = show.playhead.frame(show.now(), {});
        if (frame && frame->outgoing && frame->transition.kind == Transition::Kind::push) ++pushes;
    };
    show.run_until(1min);
    const ContentKey before = show.on_air();
    show.nudge({1, 0});
    show.run_until(2min);
    CHECK(show.on_air() != before);
    CHECK(show.order() == "a");
    CHECK(pushes == 0);
}

TEST_CASE("a studio that cannot paint what stands is not asked again and again for the same nudge") {
    Show show({"a", "b"});
    show.sketches["a"].dwell = 1h;
    show.run_until(10s);
    show.sketches["a"].fails = true;
    show.nudge({1, 0});
    show.run_until(50min);
    CHECK(show.asked == std::vector<SlideId>{"a", "b", "a"});
    CHECK(show.order() == "a");
}

}  // namespace slidewell
