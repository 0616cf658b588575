// Whole days of playing, stepped without a clock.
#include <algorithm>
#include <chrono>

#include "playback/playhead.h"
#include "playback/show.h"
#include "support/catch.h"

using namespace std::chrono_literals;

namespace slidewell {
namespace {

Transition cut() { return {Transition::Kind::cut}; }

}  // namespace

TEST_CASE("a day of three slides goes round without drifting and without a blank moment") {
    Show show({"a", "b", "c"});
    show.lateness = GENERATE(0ms, 7ms);
    show.run_until(24h);

    REQUIRE(show.log.size() == 8641);
    CHECK(show.frames > 20 * 8640);
    CHECK_FALSE(show.was_blank);
    const std::vector<SlideId> order{"a", "b", "c"};
    // The first slide comes without a transition once it is painted; then each takes 800 ms and stays 9.2 s.
    Millis expected = 50ms;
    for (std::size_t i = 0; i < show.log.size(); ++i) {
        const bool right = show.log[i].slide == order[i % 3] && show.log[i].at >= expected &&
                           show.log[i].at <= expected + show.lateness;
        if (!right)
            FAIL(i << ": " << to_string(show.log[i]) << " instead of " << order[i % 3] << " at "
                   << expected.count());
        expected += i == 0 ? 9'200ms : 10'000ms;
    }
    CHECK(show.playhead.completed_rounds() == 2880);
}

TEST_CASE("the first slide stands at once, the next comes by its own transition") {
    Show show({"a", "b"});
    show.sketches["b"].transition = {Transition::Kind::push, Transition::Direction::up, 600ms};
    show.run_until(50ms);
    REQUIRE(show.current() == "a");
    CHECK_FALSE(show.playhead.moving(show.now()));
    CHECK_FALSE(show.playhead.frame(show.now(), {})->outgoing);

    show.run_until(9'250ms + 200ms);
    const auto frame = show.playhead.frame(show.now(), Civil{9, 41});
    REQUIRE(frame);
    REQUIRE(frame->outgoing);
    CHECK(frame->transition == show.sketches["b"].transition);
    CHECK(frame->into_transition == 200ms);
    CHECK(frame->scene.elapsed == 200ms);
    CHECK(frame->outgoing->elapsed == 9'400ms);
    CHECK(frame->time_of_day == Civil{9, 41});
    CHECK(show.playhead.moving(show.now()));

    show.run_until(9'250ms + 600ms);
    CHECK_FALSE(show.playhead.moving(show.now()));
    CHECK_FALSE(show.playhead.frame(show.now(), {})->outgoing);
    CHECK(show.playhead.time_left(show.now()) == 9'200ms);
}

TEST_CASE("a cut has no outgoing picture, whatever its length says") {
    Show show({"a", "b"});
    show.sketches["b"].transition = cut();
    show.run_until(9'250ms);
    CHECK(show.current() == "b");
    CHECK_FALSE(show.playhead.moving(show.now()));
    CHECK(show.playhead.time_left(show.now()) == 9'200ms);
}

TEST_CASE(
    "the next slide is asked for when the current one stands, once, and nothing else before it is due") {
    Show show({"a", "b", "c"});
    CHECK(show.asked == std::vector<SlideId>{"a"});
    show.run_until(5s);
    CHECK(show.asked == std::vector<SlideId>{"a", "b"});
    show.run_until(9'250ms + 799ms);
    CHECK(show.asked == std::vector<SlideId>{"a", "b"});
    show.run_until(9'250ms + 800ms);
    CHECK(show.asked == std::vector<SlideId>{"a", "b", "c"});
}

TEST_CASE("while it stands, the next deadline is the end of the dwell") {
    Show show({"a", "b"});
    show.run_until(1s);
    CHECK_FALSE(show.playhead.moving(show.now()));
    CHECK(show.playhead.next_deadline(show.now()) == Steady{9'250ms});
}

TEST_CASE("the upcoming picture is known from when it is painted until it begins") {
    Show show({"a", "b"});
    show.run_until(60ms);
    CHECK(show.playhead.upcoming() == nullptr);
    show.run_until(150ms);
    const Painted* const upcoming = show.playhead.upcoming();
    REQUIRE(upcoming != nullptr);
    CHECK(upcoming->picture.key != show.playhead.frame(show.now(), {})->scene.picture.key);
    show.run_until(9'250ms + 10ms);
    REQUIRE(show.current() == "b");
    CHECK(show.playhead.upcoming() == nullptr);
}

TEST_CASE("a layer that moves later is a deadline of its own") {
    Playhead head(screen);
    head.set_playlist({{{"a"}}}, Steady{0ms});
    REQUIRE(head.take_request());
    const Layer late{{}, {}, Appear{3s, 400ms, 10}};
    head.painted({"a", 0, {9s, {}}, {1, screen, {late}}}, Steady{100ms});
    CHECK_FALSE(head.moving(Steady{100ms}));
    CHECK(head.next_deadline(Steady{100ms}) == Steady{3'100ms});
    CHECK(head.moving(Steady{3'100ms}));
    CHECK_FALSE(head.moving(Steady{3'500ms}));
    CHECK(head.next_deadline(Steady{3'500ms}) == Steady{9'100ms});
}

TEST_CASE("when the next slide is late, the current one stays and the transition begins when it arrives") {
    Show show({"a", "b"});
    show.sketches["b"].painting = 30s;
    show.run_until(30'049ms);
    CHECK(show.current() == "a");
    CHECK(show.playhead.time_left(show.now()) == 0ms);
    CHECK_FALSE(show.playhead.next_deadline(show.now()));
    show.run_until(30'050ms);
    REQUIRE(show.current() == "b");
    CHECK(show.playhead.frame(show.now(), {})->into_transition == 0ms);
}

TEST_CASE("when the studio never answers, the current slide stays for good") {
    Show show({"a", "b"});
    show.sketches["b"].never = true;
    show.run_until(24h);
    CHECK(show.order() == "a");
    CHECK(show.asked == std::vector<SlideId>{"a", "b"});
    CHECK(show.playhead.frame(show.now(), {}));
}

TEST_CASE("slides that cannot be painted are passed over, and tried again in the next round") {
    Show show({"a", "b", "c", "d"});
    show.sketches["b"].fails = true;
    show.sketches["c"].fails = true;
    show.run_until(25s);
    CHECK(show.order() == "a d a");
    CHECK(std::ranges::count(show.asked, "b") == 2);
    show.sketches["c"].fails = false;
    show.run_until(45s);
    CHECK(show.order() == "a d a d a");
    show.run_until(65s);
    CHECK(show.order() == "a d a d a c d");
}

TEST_CASE("when all others fail, the current slide goes on and they are tried once per dwell") {
    Show show({"a", "b", "c"});
    show.sketches["b"].fails = true;
    show.sketches["c"].fails = true;
    show.run_until(50ms + 10 * 9'250ms);
    CHECK(show.order() == "a");
    CHECK(std::ranges::count(show.asked, "b") == 11);
    CHECK(show.playhead.completed_rounds() == 10);
    show.sketches["c"].fails = false;
    show.run_for(12s);
    CHECK(show.order() == "a c");
}

TEST_CASE("nothing is shown until a first slide can be painted, and it is tried again") {
    Show show({"a", "b"});
    show.sketches["a"].fails = true;
    show.sketches["b"].fails = true;
    show.run_until(1s);
    CHECK(show.current() == "nothing");
    CHECK_FALSE(show.playhead.frame(show.now(), {}));
    CHECK(show.playhead.completed_rounds() == 1);
    show.sketches["b"].fails = false;
    show.run_until(10s);
    CHECK(show.current() == "b");
    CHECK(show.asked == std::vector<SlideId>{"a", "b", "a", "b", "a"});
}

TEST_CASE("a show that is paused before there was anything to show waits without a deadline") {
    Show show({"a"});
    show.sketches["a"].fails = true;
    show.run_until(1s);
    show.pause(true);
    CHECK_FALSE(show.playhead.next_deadline(show.now()));
    show.run_until(1h);
    CHECK(show.asked.size() == 1);
    show.sketches["a"].fails = false;
    show.pause(false);
    show.run_for(5s);
    CHECK(show.current() == "a");
}

TEST_CASE("an empty playlist asks for nothing and shows nothing") {
    Show show(std::vector<SlideId>{});
    show.run_until(1h);
    CHECK(show.asked.empty());
    CHECK(show.current() == "nothing");
    CHECK_FALSE(show.playhead.next_deadline(show.now()));
    show.skip(1);
    show.pause(true);
    CHECK(show.playhead.completed_rounds() == 0);
}

TEST_CASE("a deck of one slide stands still, and is asked for again when its time is up") {
    Show show({"a"});
    show.run_until(50ms + 3 * 9'250ms);
    CHECK(show.order() == "a");
    CHECK(show.asked.size() == 4);
    CHECK_FALSE(show.playhead.moving(show.now()));
    CHECK(show.playhead.completed_rounds() == 3);
    CHECK(show.playhead.frame(show.now(), {})->scene.elapsed == show.time() - 50ms);

    show.sketches["a"].edit = 1;
    show.run_for(9'300ms);
    CHECK(show.order() == "a a");
    CHECK(show.playhead.moving(show.now()));
    CHECK(show.playhead.frame(show.now(), {})->outgoing);
}

TEST_CASE("a deck of one slide that fails when asked for again keeps its picture") {
    Show show({"a"});
    show.run_until(1s);
    show.sketches["a"].fails = true;
    show.run_until(1h);
    CHECK(show.order() == "a");
    CHECK_FALSE(show.was_blank);
    CHECK(show.asked.size() > 300);
    CHECK(show.asked.size() < 400);
}

TEST_CASE("a paused slide stands, its motion and its time too, and goes on where it was") {
    Show show({"a", "b"});
    show.run_until(4'050ms);
    show.pause(true);
    CHECK(show.playhead.paused());
    show.run_for(1h);
    CHECK(show.current() == "a");
    CHECK(show.playhead.time_left(show.now()) == 5'200ms);
    CHECK(show.playhead.frame(show.now(), {})->scene.elapsed == 4s);
    CHECK_FALSE(show.playhead.next_deadline(show.now()));

    show.pause(false);
    CHECK_FALSE(show.playhead.paused());
    show.run_for(5'199ms);
    CHECK(show.current() == "a");
    show.run_for(1ms);
    CHECK(show.current() == "b");
}

TEST_CASE("pausing lets a running transition come to its end") {
    Show show({"a", "b", "c"});
    show.run_until(9'250ms + 300ms);
    show.pause(true);
    CHECK(show.playhead.moving(show.now()));
    show.run_for(10s);
    CHECK_FALSE(show.playhead.moving(show.now()));
    CHECK_FALSE(show.playhead.frame(show.now(), {})->outgoing);
    CHECK(show.playhead.frame(show.now(), {})->scene.elapsed == 800ms);
    show.pause(false);
    show.run_for(9'199ms);
    CHECK(show.current() == "b");
    show.run_for(1ms);
    CHECK(show.current() == "c");
}

TEST_CASE("a skip while paused shows the slide by its transition and stays paused") {
    Show show({"a", "b", "c"});
    show.run_until(2s);
    show.pause(true);
    show.run_for(10min);
    show.skip(1);
    show.run_for(400ms);
    CHECK(show.current() == "b");
    CHECK(show.playhead.frame(show.now(), {})->into_transition == 400ms);
    show.run_for(1h);
    CHECK(show.current() == "b");
    CHECK(show.playhead.paused());
    CHECK(show.playhead.time_left(show.now()) == 9'200ms);
}

TEST_CASE("a skip forward uses the picture that is there") {
    Show show({"a", "b", "c"});
    show.run_until(2s);
    show.skip(1);
    CHECK(show.current() == "b");
    CHECK(show.asked == std::vector<SlideId>{"a", "b"});
    show.run_for(10s);
    CHECK(show.current() == "c");
}

TEST_CASE("a skip back asks for that slide at once and drops the one that was prepared") {
    Show show({"a", "b", "c"});
    show.run_until(2s);
    show.skip(-1);
    CHECK(show.current() == "a");
    CHECK(show.asked.back() == "c");
    show.run_for(50ms);
    CHECK(show.current() == "c");
    CHECK(show.playhead.completed_rounds() == 0);
    show.run_for(10s);
    CHECK(show.order() == "a c a");
}

TEST_CASE("a skip during a transition finishes it at once") {
    Show show({"a", "b", "c"});
    show.run_until(9'250ms + 100ms);
    show.skip(1);
    CHECK_FALSE(show.playhead.frame(show.now(), {})->outgoing);
    CHECK(show.asked.back() == "c");
    show.run_for(50ms);
    CHECK(show.current() == "c");
    CHECK(show.playhead.frame(show.now(), {})->outgoing);
}

TEST_CASE("quick skips add up, and never put more than two slides on the studio's table") {
    Show show({"a", "b", "c", "d", "e", "f"});
    for (auto& name : {"b", "c", "d", "e", "f"})
        show.sketches[name].painting = 1s;
    show.run_until(100ms);
    for (int i = 0; i < 4; ++i)
        show.skip(1);
    CHECK(show.asked == std::vector<SlideId>{"a", "b", "c"});
    show.run_for(3s);
    CHECK(show.order() == "a e");
    CHECK(std::ranges::count(show.asked, "d") == 0);
}

TEST_CASE("skipping back over a slide that fails goes further back") {
    Show show({"a", "b", "c", "d"});
    show.sketches["d"].fails = true;
    show.run_until(1s);
    show.skip(-1);
    show.run_for(1s);
    CHECK(show.current() == "c");
}

TEST_CASE("skipping to slides that all fail leaves the current one standing") {
    Show show({"a", "b"});
    show.sketches["b"].fails = true;
    show.run_until(1s);
    show.skip(1);
    show.run_for(1s);
    CHECK(show.order() == "a");
    CHECK(show.asked.size() < 5);
}

TEST_CASE("skipping past the last slide ends the round") {
    Show show({"a", "b"});
    show.run_until(1s);
    show.skip(1);
    show.run_for(1s);
    CHECK(show.playhead.completed_rounds() == 0);
    show.skip(1);
    CHECK(show.playhead.completed_rounds() == 1);
    show.run_for(1s);
    CHECK(show.order() == "a b a");
    CHECK(show.playhead.completed_rounds() == 1);
}

TEST_CASE("a round is complete when the last slide's time is over, even while the first is not there") {
    Show show({"a", "b"});
    show.run_until(9'250ms + 5s);
    REQUIRE(show.current() == "b");
    show.sketches["a"].painting = 1h;
    show.playhead.resize({800, 600}, show.now());  // what was prepared is of no use now
    show.run_until(9'250ms + 9'999ms);
    CHECK(show.playhead.completed_rounds() == 0);
    show.run_for(1ms);
    CHECK(show.playhead.completed_rounds() == 1);
    show.run_for(10min);
    CHECK(show.playhead.completed_rounds() == 1);
}

TEST_CASE("a new playlist keeps the current slide, and the order goes on from it") {
    Show show({"a", "b", "c"});
    show.run_until(12s);
    REQUIRE(show.current() == "b");
    show.list({"c", "b", "x", "a"});
    CHECK(show.current() == "b");
    show.run_until(45s);
    CHECK(show.order() == "a b x a c");
}

TEST_CASE("a slide that is no longer listed leaves as soon as its follower is painted") {
    Show show({"a", "b", "c", "d"});
    show.run_until(12s);
    REQUIRE(show.current() == "b");
    show.list({"a", "d"});
    CHECK(show.current() == "b");
    show.run_for(50ms);
    CHECK(show.current() == "d");
    show.run_for(10s);
    CHECK(show.current() == "a");
}

TEST_CASE("a slide that is taken away and put back at once stays") {
    Show show({"a", "b"});
    show.sketches["b"].painting = 1s;
    show.run_until(500ms);
    show.list({"b"});
    show.list({"a", "b"});
    show.run_until(9s);
    CHECK(show.order() == "a");
}

TEST_CASE("when the whole list is taken away, the current slide stays") {
    Show show({"a", "b"});
    show.run_until(1s);
    show.list({});
    show.run_until(1h);
    CHECK(show.order() == "a");
    CHECK_FALSE(show.was_blank);
    CHECK(show.playhead.completed_rounds() == 0);
    show.list({"c"});
    show.run_for(50ms);
    CHECK(show.order() == "a c");
}

TEST_CASE("when every slide is another, the first of the new ones follows") {
    Show show({"a", "b"});
    show.run_until(1s);
    show.list({"x", "y"});
    show.run_for(50ms);
    CHECK(show.current() == "x");
}

TEST_CASE("another size paints everything anew; the old picture stays until then") {
    Show show({"a", "b"});
    show.run_until(3'050ms);
    const Size small{1280, 720};
    show.tell([&](Playhead& head, Steady at) { head.resize(small, at); });
    CHECK(show.playhead.frame(show.now(), {})->scene.picture.size == screen);
    CHECK(show.asked == std::vector<SlideId>{"a", "b", "a", "b"});
    show.run_for(50ms);
    const auto frame = show.playhead.frame(show.now(), {});
    CHECK(frame->scene.picture.size == small);
    CHECK(frame->scene.elapsed == 3'050ms);
    CHECK_FALSE(frame->outgoing);
    show.run_until(9'250ms);
    CHECK(show.order() == "a b");
}

TEST_CASE("a picture of a former size is not shown") {
    Show show({"a", "b"});
    show.sketches["b"].painting = 2s;
    show.run_until(1s);
    show.tell([&](Playhead& head, Steady at) { head.resize({1280, 720}, at); });
    show.run_until(12s);
    CHECK(show.current() == "b");
    CHECK(show.playhead.frame(show.now(), {})->scene.picture.size == Size{1280, 720});
}

TEST_CASE("what nobody waits for any more is ignored") {
    Show show({"a", "b", "c"});
    show.run_until(1s);
    show.tell([&](Playhead& head, Steady at) {
        head.painted({"c", 0, {}, {77, screen, {}}}, at);
        head.painted({"unheard of", 0, {}, {78, screen, {}}}, at);
        head.unpaintable({"c", 0, screen}, at);
        head.unpaintable({"b", 0, {640, 480}}, at);
    });
    show.run_until(25s);
    CHECK(show.order() == "a b c");
}

TEST_CASE("after hours of sleep the show goes on with one slide, not with a race through those it missed") {
    Show show({"a", "b", "c"});
    show.run_until(5s);
    show.jump(7h);
    CHECK(show.order() == "a b");
    CHECK(show.playhead.frame(show.now(), {})->into_transition == 0ms);
    show.jump(7h);
    CHECK(show.order() == "a b");
    CHECK(show.asked.back() == "c");
    show.run_for(50ms);
    CHECK(show.order() == "a b c");
}

TEST_CASE("while more slides are on their way, a round does not end") {
    Show show({"a"});
    show.playhead.set_playlist({{{"a"}}, false}, show.now());
    show.run_until(60s);
    CHECK(show.playhead.completed_rounds() == 0);
    show.playhead.set_playlist({{{"a"}}, true}, show.now());
    show.run_until(120s);
    CHECK(show.playhead.completed_rounds() > 0);
}

}  // namespace slidewell
