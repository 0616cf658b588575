#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "app/show.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

// Ten minutes for the machine that runs this, at the speed of these shows.
constexpr Millis for_ever = 168h;

// What the viewer does once a slide stands.
struct Cue {
    ContentKey slide = 0;
    std::vector<Event> events;
};

// Remembers what it is shown and plays the viewer's part.
class FakeVenue final : public Venue {
  public:
    explicit FakeVenue(std::deque<Cue> cues) : cues_(std::move(cues)) {}

    [[nodiscard]] Size frame_size() const override { return size; }
    [[nodiscard]] bool draw(const Frame& frame, const Overlay& overlay, const Frame* /*ahead*/) override {
        drawn_ = frame;
        const ContentKey key = frame.scene.picture.key;
        if (order.empty() || order.back() != key) order.push_back(key);
        standing_ = frame.outgoing ? 0 : key;
        shown_size = frame.scene.picture.size;
        overlays.push_back(!overlay.bitmap.empty());
        return !nothing_new_behind_transitions || frame.outgoing.has_value();
    }
    void present() override {}
    [[nodiscard]] bool prepare(const Picture& next) override {
        ++preparations[next.key];
        prepared_in_transition = prepared_in_transition || standing_ == 0;
        prepared = preparations[next.key] == 3;
        return quit_when_prepared && !prepared;
    }
    void get_ready_for(const Transition& transition) override {
        ready_for.push_back(transition);
        prepared_in_transition = prepared_in_transition || standing_ == 0;
    }
    [[nodiscard]] std::vector<Event> wait(Millis patience) override {
        patiences.push_back(patience);
        if (prepared && quit_when_prepared) return {Quit{}};
        if (!cues_.empty() && cues_.front().slide == standing_) {
            const Cue cue = cues_.front();
            cues_.pop_front();
            for (const Event& event : cue.events) {
                if (const auto* resized = std::get_if<Resized>(&event)) size = resized->size;
            }
            return cue.events;
        }
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, std::min<Millis>(patience, 10s), [&] { return woken_; });
        woken_ = false;
        return {};
    }
    [[nodiscard]] std::function<void()> waker() override {
        return [this] {
            const std::lock_guard lock(mutex_);
            woken_ = true;
            changed_.notify_all();
        };
    }
    void toggle_fullscreen() override { ++fullscreen_toggles; }
    [[nodiscard]] std::chrono::microseconds frame_interval() const override { return 100us; }
    [[nodiscard]] bool paces() const override { return false; }
    [[nodiscard]] std::string description() const override { return "nowhere"; }

    Size size{320, 180};
    Size shown_size;
    std::vector<ContentKey> order;
    std::vector<bool> overlays;
    std::vector<Millis> patiences;
    std::map<ContentKey, int> preparations;
    std::vector<Transition> ready_for;
    bool prepared = false;
    bool prepared_in_transition = false;
    bool quit_when_prepared = false;
    bool nothing_new_behind_transitions = false;  // their last frame looks like the first one behind them
    int fullscreen_toggles = 0;

  private:
    std::deque<Cue> cues_;
    std::optional<Frame> drawn_;  // a compositor keeps what it has drawn last
    ContentKey standing_ = 0;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool woken_ = false;
};

// Paints slide "1" as a picture with key 1, and so on. A slide "0" cannot be painted.
class FakeStudio {
  public:
    FakeStudio(FakeVenue& venue, std::vector<SlideId> slides, Millis dwell, Motion motion = Still{})
        : inbox(16, venue.waker()),
          motion_(motion),
          thread_([this, slides = std::move(slides), dwell] { work(slides, dwell); }) {}
    FakeStudio(const FakeStudio&) = delete;
    FakeStudio& operator=(const FakeStudio&) = delete;
    ~FakeStudio() { stop(); }

    void stop() {
        requests.close();
        inbox.close();
        if (thread_.joinable()) thread_.join();
    }

    StudioInbox requests{4, [this] { count_held(); }};
    PlayerInbox inbox;
    // To be read once it has stopped.
    std::vector<Point> nudges;         // of all that it was asked for
    std::vector<std::ptrdiff_t> held;  // how many pictures somebody had, at each request

