// Where we are in the round: which slide stands, which comes next, and when. A value; time is an argument.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "base/duration.h"
#include "playback/commissions.h"
#include "playback/frame.h"
#include "playback/messages.h"
#include "playback/order.h"
#include "playback/show_clock.h"

namespace slidewell {

// A slide that begins this little after its moment counts as punctual, so that a round does not grow longer
// by every late wake-up. Later than this, its transition runs from now, whole.
inline constexpr Millis punctual{100};

// Told what the studio sends and what the viewer wants, asked for frames. The current slide stays until the
// next one is painted: there is never nothing to show once the first slide was there.
//
// A slide's dwell counts from the end of its transition, its scene from the start of it. The next slide is
// asked for as soon as the current one stands. Slides that cannot be painted are passed over until the next
// slide begins; when no other can be, the current one stays and all are tried again once per dwell. A slide
// that follows itself is asked for when its time is up: unchanged it just stays.
//
// The list may change at any moment:
// - What is shown is always of the newest list: a picture that was prepared of a slide that has gone, or of a
//   version that is no longer listed, is dropped. (Except that a slide which changes faster than it is
//   painted is taken as it was, once the current slide has stayed 5 s too long.)
// - A current slide that has gone gives way to its follower as soon as that one is painted.
// - A current slide of another version is asked for anew, though not while a transition runs. The new picture
//   fades in where the old one stands: its scene, its dwell and its place in the round go on. The slide then
//   stays for at least 3 s, but a change that comes when its time is over does not keep it any longer. While
//   the new version cannot be painted, the old one stays; it is asked for again when the slide comes round.
// - A current slide that has another name now, and the same version, just stands on under its new name.
// - The order goes on from the current slide. A slide that was passed over is not tried again before the next
//   slide begins, unless its version is another or unknown.
class Playhead {
  public:
    explicit Playhead(Size size) : size_(size) {}

    // --- what happened. Each moves the playhead to `now` first.
    void set_playlist(const Playlist& playlist, Steady now);
    // What nobody waits for any more is ignored. An answer about a version of which no list has told yet
    // counts as none at all: the slide is passed over, not asked for again and again.
    void painted(Painted painted, Steady now);
    void unpaintable(const Unpaintable& slide, Steady now);
    // At most one slide begins, however much time has passed.
    void advance(Steady now);
    // The dwell and all motion stand still while paused; a running transition comes to its end first.
    void pause(bool paused, Steady now);
    // 1 forward, -1 back; at once, with the slide's transition; a running transition is cut short.
    void skip(int slides, Steady now);
    // Everything is painted anew; the old picture stays until then.
    void resize(Size size, Steady now);
    // What is asked for from now on is to have this nudge. What stands is painted anew for that only when it
    // is to stand on for minutes, and fades over where it is.
    void nudge(Point nudge, Steady now);

    // --- what to do now
    // The slide that should be asked of the studio and was not yet; asking is recorded.
    [[nodiscard]] std::optional<PaintSlide> take_request();
    [[nodiscard]] std::optional<Frame> frame(
        Steady now,
        std::optional<Civil> time_of_day) const;  // nothing before the first slide
    // True when the frame differs from moment to moment; false when it stands still.
    [[nodiscard]] bool moving(Steady now) const;
    // While nothing moves: when something will, next. Nothing: only a message can change anything. Does not
    // count the minutes of a clock on the slide; see shows_clock().
    [[nodiscard]] std::optional<Steady> next_deadline(Steady now) const;

    // The slide that begins when its time comes; null until it is painted.
    [[nodiscard]] const Painted* upcoming() const;

    // --- what is on air
    [[nodiscard]] bool paused() const;
    [[nodiscard]] const SlideId* current() const;      // null before the first slide
    [[nodiscard]] const Painted* on_air() const;       // the same, as it was painted
    [[nodiscard]] Millis time_left(Steady now) const;  // of the dwell and what precedes it; 0 when over
    // How many slides have begun. One that stays because it follows itself unchanged does not begin again,
    // nor does one that is painted anew where it stands.
    [[nodiscard]] int begun() const;
    // How often the last slide of the list has come to the end of its time, or was skipped. When the slides
    // after it cannot be painted, a slide is the last. Counts too when no slide at all could be painted.
    [[nodiscard]] int completed_rounds() const;

  private:
    // The slide on air. Moments are of the show's time.
    struct Stay {
        Painted slide;
        Point nudge;      // of its picture
        Steady begun;     // moment 0 of its scene
        Steady dwelling;  // its dwell runs from here
        Steady kept_until = Steady::min();
        bool round_counted = false;
        [[nodiscard]] Steady own_end() const { return dwelling + slide.timing.dwell; }
    };
    struct Leaving {
        Picture picture;
        Steady begun;  // moment 0 of its scene
        Transition transition;
        Steady since;
        [[nodiscard]] Steady until() const { return since + length(transition); }
    };
    struct Ready {
        Painted slide;
        Point nudge;
        Steady since;
    };

    void settle(Steady now);
    void begin(Ready next, Steady now);
    void repaint(Ready fresh, Steady now);
    void stay_on(Steady from);
    void look_for_next();
    void look_for_next_of_all();
    void follow_rename(const Round& before);
    void forgive_changed(const Round& before);
    void leave_for_successor(const Round& before);
    void accept(Ready painted);
    void pass_over(const SlideId& slide);
    void drop_unwanted();
    void count_round();
    [[nodiscard]] bool may_begin() const;
    [[nodiscard]] bool transition_runs(Steady show) const;
    [[nodiscard]] bool over(Steady show) const;  // the current slide's time
    [[nodiscard]] bool is_current(const SlideId& slide) const;
    [[nodiscard]] bool is_last() const;
    [[nodiscard]] bool in_a_hurry() const { return skipping_ || delisted_; }
    [[nodiscard]] bool wants_repaint() const;
    [[nodiscard]] bool may_repaint() const;
    [[nodiscard]] bool is_better_than_waiting(const PaintSlide& answer) const;
    [[nodiscard]] bool outdated() const;   // the current picture is of another size, version or nudge
    [[nodiscard]] bool stands_on() const;  // long enough to be nudged
    [[nodiscard]] PaintSlide shown() const;
    [[nodiscard]] Steady ends() const { return std::max(stay_->own_end(), stay_->kept_until); }
    [[nodiscard]] std::optional<SlideId> wanted() const;
    [[nodiscard]] PaintSlide request_for(const SlideId& slide) const;
    [[nodiscard]] bool is_due(const PaintSlide& answer) const;

    Size size_;
    Point nudge_;
    ShowClock clock_;
    Steady show_;  // the show's time at the last event
    Round round_;

    std::optional<Stay> stay_;
    std::optional<Leaving> leaving_;      // while a transition runs
    std::optional<Ready> fresh_;          // the current slide anew, from when it is painted until it may show
    std::optional<PaintSlide> given_up_;  // what the current slide could not be painted as
    bool delisted_ = false;               // the current slide is not in the list any more

    std::optional<SlideId> next_;  // nothing: none can be painted
    std::optional<Ready> ready_;   // the picture of next_
    bool skipping_ = false;        // next_ is to begin at once
    int step_ = 1;                 // which way to look for another next_
    SlideSet failed_;              // since the current slide began
    Steady retry_;                 // when to try again while no slide was ever shown

    Commissions asked_;  // of the studio
    int begun_ = 0;
    bool complete_ = true;  // the list
    int completed_rounds_ = 0;
};

}  // namespace slidewell
