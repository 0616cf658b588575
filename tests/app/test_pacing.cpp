// The show's loop on clocks that stand still unless somebody waits.
#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "app/show.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

constexpr auto at_60_hz = 16'667us;

class FakeClocks final : public Clocks {
  public:
    [[nodiscard]] Time steady() const override { return now; }
    [[nodiscard]] std::chrono::system_clock::time_point wall() const override {
        return std::chrono::system_clock::time_point(20'000h) +
               std::chrono::duration_cast<std::chrono::system_clock::duration>(now.time_since_epoch());
    }
    void sleep_until(Time time) override { now = std::max(now, time); }

    Time now{1h};
};

// What the viewer saw: which moment of which transition, and when.
struct Seen {
    Clocks::Time at;
    Clocks::Time presented;
    Millis into_transition{0};
    bool in_transition = false;
};

// Plays the studio's part as well: two slides, painted as soon as they are asked for, each for 5 s with a
// fade of a second. Drawing a frame takes 2 ms, but for those that are told to be slow.
class PacedVenue final : public Venue {
  public:
    PacedVenue(FakeClocks& clocks, bool display_paces) : clocks_(clocks), display_paces_(display_paces) {
        inbox.send(Playlist{{{"1", 1}, {"2", 1}}});
    }

    [[nodiscard]] Size frame_size() const override { return {32, 18}; }
    [[nodiscard]] bool draw(const Frame& frame, const Overlay& /*overlay*/, const Frame* ahead) override {
        seen.push_back({clocks_.now, {}, frame.into_transition, frame.outgoing.has_value()});
        if (foreseen_ && frame.outgoing) foresights.push_back(*foreseen_ == frame.into_transition);
        foreseen_ = ahead != nullptr ? std::optional(ahead->into_transition) : std::nullopt;
        const auto slow = slow_frames.find(frames_in_transition());
        clocks_.now += frame.outgoing && slow != slow_frames.end() ? slow->second : 2ms;
        return true;
    }
    void present() override {
        seen.back().presented = clocks_.now;
        if (display_paces_) clocks_.now = next_refresh(clocks_.now);
    }
    [[nodiscard]] bool prepare(const Picture& /*next*/) override { return false; }
    void get_ready_for(const Transition& /*transition*/) override { ready_at.push_back(clocks_.now); }
    [[nodiscard]] std::vector<Event> wait(Millis patience) override {
        ++waits;
        while (const auto request = requests.try_receive()) {
            paint(std::get<PaintSlide>(*request));
            return {Woken{}};
        }
        clocks_.now += std::min<Millis>(patience, 1h);
        return {};
    }
    [[nodiscard]] std::function<void()> waker() override {
        return [] {};
    }
    void toggle_fullscreen() override {}
    [[nodiscard]] std::chrono::microseconds frame_interval() const override { return at_60_hz; }
    [[nodiscard]] bool paces() const override { return display_paces_; }
    [[nodiscard]] std::string description() const override { return "nowhere"; }

    // The distances between the moments of frames that follow each other. The first frame comes when it
    // comes: the display takes it at its next refresh.
    [[nodiscard]] std::vector<Millis> steps() const {
        std::vector<Millis> found;
        for (std::size_t i = 1; i < seen.size(); ++i) {
            if (seen[i - 1].in_transition && seen[i].in_transition)
                found.push_back(seen[i].into_transition - seen[i - 1].into_transition);
        }
        if (display_paces_ && !found.empty()) found.erase(found.begin());
        return found;
    }
    // Between two frames of the transition, as they were presented.
    [[nodiscard]] std::vector<Clocks::Time::duration> gaps() const {
        std::vector<Clocks::Time::duration> found;
        for (std::size_t i = 1; i < seen.size(); ++i) {
            if (seen[i - 1].in_transition && seen[i].in_transition)
                found.push_back(seen[i].presented - seen[i - 1].presented);
        }
        return found;
    }
    [[nodiscard]] int frames_in_transition() const {
        return static_cast<int>(std::ranges::count(seen, true, &Seen::in_transition));
    }

    StudioInbox requests{4, [this] { asked_at.push_back(clocks_.now); }};
    PlayerInbox inbox{16};
    std::vector<Seen> seen;
    std::vector<Clocks::Time> asked_at;                    // for a picture
    std::map<int, std::chrono::microseconds> slow_frames;  // of the transition, counted from 1
    std::vector<Clocks::Time> ready_at;
    std::vector<bool> foresights;  // whether the frame ahead was the one that came, where one was told
    int waits = 0;