  private:
    void work(const std::vector<SlideId>& slides, Millis dwell) {
        inbox.send(Report{{{"deck.xml", {2, 1}, Severity::warning, "a report", ""}}});
        Playlist playlist;
        for (const SlideId& slide : slides)
            playlist.slides.push_back({slide});
        inbox.send(std::move(playlist));
        while (const auto request = requests.receive()) {
            const PaintSlide& wanted = std::get<PaintSlide>(*request);
            nudges.push_back(wanted.nudge);
            await_count();
            if (wanted.slide == "0") {
                inbox.send(Unpaintable{wanted.slide, wanted.version, wanted.size});
                continue;
            }
            Painted painted{wanted.slide,
                            wanted.version,
                            {dwell, {Transition::Kind::fade, {}, 200ms}},
                            {std::stoull(wanted.slide), wanted.size, {}}};
            painted.picture.layers.push_back(ground(wanted.size));
            inbox.send(std::move(painted));  // and keep nothing of it
        }
    }

    Layer ground(Size size) {
        const auto canvas = std::make_shared<Canvas>(size, 0xFF000000);
        const std::shared_ptr<const Pixel> pixels(canvas, canvas->pixels.data());
        const std::lock_guard lock(mutex_);
        painted_.push_back(pixels);
        return {Bitmap(size, pixels), whole(size), motion_};
    }

    // On the thread that asks, and before there is an answer.
    void count_held() {
        if (requests.closed()) return;
        const std::lock_guard lock(mutex_);
        held.push_back(std::ranges::count_if(painted_, [](const auto& pixels) { return !pixels.expired(); }));
        counted_.notify_all();
    }
    void await_count() {
        std::unique_lock lock(mutex_);
        counted_.wait(lock, [&] { return held.size() >= nudges.size(); });
    }

    Motion motion_;  // of all that it paints
    std::mutex mutex_;
    std::condition_variable counted_;
    std::vector<std::weak_ptr<const Pixel>> painted_;
    std::thread thread_;
};

// It is always twenty seconds past a minute.
class StoppedWall final : public Clocks {
  public:
    [[nodiscard]] Time steady() const override { return std::chrono::steady_clock::now(); }
    [[nodiscard]] std::chrono::system_clock::time_point wall() const override {
        return std::chrono::sys_days{std::chrono::year{2026} / 11 / 29} + 9h + 20s;
    }
    void sleep_until(Time time) override { std::this_thread::sleep_until(time); }
};

struct Played {
    std::vector<ContentKey> order;
    std::vector<Point> nudges;  // of what the studio was asked for
    std::vector<std::ptrdiff_t> held;
    std::vector<ShowEvent> events;  // without their pixels
};

ShowEvent without_pixels(ShowEvent event) {
    if (auto* const slide = std::get_if<SlideBegan>(&event)) slide->picture = {};
    if (auto* const shown = std::get_if<FrameShown>(&event)) {
        ShownFrame without = *shown->frame;
        without.frame.scene.picture.layers.clear();
        without.frame.outgoing.reset();
        shown->frame = std::make_shared<const ShownFrame>(std::move(without));
    }
    return event;
}

// Runs a whole show, a thousand times as fast as the clock.
Played play(
    FakeVenue& venue, const std::vector<SlideId>& slides, Millis dwell, Settings settings = {},
    const std::function<bool()>& ended = [] { return false; }, Motion motion = Still{}) {
    settings.speed = 1000;
    Trace trace;
    const Witness witness(settings);
    std::vector<ShowEvent> events;
    ShowEvent frame;  // the last one: a listener may keep it
    const ShowListener listener = [&](const ShowEvent& event) {
        if (std::holds_alternative<FrameShown>(event)) frame = event;
        events.push_back(without_pixels(event));
    };
    FakeStudio studio(venue, slides, dwell, motion);
    MachineClocks clocks;
    Show(settings, {venue, studio.requests, studio.inbox, trace, witness, clocks, ended, listener}).run();
    studio.stop();
    return {venue.order, studio.nudges, studio.held, std::move(events)};
}

// The slides that ended, as "1 whole" or "1 cut short".
std::vector<std::string> ends_of(const Played& played) {
    std::vector<std::string> ends;
    for (const ShowEvent& event : played.events) {
        if (const auto* const ended = std::get_if<SlideEnded>(&event))
            ends.push_back(ended->slide + (ended->whole ? " whole" : " cut short"));
    }
    return ends;
}

Settings once() {
    Settings settings;
    settings.once = true;
    return settings;
}

Settings unguarded() {
    Settings settings;
    settings.burn_in_guard = false;
    return settings;
}

}  // namespace

