// Where we are in the round: which slide stands, which comes next, and when. A value; time is an argument.
#pragma once

#include <optional>
#include <vector>

#include "base/duration.h"
#include "playback/frame.h"
#include "playback/messages.h"
#include "playback/order.h"
#include "playback/show_clock.h"

namespace slidewell {

// Told what the studio sends and what the viewer wants, asked for frames. The current slide stays until the
// next one is painted: there is never nothing to show once the first slide was there.
//
// A slide's dwell counts from the end of its transition, its scene from the start of it. The next slide is
// asked for as soon as the current one stands. Slides that cannot be painted are passed over until the next
// slide begins; when no other can be, the current one stays and all are tried again once per dwell. A slide
// that follows itself is asked for when its time is up: unchanged it just stays.
class Playhead {
  public:
    explicit Playhead(Size size) : size_(size) {}

    // --- what happened. Each moves the playhead to `now` first.
    // A current slide that is no longer listed gives way to its follower as soon as that one is painted.
    void set_playlist(Playlist playlist, Steady now);
    // What nobody waits for any more is ignored.
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

    // --- what to do now
    // The slide that should be asked of the studio and was not yet; asking is recorded. At most two are asked
    // for and not answered at a time: what is wanted, and what was wanted before.
    [[nodiscard]] std::optional<PaintSlide> take_request();
    [[nodiscard]] std::optional<Frame> frame(Steady now,
                                             Civil time_of_day) const;  // nothing before the first slide
    // True when the frame differs from moment to moment; false when it stands still.
    [[nodiscard]] bool moving(Steady now) const;
    // While nothing moves: when something will, next. Nothing: only a message can change anything. Does not
    // count the minutes of a clock on the slide; see shows_clock().
    [[nodiscard]] std::optional<Steady> next_deadline(Steady now) const;

    // The picture that begins when its time comes; null until it is there.
    [[nodiscard]] const Picture* upcoming() const;

    // --- what is on air
    [[nodiscard]] bool paused() const;
    [[nodiscard]] const SlideId* current() const;      // null before the first slide
    [[nodiscard]] Millis time_left(Steady now) const;  // of the dwell and what precedes it; 0 when over
    // How many slides have begun. One that stays because it follows itself unchanged does not begin again.
    [[nodiscard]] int begun() const;
    // How often the last slide of the list has come to the end of its time, or was skipped. When the slides
    // after it cannot be painted, a slide is the last. Counts too when no slide at all could be painted.
    [[nodiscard]] int completed_rounds() const;

  private:
    // The slide on air. Moments are of the show's time.
    struct Stay {
        Painted slide;
        Steady begun;     // moment 0 of its scene
        Steady dwelling;  // its dwell runs from here
        bool round_counted = false;
    };
    struct Leaving {
        Picture picture;
        Steady begun;
    };
    struct Ready {
        Painted slide;
        Steady since;
    };

    void settle(Steady now);
    void begin(Ready next, Steady now);
    void stay_on(Steady from);
    void look_for_next();
    void accept(Painted painted);
    void pass_over(const SlideId& slide);
    void drop_unwanted();
    void answered(const SlideId& slide, Size size);
    void count_round();
    [[nodiscard]] bool may_begin() const;
    [[nodiscard]] bool transition_runs(Steady show) const;
    [[nodiscard]] bool over(Steady show) const;  // the current slide's time
    [[nodiscard]] bool is_current(const SlideId& slide) const;
    [[nodiscard]] bool is_last() const;
    [[nodiscard]] bool in_a_hurry() const { return skipping_ || delisted_; }
    [[nodiscard]] Steady ends() const { return stay_->dwelling + stay_->slide.timing.dwell; }
    [[nodiscard]] std::optional<SlideId> wanted() const;

    Size size_;
    ShowClock clock_;
    Steady show_;  // the show's time at the last event
    std::vector<SlideId> slides_;

    std::optional<Stay> stay_;
    std::optional<Leaving> leaving_;  // while a transition runs
    bool delisted_ = false;           // the current slide is not in the list any more
    bool outdated_ = false;           // the current picture is of another size

    std::optional<SlideId> next_;  // nothing: none can be painted
    std::optional<Ready> ready_;   // the picture of next_
    bool skipping_ = false;        // next_ is to begin at once
    int step_ = 1;                 // which way to look for another next_
    SlideSet failed_;              // since the current slide began
    Steady retry_;                 // when to try again while no slide was ever shown

    std::vector<PaintSlide> asked_;  // and not yet answered
    int begun_ = 0;
    int completed_rounds_ = 0;
};

}  // namespace slidewell
