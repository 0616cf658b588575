// One turn of the loop for each thing that happens, and for each frame while something moves.
#include "app/show.h"

#include <algorithm>
#include <utility>

#include "base/heap.h"
#include "playback/burn_in_guard.h"
#include "screen/info_line.h"

namespace slidewell {
namespace {

// What can be done ahead of a slide is done in small parts, at this distance.
constexpr Millis between_preparations{5};

// How long before the end of a slide's time all should be ready for the next one.
constexpr Millis shortly_before{1'000};

template <typename... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

}  // namespace

Show::Show(const Settings& settings, const Parts& parts)
    : settings_(settings),
      parts_(parts),
      time_(settings.speed, parts.clocks),
      start_(time_.now().steady),
      playhead_(parts.venue.frame_size()),
      narrator_(parts.listener),
      pacer_(parts.venue.frame_interval(), parts.venue.paces()),
      latest_(start_) {}

void Show::run() {
    tell_of_display();
    for (;;) {
        const Moment now = next_moment();
        hear(now);
        playhead_.advance(now.steady);
        if (over(now)) return narrator_.close(at(now));
        narrator_.follow(playhead_, at(now));
        nudge(now);
        draw(now);
        ask();
        sleep(now, prepare(now));
    }
}

Moment Show::next_moment() {
    in_step_ = drawn_for_.has_value();
    begun_ = std::exchange(drawn_for_, {}).value_or(parts_.clocks.steady());
    Moment now = time_.at(begun_);
    now.steady = latest_ = std::max(now.steady, latest_);
    return now;
}

ShowMoment Show::at(const Moment& now) const { return {begun_, parts_.clocks.wall(), now.steady}; }

bool Show::over(const Moment& now) const {
    return quit_ || parts_.ended() || (settings_.once && playhead_.completed_rounds() > 0) ||
           (settings_.run_for && now.steady - start_ >= *settings_.run_for);
}

void Show::hear(const Moment& now) {
    while (auto message = parts_.inbox.try_receive())
        hear(*std::move(message), now);
}

void Show::hear(ToPlayer message, const Moment& now) {
    std::visit(Overloaded{[&](Playlist& playlist) { take(std::move(playlist), now); },
                          [&](Painted& painted) { playhead_.painted(std::move(painted), now.steady); },
                          [&](const Unpaintable& slide) { playhead_.unpaintable(slide, now.steady); },
                          [&](const Report& report) {
                              narrator_.tell(StudioSaid{at(now), report.diagnostics});
                          },
                          [&](const SourcesNews& news) {
                              narrator_.tell(SourcesChanged{at(now), news});
                          },
                          [&](const StudioEnded& studio) {
                              narrator_.tell(StudioReplaced{at(now), studio.why});
                          },
                          [](const StillHere&) {}},
               message);
}

// Two lists of a long deck were there for a moment. To give that back takes a fifth of a millisecond.
void Show::take(Playlist playlist, const Moment& now) {
    playhead_.set_playlist(playlist, now.steady);
    playlist = {};
    if (playhead_.current() != nullptr) give_heap_back();
}

void Show::nudge(const Moment& now) {
    if (!settings_.burn_in_guard) return;
    playhead_.nudge(nudge_at(now.steady - start_, parts_.venue.frame_size()), now.steady);
}

// After the drawing, which lets go what has left the screen: the next picture can be painted there. But the
// last frame of a transition is left in peace until its time is over: a studio that paints is in the way of
// whoever still brings it to the screen.
void Show::ask() {
    if (has_arrived_) return;
    while (const auto request = playhead_.take_request())
        parts_.studio.send(*request);
}

void Show::draw(const Moment& now) {
    has_arrived_ = false;
    auto frame = playhead_.frame(now.steady, now.civil);
    if (!frame) return;
    const auto begun = Trace::Clock::now();
    const auto ahead = frame_ahead(*frame);
    presented_ = parts_.venue.draw(*frame, info_ ? info(now) : Overlay{}, ahead ? &*ahead : nullptr);
    parts_.trace.finished(frame->outgoing ? "transition" : "frame", display_name(*playhead_.current()),
                          begun);
    if (presented_) present();
    if (!frame->outgoing && noted_ != playhead_.begun()) note_slide(*frame, now);
    note_frame(*std::move(frame), now);
}

void Show::present() {
    if (in_step_) parts_.clocks.sleep_until(pacer_.presented_at(begun_, parts_.clocks.steady()));
    parts_.venue.present();
}

// The frame after this one in a transition, if the loop keeps its pace and nothing happens meanwhile.
std::optional<Frame> Show::frame_ahead(const Frame& frame) const {
    if (!frame.outgoing || !in_step_) return std::nullopt;
    return playhead_.frame(time_.at(begun_ + pacer_.interval()).steady, frame.time_of_day);
}

// The loop may have woken later than it meant to. Whoever listens hears of the end of a motion in any case:
// the picture that has left can be let go, and what stands now is no frame that is missing.
void Show::note_frame(Frame frame, const Moment& now) {
    has_clock_ = shows_clock(frame.scene.picture);
    has_arrived_ = in_step_ && in_transition_ && !frame.outgoing;
    in_transition_ = frame.outgoing.has_value();
    const Millis late = awaited_ ? std::max(now.steady - *awaited_, Millis{0}) : Millis{0};
    awaited_.reset();
    const bool moving = playhead_.moving(now.steady);
    const bool was_moving = std::exchange(moving_, moving);
    if (!presented_ && !moving && !was_moving) return;
    narrator_.tell(FrameShown{
        begun_ - late / settings_.speed, parts_.clocks.steady(), moving,
        std::make_shared<const ShownFrame>(ShownFrame{std::move(frame), parts_.venue.frame_size()})});
}

void Show::note_slide(const Frame& frame, const Moment& now) {
    noted_ = playhead_.begun();
    parts_.witness.stands(*playhead_.current(), frame, parts_.venue.frame_size(),
                          playhead_.time_left(now.steady));
}

// A transition needs all of a frame's time for itself.
bool Show::prepare(const Moment& now) {
    const Painted* const next = playhead_.upcoming();
    if (next == nullptr || in_transition_) return false;
    if (until_getting_ready(now) == Millis{0}) {
        ready_after_ = playhead_.begun();
        parts_.venue.get_ready_for(next->timing.transition);
    }
    return parts_.venue.prepare(next->picture);
}

// What a transition needs is got shortly before it: a slide that stands for long has no use for it.
std::optional<Millis> Show::until_getting_ready(const Moment& now) const {
    if (playhead_.upcoming() == nullptr || playhead_.paused() || ready_after_ == playhead_.begun())
        return std::nullopt;
    return std::max(Millis{0}, playhead_.time_left(now.steady) - shortly_before);
}

void Show::sleep(const Moment& now, bool more_to_prepare) {
    if (has_arrived_ || playhead_.moving(now.steady)) {
        sleep_until_next_frame();
        return;
    }
    awaited_ = playhead_.next_deadline(now.steady);
    const Millis longest = more_to_prepare ? std::min(patience(now), between_preparations) : patience(now);
    rest(longest == Millis::max() ? std::nullopt : std::optional(parts_.clocks.steady() + longest));
    for (const Event& event : parts_.venue.wait(longest))
        handle(event);
}

// Events are taken as they come, at least once a frame, but only the display's rate decides when the next is
// drawn.
void Show::sleep_until_next_frame() {
    const auto due = pacer_.next(begun_, parts_.clocks.steady(), presented_);
    rest(due);
    Millis left{0};
    do {
        left = std::max(Millis{0}, std::chrono::floor<Millis>(due - parts_.clocks.steady()));
        for (const Event& event : parts_.venue.wait(left))
            handle(event);
    } while (left > Millis{0} && !quit_ && !parts_.ended());
    parts_.clocks.sleep_until(due);
    drawn_for_ = pacer_.moment(parts_.clocks.steady());
}

Millis Show::patience(const Moment& now) const {
    Millis longest = Millis::max();
    const auto until = [&](Millis show) {
        longest = std::min(longest, time_.to_wait(std::max(show, Millis{0})));
    };
    if (const auto deadline = playhead_.next_deadline(now.steady)) until(*deadline - now.steady);
    if (const auto time = until_getting_ready(now)) until(*time);
    if (settings_.run_for) until(start_ + *settings_.run_for - now.steady);
    if (settings_.burn_in_guard) until(until_next_nudge(now.steady - start_));
    if (has_clock_) until(now.to_next_minute);
    if (info_) until(Millis{1'000});
    return longest;
}

void Show::handle(const Event& event) {
    const Steady now = latest_ = std::max(time_.now().steady, latest_);
    std::visit(Overloaded{[&](const TogglePause&) { playhead_.pause(!playhead_.paused(), now); },
                          [&](const Skip& skip) { playhead_.skip(skip.slides, now); },
                          [&](const ToggleFullscreen&) { parts_.venue.toggle_fullscreen(); },
                          [&](const ToggleInfo&) { info_ = !info_; }, [&](const Quit&) { quit_ = true; },
                          [&](const Resized&) {
                              playhead_.resize(parts_.venue.frame_size(), now);
                              learn_about_display();
                          },
                          [&](const DisplayChanged&) { learn_about_display(); }, [](const TexturesLost&) {},
                          [](const Displaced&) {}, [](const Exposed&) {}, [](const Woken&) {}},
               event);
}

void Show::rest(std::optional<Clocks::Time> until) const {
    if (parts_.rests) parts_.rests({parts_.clocks.steady(), until});
}

void Show::learn_about_display() {
    pacer_ = Pacer(parts_.venue.frame_interval(), parts_.venue.paces());
    ready_after_ = 0;
    tell_of_display();
}

void Show::tell_of_display() {
    narrator_.tell(DisplayChosen{parts_.venue.description(), parts_.venue.frame_interval()});
}

Overlay Show::info(const Moment& now) {
    const auto seconds = (playhead_.time_left(now.steady).count() + 999) / 1000;
    const std::string left = playhead_.paused() ? "paused" : std::to_string(seconds) + " s left";
    const std::string text = display_name(*playhead_.current()) + " · " + left + " · " +
                             parts_.venue.description() + " · slidewell " SLIDEWELL_VERSION;
    if (std::exchange(info_text_, text) != text) info_line_ = info_line(text, parts_.venue.frame_size());
    return info_line_;
}

}  // namespace slidewell