TEST_CASE("a show of one round shows every slide in its order, then ends") {
    FakeVenue venue({});
    CHECK(play(venue, {"1", "2", "3"}, 2s, once()).order == std::vector<ContentKey>{1, 2, 3});
}

TEST_CASE("a slide that cannot be painted is passed over") {
    FakeVenue venue({});
    CHECK(play(venue, {"1", "0", "3"}, 2s, once()).order == std::vector<ContentKey>{1, 3});
}

TEST_CASE("a round in which nothing can be painted ends too") {
    FakeVenue venue({});
    CHECK(play(venue, {"0"}, 2s, once()).order.empty());
}

TEST_CASE("when the next picture is asked for, nobody has any but the one that stands") {
    FakeVenue venue({});
    venue.nothing_new_behind_transitions = GENERATE(false, true);
    const auto held = play(venue, {"1", "2", "3", "4"}, 2s, once()).held;
    REQUIRE(held.size() >= 4);
    CHECK(held.front() == 0);
    CHECK(std::ranges::max(held) == 1);
}

TEST_CASE("what the studio reports is passed on") {
    FakeVenue venue({});
    const Diagnostics expected{{"deck.xml", {2, 1}, Severity::warning, "a report", ""}};
    const auto events = play(venue, {"1"}, 2s, once()).events;
    CHECK(std::ranges::any_of(events, [&](const ShowEvent& event) {
        const auto* const said = std::get_if<StudioSaid>(&event);
        return said != nullptr && said->diagnostics == expected;
    }));
}

TEST_CASE("the viewer ends the show") {
    FakeVenue venue({{1, {Quit{}}}});
    CHECK(play(venue, {"1", "2"}, for_ever).order == std::vector<ContentKey>{1});
}

TEST_CASE("a signal ends the show") {
    FakeVenue venue({{1, {Woken{}}}});
    CHECK(play(venue, {"1", "2"}, for_ever, {}, [&] { return !venue.order.empty(); }).order ==
          std::vector<ContentKey>{1});
}

TEST_CASE("a show of a set length ends when it is over") {
    FakeVenue venue({});
    Settings settings;
    settings.run_for = 3s;
    play(venue, {"1"}, for_ever, settings);
    CHECK(*std::ranges::max_element(venue.patiences) <= 3ms);
}

TEST_CASE("the arrows go to the next and the previous slide at once") {
    FakeVenue venue({{1, {Skip{1}}}, {2, {Skip{1}}}, {3, {Skip{-1}}}, {2, {Quit{}}}});
    CHECK(play(venue, {"1", "2", "3"}, for_ever).order == std::vector<ContentKey>{1, 2, 3, 2});
}

TEST_CASE("while the show is paused nothing is due") {
    FakeVenue venue({{1, {TogglePause{}}}, {1, {TogglePause{}, Quit{}}}});
    play(venue, {"1", "2"}, for_ever, unguarded());
    CHECK(venue.patiences.back() == Millis::max());
}

TEST_CASE("a standing slide is left alone until its time is over") {
    FakeVenue venue({{1, {Woken{}}}, {1, {Quit{}}}});
    play(venue, {"1", "2"}, for_ever, unguarded());
    // The wait is on the clock on the wall, which is a thousand times as slow.
    CHECK(venue.patiences.back() > for_ever / 1000 / 2);
    CHECK(venue.patiences.back() <= for_ever / 1000);
}

TEST_CASE("a standing slide with a clock is left alone until the minute is over") {
    FakeVenue venue({{1, {Woken{}}}, {1, {Quit{}}}});
    FakeStudio studio(venue, {"1"}, for_ever, Clock{});
    const Settings settings = unguarded();
    Trace trace;
    const Witness witness(settings);
    StoppedWall clocks;
    Show(settings, {venue, studio.requests, studio.inbox, trace, witness, clocks, [] { return false; }})
        .run();
    CHECK(venue.patiences.back() == 40s);
}

TEST_CASE("a slide that stands for hours is painted anew when the burn-in guard takes a step") {
    FakeVenue venue({});
    venue.size = {1920, 1080};
    Settings settings;
    settings.run_for = 11min;
    CHECK(play(venue, {"1"}, for_ever, settings).nudges == std::vector<Point>{{0, 0}, {1, 0}});
    settings.burn_in_guard = false;
    CHECK(play(venue, {"1"}, for_ever, settings).nudges == std::vector<Point>{{0, 0}});
}

