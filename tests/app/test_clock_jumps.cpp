// Somebody sets the clock, or the machine stands still, while a slide comes, is revealed or is paused.
#include <tuple>
#include <vector>

#include "app/clock.h"
#include "playback/playhead.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

constexpr Size screen{64, 36};

// Clocks that are set by hand.
class Room final : public Clocks {
  public:
    [[nodiscard]] Time steady() const override { return steady_; }
    [[nodiscard]] std::chrono::system_clock::time_point wall() const override { return wall_; }
    void sleep_until(Time time) override { pass(time - steady_); }

    void pass(Time::duration time) {
        steady_ += time;
        wall_ += std::chrono::duration_cast<std::chrono::system_clock::duration>(time);
    }
    void set_wall(std::chrono::seconds ahead) { wall_ += ahead; }

  private:
    Time steady_{1h};
    std::chrono::system_clock::time_point wall_ = std::chrono::sys_days{std::chrono::year{2026} / 11 / 16};
};

// Comes within a second, stands for ten, and has an item that appears after three.
Painted painted(const PaintSlide& request) {
    const Layer ground{Bitmap(Canvas(screen, 0xFF000000)), whole(screen), Still{}};
    const Layer item{Bitmap(Canvas({4, 4}, 0xFFFFFFFF)), {8, 8, 4, 4}, Appear{3s, 500ms, 2}};
    const ContentKey key = std::hash<SlideId>{}(request.slide);
    return {request.slide,
            request.version,
            {10s, {Transition::Kind::push, Transition::Direction::left, 1s}},
            {key, screen, {ground, item}}};
}

// Two slides, one after the other; the studio paints at once. They change at 10, 21, 32 s.
class Wall {
  public:
    Wall() {
        head_.set_playlist({{{"a.xml"}, {"b.xml"}}, true}, now().steady);
        turn();
    }

    // In steps of a frame.
    void run_to(Millis time) {
        while (time_ < time) {
            const Millis step = std::min<Millis>(20ms, time - time_);
            time_ += step;
            room_.pass(step);
            turn();
        }
    }
    // The machine stands still: a time without a frame.
    void sleep(Millis time) {
        room_.pass(time);
        turn();
    }
    void pause(bool paused) { head_.pause(paused, now().steady); }
    void set_clock(std::chrono::seconds ahead) { room_.set_wall(ahead); }

    // All that a viewer sees but the time of day.
    [[nodiscard]] auto seen() const {
        const Moment at = now();
        const Frame frame = head_.frame(at.steady, at.civil).value();
        return std::tuple(*head_.current(), frame.scene.elapsed, frame.into_transition,
                          frame.outgoing.has_value(), head_.moving(at.steady), head_.time_left(at.steady),
                          head_.begun());
    }
    [[nodiscard]] std::optional<Civil> time_of_day() const { return now().civil; }
    [[nodiscard]] const Playhead& head() const { return head_; }
    [[nodiscard]] Moment now() const { return clock_.now(); }

  private:
    void turn() {
        head_.advance(now().steady);
        while (const auto request = head_.take_request())
            head_.painted(painted(*request), now().steady);
    }

    Room room_;
    ShowTime clock_{1, room_};
    Playhead head_{screen};
    Millis time_{0};
};

// In the middle of a transition, of an item that appears, of a slide that stands.
constexpr Millis in_transition{10'400};
constexpr Millis in_reveal{13'200};
constexpr Millis standing{17'000};

}  // namespace

TEST_CASE("a clock that is set by years while something moves changes nothing but the time of day") {
    const auto jump = GENERATE(values<std::chrono::seconds>({26'000h, -200'000h, 5h, -5h}));
    const Millis when = GENERATE(in_transition, in_reveal, standing);
    const bool paused = GENERATE(false, true);
    CAPTURE(jump.count(), when.count(), paused);
    Wall wall;
    Wall untouched;
    for (Wall* const each : {&wall, &untouched}) {
        each->run_to(when);
        each->pause(paused);
    }
    wall.set_clock(jump);
    CHECK(wall.time_of_day() != untouched.time_of_day());
    for (Millis time = when; time < when + 40s; time += 20ms) {
        wall.run_to(time);
        untouched.run_to(time);
        if (wall.seen() != untouched.seen()) FAIL("another picture at " << time.count());
    }
    CHECK((wall.head().begun() > 2) == !paused);
}

TEST_CASE("a machine that stood still for days shows one slide more, whole, and goes on as before") {
    const Millis when = GENERATE(in_transition, in_reveal, standing);
    CAPTURE(when.count());
    Wall wall;
    wall.run_to(when);
    const int before = wall.head().begun();
    wall.sleep(72h);
    wall.run_to(when + 500ms);
    CHECK(wall.head().begun() == before + 1);
    CHECK(wall.head().moving(wall.now().steady));  // it is coming
    wall.run_to(when + 10s);
    CHECK(wall.head().begun() == before + 1);
    wall.run_to(when + 12s);
    CHECK(wall.head().begun() == before + 2);
}

TEST_CASE("a paused slide stands on where it was after the machine stood still for days") {
    const Millis when = GENERATE(in_reveal, standing);
    Wall wall;
    wall.run_to(when);
    wall.pause(true);
    const auto before = wall.seen();
    wall.sleep(72h);
    CHECK(wall.seen() == before);
    const Millis left = wall.head().time_left(wall.now().steady);
    wall.pause(false);
    wall.run_to(when + left - 20ms);
    CHECK(*wall.head().current() == "b.xml");
    wall.run_to(when + left);
    CHECK(*wall.head().current() == "a.xml");
}

TEST_CASE("a show that is paused while a slide comes lets it come, however long the machine stood still") {
    Wall wall;
    wall.run_to(in_transition);
    wall.pause(true);
    wall.sleep(72h);
    CHECK(*wall.head().current() == "b.xml");
    CHECK_FALSE(wall.head().moving(wall.now().steady));
    CHECK(wall.head().time_left(wall.now().steady) == 10s);
}