  private:
    static Clocks::Time next_refresh(Clocks::Time time) {
        return time - time.time_since_epoch() % at_60_hz + at_60_hz;
    }
    void paint(const PaintSlide& wanted) {
        const Picture picture{std::stoull(wanted.slide),
                              wanted.size,
                              {{Bitmap(Canvas(wanted.size, 0xFF000000)), whole(wanted.size), Still{}}}};
        inbox.send(Painted{wanted.slide, wanted.version, {5s, {Transition::Kind::fade, {}, 1s}}, picture});
    }

    FakeClocks& clocks_;
    bool display_paces_;
    std::optional<Millis> foreseen_;
};

// The first slide, and the second one until it stands.
void play(PacedVenue& venue, FakeClocks& clocks) {
    Settings settings;
    settings.run_for = 7s;
    Trace trace;
    const Witness witness(settings);
    Show(settings, {venue, venue.requests, venue.inbox, trace, witness, clocks, [] { return false; }}).run();
}

}  // namespace

TEST_CASE("a second's transition has sixty frames, each an interval after the other") {
    FakeClocks clocks;
    PacedVenue venue(clocks, GENERATE(false, true));
    play(venue, clocks);
    CHECK(venue.frames_in_transition() >= 59);
    CHECK(venue.frames_in_transition() <= 61);
    for (const Millis step : venue.steps()) {
        CHECK(step >= 16ms);
        CHECK(step <= 17ms);
    }
}

TEST_CASE("a late frame is dropped, and those after it keep their distance") {
    FakeClocks clocks;
    PacedVenue venue(clocks, GENERATE(false, true));
    venue.slow_frames = {{20, 70ms}};
    play(venue, clocks);
    CHECK(venue.frames_in_transition() >= 55);
    CHECK(venue.frames_in_transition() <= 57);
    const std::vector<Millis> steps = venue.steps();
    CHECK(std::ranges::count_if(steps, [](Millis step) { return step > 17ms; }) == 1);
    CHECK(std::ranges::none_of(steps, [](Millis step) { return step < 16ms; }));
}

TEST_CASE("all is got ready for a transition once, a second before it begins") {
    FakeClocks clocks;
    PacedVenue venue(clocks, GENERATE(false, true));
    play(venue, clocks);
    const auto first = std::ranges::find(venue.seen, true, &Seen::in_transition);
    REQUIRE(first != venue.seen.end());
    REQUIRE(venue.ready_at.size() == 1);
    CHECK(first->at - venue.ready_at.front() >= 950ms);
    CHECK(first->at - venue.ready_at.front() <= 1'050ms);
}

TEST_CASE("while a slide stands, the show sleeps until the next one is due") {
    FakeClocks clocks;
    PacedVenue venue(clocks, false);
    Settings settings;
    settings.run_for = 4s;
    Trace trace;
    const Witness witness(settings);
    Show(settings, {venue, venue.requests, venue.inbox, trace, witness, clocks, [] { return false; }}).run();
    CHECK(venue.frames_in_transition() == 0);
    CHECK(venue.waits < 6);
}

TEST_CASE("frames come an interval apart although one takes longer to draw than another") {
    FakeClocks clocks;
    PacedVenue venue(clocks, false);
    for (int frame = 1; frame < 60; ++frame)
        venue.slow_frames[frame] = frame % 2 == 0 ? 5ms : 1ms;
    play(venue, clocks);
    const std::vector<Clocks::Time::duration> gaps = venue.gaps();
    REQUIRE(gaps.size() > 50);
    // The first ones find out how long it takes.
    for (const auto gap : std::span(gaps).subspan(3)) {
        CHECK(gap >= at_60_hz - 200us);
        CHECK(gap <= at_60_hz + 200us);
    }
}

TEST_CASE("in a transition the frame after the next is known, but for one that is late") {
    FakeClocks clocks;
    PacedVenue venue(clocks, false);
    venue.slow_frames = {{20, 70ms}};
    play(venue, clocks);
    CHECK(venue.foresights.size() >= 50);
    CHECK(std::ranges::count(venue.foresights, false) == 1);
}

TEST_CASE("the next picture is asked for when the last frame of a transition has had its time") {
    FakeClocks clocks;
    PacedVenue venue(clocks, GENERATE(false, true));
    play(venue, clocks);
    const auto first = std::ranges::find(venue.seen, true, &Seen::in_transition);
    const auto last =
        std::find_if(first, venue.seen.end(), [](const Seen& seen) { return !seen.in_transition; });
    REQUIRE(last != venue.seen.end());
    const auto asked = std::ranges::lower_bound(venue.asked_at, first->at);
    REQUIRE(asked != venue.asked_at.end());
    CHECK(*asked - last->at >= at_60_hz - 1ms);
    CHECK(*asked - last->at <= 2 * at_60_hz + 1ms);
}