TEST_CASE("the next slide is prepared in small parts, and only while the current one stands") {
    FakeVenue venue({{1, {Skip{1}}}});
    venue.quit_when_prepared = true;
    play(venue, {"1", "2", "3"}, for_ever);
    CHECK(venue.preparations[3] == 3);
    CHECK_FALSE(venue.prepared_in_transition);
}

TEST_CASE("the information line comes and goes") {
    FakeVenue venue({{1, {ToggleInfo{}}}, {1, {ToggleInfo{}}}, {1, {Quit{}}}});
    play(venue, {"1"}, for_ever);
    CHECK(std::ranges::count(venue.overlays, true) == 1);
    CHECK_FALSE(venue.overlays.front());
    CHECK_FALSE(venue.overlays.back());
}

TEST_CASE("full screen is the venue's matter") {
    FakeVenue venue({{1, {ToggleFullscreen{}}}, {1, {Quit{}}}});
    play(venue, {"1"}, for_ever);
    CHECK(venue.fullscreen_toggles == 1);
}

TEST_CASE("after a change of the screen's size the slide is painted anew") {
    FakeVenue venue({{1, {Resized{{180, 320}}}}, {1, {Skip{1}}}, {2, {Quit{}}}});
    play(venue, {"1", "2"}, for_ever);
    CHECK(venue.shown_size == Size{180, 320});
}

TEST_CASE("a listener hears of each slide when it begins and when it has had its time") {
    FakeVenue venue({});
    const Played played = play(venue, {"1", "2"}, 2s, once());
    REQUIRE(played.events.size() > 2);
    const auto* const display = std::get_if<DisplayChosen>(&played.events[0]);
    REQUIRE(display != nullptr);
    CHECK(display->description == "nowhere");
    CHECK(display->refresh == 100us);
    const auto* const said = std::get_if<StudioSaid>(&played.events[1]);
    REQUIRE(said != nullptr);
    CHECK(said->diagnostics.front().message == "a report");
    std::vector<SlideId> begun;
    for (const ShowEvent& event : played.events) {
        if (const auto* const slide = std::get_if<SlideBegan>(&event)) begun.push_back(slide->slide);
    }
    CHECK(begun == std::vector<SlideId>{"1", "2"});
    CHECK(ends_of(played) == std::vector<std::string>{"1 whole", "2 whole"});
}

TEST_CASE("a slide that is skipped, or on air when the show ends, was cut short") {
    FakeVenue venue({{1, {Skip{1}}}, {2, {Quit{}}}});
    CHECK(ends_of(play(venue, {"1", "2"}, for_ever)) ==
          std::vector<std::string>{"1 cut short", "2 cut short"});
}

TEST_CASE("a listener hears when each frame was due, and that it was not shown before") {
    FakeVenue venue({});
    const Played played = play(venue, {"1", "2"}, 2s, once());
    int frames = 0;
    for (const ShowEvent& event : played.events) {
        const auto* const frame = std::get_if<FrameShown>(&event);
        if (frame == nullptr) continue;
        ++frames;
        CHECK(frame->due <= frame->shown);
        REQUIRE(frame->frame != nullptr);
        CHECK(frame->frame->size == venue.size);
        CHECK(frame->frame->frame.scene.picture.key > 0);
    }
    CHECK(frames >= 2);
}

TEST_CASE("a listener hears when all stands again, although it looks like the frame before") {
    FakeVenue venue({});
    venue.nothing_new_behind_transitions = true;
    Settings settings = unguarded();
    settings.run_for = 1500s;
    const Appear item{10s, 1000s, 0};  // a second of the machine that runs this
    std::vector<bool> moving;
    for (const ShowEvent& event : play(
                                      venue, {"1"}, for_ever, settings, [] { return false; }, item)
                                      .events) {
        if (const auto* const frame = std::get_if<FrameShown>(&event)) moving.push_back(frame->moving);
    }
    REQUIRE(moving.size() >= 2);
    CHECK(moving.at(moving.size() - 2));
    CHECK_FALSE(moving.back());
}

TEST_CASE("a listener hears of a pause and of its end") {
    FakeVenue venue({{1, {TogglePause{}}}, {1, {TogglePause{}}}, {1, {Quit{}}}});
    std::vector<bool> pauses;
    for (const ShowEvent& event : play(venue, {"1", "2"}, for_ever).events) {
        if (const auto* const change = std::get_if<PauseChanged>(&event)) pauses.push_back(change->paused);
    }
    CHECK(pauses == std::vector<bool>{true, false});
}
