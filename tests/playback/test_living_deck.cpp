// Slides that are edited, removed, renamed and added while they play.
#include <algorithm>
#include <chrono>
#include <string>

#include "playback/playhead.h"
#include "playback/show.h"
#include "support/catch.h"

using namespace std::chrono_literals;

namespace slidewell {
namespace {

// Where in time the second slide of a deck with the usual sketches begins.
constexpr Millis second_begins = 9'250ms;

Show abc() { return Show(Playlist{{{"a", 1}, {"b", 2}, {"c", 3}}}); }

std::ptrdiff_t times_asked(const Show& show, const SlideId& slide) {
    return std::ranges::count(show.asked, slide);
}

bool fades(const Show& show) { return show.playhead.frame(show.now(), {})->outgoing.has_value(); }

Picture still(ContentKey key) { return {key, screen, {}}; }

}  // namespace

// --- a changed slide that is on air

TEST_CASE("a slide that is edited while it stands is painted anew and fades in where it stands") {
    Show show = abc();
    show.run_until(4'050ms);
    show.publish({{{"a", 10}, {"b", 2}, {"c", 3}}});
    CHECK(show.asked == std::vector<SlideId>{"a", "b", "a"});
    CHECK(show.on_air() == 1);
    show.run_for(50ms + 100ms);

    const auto frame = show.playhead.frame(show.now(), {});
    CHECK(frame->scene.picture.key == 10);
    REQUIRE(frame->outgoing);
    CHECK(frame->outgoing->picture.key == 1);
    CHECK(frame->outgoing->elapsed == 4'150ms);
    CHECK(frame->transition == Transition{Transition::Kind::fade, {}, 400ms});
    CHECK(frame->into_transition == 100ms);
    CHECK(show.playhead.moving(show.now()));

    show.run_for(300ms);
    CHECK_FALSE(fades(show));
    CHECK_FALSE(show.playhead.moving(show.now()));
    CHECK(show.order() == "a");
    show.run_until(second_begins);
    CHECK(show.order() == "a b");
    CHECK(show.asked == std::vector<SlideId>{"a", "b", "a"});
}

TEST_CASE("what was revealed on an edited slide stays revealed") {
    Playhead head(screen);
    head.set_playlist({{{"a", 1}}}, Steady{0ms});
    const Layer late{{}, {0, 0, 10, 10}, Appear{1s, 400ms, 10}};
    head.painted({"a", 1, {9s, {}}, {1, screen, {late}}}, Steady{0ms});
    head.set_playlist({{{"a", 2}}}, Steady{3s});
    head.painted({"a", 2, {9s, {}}, {2, screen, {late}}}, Steady{3s});
    const auto frame = head.frame(Steady{3s}, {});
    REQUIRE(frame->scene.picture.key == 2);
    CHECK(frame->scene.elapsed == 3s);
    CHECK(blits(frame->scene.picture.layers[0], frame->scene.elapsed, {}).at(0).opacity == opaque);
}

TEST_CASE("an edited slide comes no slower than its own transition") {
    Show show = abc();
    show.run_until(1s);
    show.sketches["a"].transition.lasts = 150ms;
    show.publish({{{"a", 10}}});
    show.run_for(50ms);
    CHECK(show.playhead.frame(show.now(), {})->transition.lasts == 150ms);

    show.run_for(1s);
    show.sketches["a"].transition.kind = Transition::Kind::cut;
    show.publish({{{"a", 11}}});
    show.run_for(50ms);
    CHECK(show.on_air() == 11);
    CHECK_FALSE(fades(show));
}

TEST_CASE("a slide that is edited shortly before its end stays for three seconds more") {
    Show show = abc();
    show.run_until(second_begins - 100ms);
    show.publish({{{"a", 10}, {"b", 2}, {"c", 3}}});
    const Millis whole = second_begins - 50ms + 400ms;
    show.run_until(whole + 2'999ms);
    CHECK(show.order() == "a");
    CHECK(show.on_air() == 10);
    show.run_for(1ms);
    CHECK(show.order() == "a b");
}

TEST_CASE("a slide whose time was changed keeps to the new one, counted from its beginning") {
    Show show = abc();
    show.run_until(2s);
    show.sketches["a"].dwell = GENERATE(1s, 4s, 30s);
    const Millis due = std::max(50ms + show.sketches["a"].dwell, 2'050ms + 400ms + 3s);
    show.publish({{{"a", 10}, {"b", 2}, {"c", 3}}});
    show.run_until(due - 1ms);
    CHECK(show.order() == "a");
    show.run_for(1ms);
    CHECK(show.order() == "a b");
}

TEST_CASE("a slide that is edited again and again does not hold up the others") {
    Show show = abc();
    SlideVersion version = 100;
    while (show.time() < 60s) {
        show.run_for(700ms);
        show.publish({{{"a", ++version}, {"b", 2}, {"c", 3}}});
    }
    REQUIRE(show.log.size() > 4);
    CHECK(show.order().starts_with("a b c a b"));
    CHECK(show.log[1].at <= second_begins + 50ms + 400ms + 3s);
}

TEST_CASE("an edited slide that cannot be painted stays as it was, and is asked for once") {
    Show show = abc();
    show.run_until(1s);
    show.sketches["a"].fails = true;
    show.publish({{{"a", 10}, {"b", 2}, {"c", 3}}});
    show.run_until(8s);
    CHECK(show.on_air() == 1);
    CHECK(times_asked(show, "a") == 2);
    show.publish({{{"a", 10}, {"b", 2}}});  // another slide's matter
    CHECK(times_asked(show, "a") == 2);

    show.sketches["a"].fails = false;
    show.publish({{{"a", 11}, {"b", 2}}});
    show.run_for(50ms);
    CHECK(show.on_air() == 11);
    CHECK(show.order() == "a");
}

TEST_CASE("an edited slide that could not be painted where it stood comes in the next round") {
    Show show = abc();
    show.run_until(1s);
    show.sketches["a"].fails = true;
    show.publish({{{"a", 10}, {"b", 2}}});
    show.run_until(12s);
    REQUIRE(show.order() == "a b");
    show.sketches["a"].fails = false;
    show.run_until(30s);
    CHECK(show.order() == "a b a");
    CHECK(show.on_air() == 10);
}

TEST_CASE("a version that looks the same does not fade, and keeps the slide no longer") {
    Playhead head(screen);
    head.set_playlist({{{"a", 1}, {"b", 2}}}, Steady{0ms});
    head.painted({"a", 1, {9s, {}}, still(7)}, Steady{0ms});
    head.set_playlist({{{"a", 3}, {"b", 2}}}, Steady{8s});
    head.painted({"a", 3, {9s, {}}, still(7)}, Steady{8s});
    CHECK_FALSE(head.moving(Steady{8s}));
    CHECK(head.time_left(Steady{8s}) == 1s);
    const auto next = head.take_request();
    REQUIRE(next);
    CHECK(next->slide == "b");
}

TEST_CASE("a deck of one slide is painted anew where it stands") {
    Show show(Playlist{{{"a", 1}}});
    show.run_until(5s);
    show.publish({{{"a", 2}}});
    show.run_for(100ms);
    CHECK(show.on_air() == 2);
    CHECK(fades(show));
    CHECK(show.order() == "a");
    CHECK(show.asked.size() == 2);

    show.sketches["a"].fails = true;
    show.publish({{{"a", 3}}});
    show.run_until(20s);
    CHECK(show.on_air() == 2);
    show.sketches["a"].fails = false;
    show.run_until(30s);
    CHECK(show.on_air() == 3);
    CHECK(show.order() == "a");
}

// --- what was prepared

TEST_CASE("a slide that was prepared and then removed is never shown") {
    Show show = abc();
    show.run_until(5s);
    REQUIRE(show.playhead.upcoming() != nullptr);
    show.publish({{{"a", 1}, {"c", 3}}});
    CHECK(show.playhead.upcoming() == nullptr);
    show.run_until(25s);
    CHECK(show.order() == "a c a");
}

TEST_CASE("a slide that was prepared and then edited is asked for again and shown as it is now") {
    Show show = abc();
    show.run_until(5s);
    REQUIRE(show.playhead.upcoming() != nullptr);
    show.publish({{{"a", 1}, {"b", 20}, {"c", 3}}});
    CHECK(show.playhead.upcoming() == nullptr);
    CHECK(times_asked(show, "b") == 2);
    show.run_until(second_begins);
    CHECK(show.order() == "a b");
    CHECK(show.on_air() == 20);
}

TEST_CASE("an answer about a version that is no longer listed is not shown") {
    Show show = abc();
    show.sketches["b"].painting = 3s;
    show.run_until(1s);
    show.publish({{{"a", 1}, {"b", 20}, {"c", 3}}});
    show.run_until(3'500ms);
    CHECK(show.playhead.upcoming() == nullptr);
    show.run_until(second_begins);
    CHECK(show.on_air() == 20);
}

TEST_CASE("an answer about an older version that cannot be painted says nothing about the newer one") {
    Playhead head(screen);
    head.set_playlist({{{"a", 1}, {"b", 2}}}, Steady{0ms});
    head.painted({"a", 1, {9s, {}}, still(1)}, Steady{0ms});
    REQUIRE(head.take_request()->version == 2);
    head.set_playlist({{{"a", 1}, {"b", 3}}}, Steady{1s});
    REQUIRE(head.take_request()->version == 3);
    head.unpaintable({"b", 2, screen}, Steady{2s});
    CHECK_FALSE(head.take_request());
    head.painted({"b", 3, {9s, {}}, still(3)}, Steady{3s});
    REQUIRE(head.upcoming() != nullptr);
    CHECK(head.upcoming()->picture.key == 3);
}

TEST_CASE("a newer version than the one that was asked for is as good, once the list has told of it") {
    Playhead head(screen);
    head.set_playlist({{{"a", 1}, {"b", 2}}}, Steady{0ms});
    head.painted({"a", 1, {9s, {}}, still(1)}, Steady{0ms});
    for (SlideVersion version = 3; version < 20; ++version) {
        REQUIRE(head.take_request());
        head.set_playlist({{{"a", 1}, {"b", version}}}, Steady{1s});
        head.painted({"b", version, {9s, {}}, still(version)}, Steady{1s});
        REQUIRE(head.upcoming() != nullptr);
        CHECK(head.upcoming()->picture.key == version);
        head.set_playlist({{{"a", 1}, {"b", 1000 + version}}}, Steady{1s});
    }
}

TEST_CASE("a studio that paints what no list has told of is not asked again and again") {
    Playhead head(screen);
    head.set_playlist({{{"a", 1}, {"b", 2}}}, Steady{0ms});
    head.painted({"a", 1, {9s, {}}, still(1)}, Steady{0ms});
    REQUIRE(head.take_request()->slide == "b");
    head.painted({"b", 77, {9s, {}}, still(77)}, Steady{1s});
    CHECK_FALSE(head.take_request());
    CHECK(head.upcoming() == nullptr);
    head.advance(Steady{9s});
    CHECK(head.take_request()->slide == "a");
}

TEST_CASE("a slide that changes faster than it can be painted does not stop the show") {
    Show show = abc();
    show.sketches["b"].painting = 1'500ms;
    SlideVersion version = 100;
    while (show.time() < 60s) {
        show.run_for(1s);
        show.publish({{{"a", 1}, {"b", ++version}, {"c", 3}}});
    }
    CHECK(show.order().starts_with("a b c"));
    CHECK_FALSE(show.was_blank);
}

// --- removed, replaced, added, renamed

TEST_CASE("a removed slide gives way at once when its follower was prepared, by the follower's transition") {
    Show show = abc();
    show.sketches["b"].transition = {Transition::Kind::wipe, Transition::Direction::up, 700ms};
    show.run_until(3s);
    show.publish({{{"b", 2}, {"c", 3}}});
    CHECK(show.current() == "b");
    const auto frame = show.playhead.frame(show.now(), {});
    REQUIRE(frame->outgoing);
    CHECK(frame->transition == show.sketches["b"].transition);
}

TEST_CASE("a slide that takes the place of a removed one comes at once") {
    Show show = abc();
    show.run_until(3s);
    show.publish({{{"new", 9}, {"b", 2}, {"c", 3}}});
    show.run_for(50ms);
    CHECK(show.current() == "new");
    show.run_for(25s);
    CHECK(show.order() == "a new b c");
}

TEST_CASE("a removed slide does not wait for a follower that fails, but for the next that does not") {
    Show show = abc();
    show.sketches["b"].fails = true;
    show.run_until(3s);
    show.publish({{{"b", 2}, {"c", 3}}});
    show.run_for(100ms);
    CHECK(show.current() == "c");
}

TEST_CASE("a removed slide leaves a paused show too, which stays paused") {
    Show show = abc();
    show.run_until(3s);
    show.pause(true);
    show.run_for(1min);
    show.publish({{{"b", 2}, {"c", 3}}});
    show.run_for(1min);
    CHECK(show.current() == "b");
    CHECK(show.playhead.paused());
}

TEST_CASE("a new slide joins in its order, and the round goes on") {
    Show show = abc();
    show.run_until(12s);
    REQUIRE(show.current() == "b");
    show.publish({{{"0", 4}, {"a", 1}, {"b", 2}, {"b2", 5}, {"c", 3}}});
    CHECK(show.current() == "b");
    show.run_until(55s);
    CHECK(show.order() == "a b b2 c 0 a");
}

TEST_CASE("a slide that is renamed while it stands stands on, and the order goes on from its new place") {
    Show show = abc();
    show.run_until(3s);
    show.publish({{{"b", 2}, {"bb", 1}, {"c", 3}}});
    CHECK(show.current() == "bb");
    CHECK_FALSE(fades(show));
    CHECK(times_asked(show, "bb") == 0);
    show.run_until(45s);
    CHECK(show.order() == "a c b bb c");
    CHECK(show.log[1].at == second_begins);
}

TEST_CASE("a rename that looks like a removal first changes nothing if the new name is there in time") {
    Show show = abc();
    show.sketches["b"].painting = 30s;
    show.run_until(3s);
    show.publish({{{"b", 2}, {"c", 3}}});
    show.run_for(2s);
    show.publish({{{"aa", 1}, {"b", 2}, {"c", 3}}});
    CHECK(show.current() == "aa");
    show.run_until(second_begins);
    CHECK(show.order() == "a");
}

TEST_CASE("a slide that is renamed while it is painted anew stands on and becomes the new one") {
    Show show = abc();
    show.run_until(3s);
    show.publish({{{"a", 10}, {"b", 2}}});
    show.publish({{{"aa", 10}, {"b", 2}}});
    CHECK(show.current() == "aa");
    CHECK(show.on_air() == 1);
    show.run_for(100ms);
    CHECK(show.on_air() == 10);
    CHECK(show.order() == "a");
}

TEST_CASE("slides of unknown version are never taken for each other") {
    Show show({"a", "b"});
    show.run_until(3s);
    show.list({"b", "c"});
    show.run_for(50ms);
    CHECK(show.current() == "b");
}

TEST_CASE("a copy that was there before is not taken for a renamed slide") {
    Show show(Playlist{{{"a", 1}, {"b", 2}, {"copy", 1}}});
    show.run_until(3s);
    show.publish({{{"b", 2}, {"copy", 1}}});
    show.run_for(50ms);
    CHECK(show.current() == "b");
}

// --- several things at once

TEST_CASE("two edits in quick succession end in the last one, and the one between is not shown") {
    Show show = abc();
    show.sketches["a"].painting = 500ms;
    show.run_until(3s);
    show.publish({{{"a", 10}, {"b", 2}}});
    show.run_for(100ms);
    show.publish({{{"a", 11}, {"b", 2}}});
    show.run_for(899ms);
    CHECK(show.on_air() == 1);
    show.run_for(1ms);
    CHECK(show.on_air() == 11);
    CHECK(times_asked(show, "a") == 3);
}

TEST_CASE("many edits in quick succession are painted one at a time, the newest last") {
    Show show = abc();
    show.sketches["a"].painting = 2s;
    show.run_until(5s);
    const auto before = show.asked.size();
    for (SlideVersion version = 10; version < 30; ++version)
        show.publish({{{"a", version}, {"b", 2}}});
    CHECK(show.asked.size() == before + 1);
    show.run_for(4s);
    CHECK(show.on_air() == 29);
    CHECK(show.asked.size() == before + 2);
}

TEST_CASE("an edit that is taken back before it was painted changes nothing") {
    Show show = abc();
    show.run_until(3s);
    show.publish({{{"a", 10}, {"b", 2}}});
    show.publish({{{"a", 1}, {"b", 2}}});
    show.run_for(1s);
    CHECK(show.on_air() == 1);
    CHECK_FALSE(show.playhead.moving(show.now()));
}

TEST_CASE("an edit during a transition waits for its end, then fades in") {
    Show show = abc();
    show.run_until(second_begins + 200ms);
    show.publish({{{"a", 1}, {"b", 20}, {"c", 3}}});
    CHECK(times_asked(show, "b") == 1);
    show.run_until(second_begins + 799ms);
    CHECK(show.on_air() == 2);
    show.run_for(1ms);
    CHECK(times_asked(show, "b") == 2);
    show.run_for(50ms);
    CHECK(show.on_air() == 20);
    CHECK(show.playhead.frame(show.now(), {})->outgoing->picture.key == 2);
    show.run_until(second_begins + 9'999ms);
    CHECK(show.order() == "a b");
    show.run_for(1ms);
    CHECK(show.order() == "a b c");
}

TEST_CASE("a picture that comes during a transition waits for its end") {
    Playhead head(screen);
    head.set_playlist({{{"a", 1}, {"b", 2}}}, Steady{0ms});
    head.painted({"a", 1, {9s, {}}, still(1)}, Steady{0ms});
    head.painted({"b", 2, {9s, {}}, still(2)}, Steady{1s});
    head.advance(Steady{9s});
    REQUIRE(*head.current() == "b");
    head.set_playlist({{{"a", 1}, {"b", 3}}}, Steady{9'100ms});
    head.painted({"b", 3, {9s, {}}, still(3)}, Steady{9'200ms});
    CHECK(head.frame(Steady{9'799ms}, {})->scene.picture.key == 2);
    CHECK_FALSE(head.take_request());
    head.advance(Steady{9'800ms});
    CHECK(head.frame(Steady{9'800ms}, {})->scene.picture.key == 3);
    CHECK(head.frame(Steady{9'800ms}, {})->outgoing->picture.key == 2);
}

TEST_CASE("an edit while the last one fades in fades in after it") {
    Show show = abc();
    show.run_until(3s);
    show.publish({{{"a", 10}, {"b", 2}}});
    show.run_for(150ms);
    REQUIRE(fades(show));
    show.publish({{{"a", 11}, {"b", 2}}});
    show.run_for(299ms);
    CHECK(show.on_air() == 10);
    show.run_for(100ms);
    CHECK(show.on_air() == 11);
    CHECK(show.playhead.frame(show.now(), {})->outgoing->picture.key == 10);
}

TEST_CASE("an edited slide fades in while the show is paused, which stays paused") {
    Show show = abc();
    show.run_until(4'050ms);
    show.pause(true);
    show.run_for(1min);
    show.publish({{{"a", 10}, {"b", 2}}});
    show.run_for(50ms + 200ms);
    CHECK(show.playhead.frame(show.now(), {})->into_transition == 200ms);
    show.run_for(1h);
    CHECK(show.on_air() == 10);
    CHECK_FALSE(fades(show));
    CHECK(show.playhead.paused());
    CHECK(show.playhead.frame(show.now(), {})->scene.elapsed == 4'400ms);
    show.publish({{{"a", 11}, {"b", 2}}});
    show.run_for(1min);
    CHECK(show.on_air() == 11);
    CHECK(show.order() == "a");
}

TEST_CASE("an edited slide on another screen does not fade") {
    Show show = abc();
    show.run_until(3s);
    const Size small{1280, 720};
    show.tell([&](Playhead& head, Steady at) { head.resize(small, at); });
    show.publish({{{"a", 10}, {"b", 2}}});
    show.run_for(100ms);
    const auto frame = show.playhead.frame(show.now(), {});
    CHECK(frame->scene.picture.key == 10);
    CHECK(frame->scene.picture.size == small);
    CHECK_FALSE(frame->outgoing);
}

TEST_CASE("a screen that is back at its size needs nothing painted anew") {
    Show show = abc();
    show.run_until(3s);
    const auto resize = [&](Size size) {
        show.tell([&](Playhead& head, Steady at) { head.resize(size, at); });
    };
    resize({1280, 720});
    resize(screen);
    show.run_for(1s);
    CHECK(times_asked(show, "a") == 2);
    CHECK(show.playhead.frame(show.now(), {})->scene.picture.size == screen);
}

TEST_CASE("a skip goes before an edit of the slide that it leaves") {
    Show show = abc();
    show.run_until(3s);
    show.publish({{{"a", 10}, {"b", 20}, {"c", 3}}});
    show.skip(1);
    CHECK(show.asked.back() == "b");
    show.run_for(50ms);
    CHECK(show.order() == "a b");
    CHECK(show.on_air() == 20);
}

TEST_CASE("a skip while an edited slide fades in is not held up") {
    Show show = abc();
    show.run_until(3s);
    show.publish({{{"a", 10}, {"b", 2}, {"c", 3}}});
    show.run_for(100ms);
    REQUIRE(fades(show));
    show.skip(1);
    show.run_for(50ms);
    CHECK(show.order() == "a b");
    CHECK(show.playhead.frame(show.now(), {})->outgoing->picture.key == 10);
}

TEST_CASE("a picture that waited for the end of a transition does not outlive its slide or its version") {
    Playhead head(screen);
    head.set_playlist({{{"a", 1}, {"b", 2}}}, Steady{0ms});
    head.painted({"a", 1, {9s, {}}, still(1)}, Steady{0ms});
    head.painted({"b", 2, {9s, {}}, still(2)}, Steady{1s});
    head.advance(Steady{9s});
    head.set_playlist({{{"a", 1}, {"b", 3}}}, Steady{9'100ms});
    head.painted({"b", 3, {9s, {}}, still(3)}, Steady{9'200ms});

    SECTION("the slide is left") {
        head.painted({"a", 1, {9s, {}}, still(1)}, Steady{9'300ms});
        head.skip(1, Steady{9'400ms});
        REQUIRE(*head.current() == "a");
        head.advance(Steady{11s});
        CHECK(head.frame(Steady{11s}, {})->scene.picture.key == 1);
    }
    SECTION("the version is not listed any more") {
        head.set_playlist({{{"a", 1}, {"b", 4}}}, Steady{9'300ms});
        head.advance(Steady{11s});
        CHECK(head.frame(Steady{11s}, {})->scene.picture.key == 2);
    }
}

TEST_CASE("a skip from the only slide to itself takes it as it is now") {
    Show show(Playlist{{{"a", 1}}});
    show.run_until(3s);
    show.publish({{{"a", 2}}});
    show.skip(1);
    show.run_for(5s);
    CHECK(show.on_air() == 2);
    CHECK(show.asked.size() == 2);
}

TEST_CASE("a skip that leads nowhere while an edited slide fades in does not start its time anew") {
    Show show(Playlist{{{"a", 1}, {"b", 2}}});
    show.sketches["b"].fails = true;
    show.run_until(5s);
    show.publish({{{"a", 10}, {"b", 2}}});
    show.run_for(100ms);
    REQUIRE(fades(show));
    show.skip(1);
    show.run_for(900ms);
    CHECK(show.playhead.time_left(show.now()) == second_begins - 6s);
}

TEST_CASE("an edit of the only slide that is painted when its time is up is painted once") {
    Show show(Playlist{{{"a", 1}}});
    show.run_until(second_begins - 20ms);
    show.publish({{{"a", 2}}});
    show.sketches["a"].dwell = 5s;
    show.run_for(50ms);
    REQUIRE(show.on_air() == 2);
    show.run_for(4s);
    CHECK(show.asked.size() <= 3);
}

TEST_CASE("the removal of a slide is a new chance for those that failed while it stood") {
    Show show = abc();
    show.sketches["b"].fails = true;
    show.sketches["c"].fails = true;
    show.run_until(1s);
    show.sketches["c"].fails = false;
    show.publish({{{"b", 2}, {"c", 3}}});
    show.run_for(200ms);
    CHECK(show.current() == "c");
}

TEST_CASE("slides that failed are not tried again for every new list") {
    Show show = abc();
    show.sketches["b"].fails = true;
    show.run_until(1s);
    REQUIRE(times_asked(show, "b") == 1);
    for (SlideVersion version = 100; version < 110; ++version) {
        show.publish({{{"a", 1}, {"b", 2}, {"c", 3}, {"d", version}}});
        show.run_for(500ms);
    }
    CHECK(times_asked(show, "b") == 1);
    CHECK(times_asked(show, "c") == 1);
    show.sketches["b"].fails = false;
    show.publish({{{"a", 1}, {"b", 20}, {"c", 3}}});
    show.run_until(second_begins);
    CHECK(show.order() == "a b");
}

TEST_CASE("a long list is followed like a short one") {
    Playlist long_list;
    for (int i = 0; i < 10'000; ++i)
        long_list.slides.push_back({std::to_string(i), 1 + static_cast<SlideVersion>(i)});
    Show show(long_list);
    show.run_until(3s);
    show.skip(-1);
    show.run_for(1s);
    CHECK(show.current() == "9999");
    long_list.slides.back().version = 77'777;
    show.publish(long_list);
    show.run_for(1s);
    CHECK(show.on_air() == 77'777);
    long_list.slides.pop_back();
    show.publish(long_list);
    show.run_for(1s);
    CHECK(show.current() == "0");
}

}  // namespace slidewell
