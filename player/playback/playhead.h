// Where we are in the round: which slide stands, which comes next, and when. A value; time is an argument.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "base/duration.h"
#include "playback/frame.h"
#include "playback/messages.h"

namespace slidewell {

// Told what the studio sends and what the viewer wants, asked for frames. The current slide stays until the
// next one is painted: there is never nothing to show once the first slide was there.
class Playhead {
  public:
    explicit Playhead(Size size) : size_(size) {}

    // --- what happened. Each moves the playhead to `now` first.
    void set_playlist(Playlist playlist, Steady now);
    void painted(Painted painted, Steady now);
    void unpaintable(const Unpaintable& slide, Steady now);
    void advance(Steady now);
    void pause(bool paused, Steady now);
    void skip(int slides, Steady now);   // 1 forward, -1 back; at once, with the slide's transition
    void resize(Size size, Steady now);  // everything is painted anew; the old picture stays until then

    // --- what to do now
    // The slide that should be asked of the studio and was not yet; asking is recorded.
    [[nodiscard]] std::optional<PaintSlide> take_request();
    [[nodiscard]] std::optional<Frame> frame(Steady now,
                                             Civil time_of_day) const;  // nothing before the first slide
    // True when the frame differs from moment to moment; false when it stands still.
    [[nodiscard]] bool moving(Steady now) const;
    // While nothing moves: when something will, next. Nothing: only a message can change anything.
    [[nodiscard]] std::optional<Steady> next_deadline(Steady now) const;

    // --- what is on air
    [[nodiscard]] bool paused() const;
    [[nodiscard]] const SlideId* current() const;  // null before the first slide
    [[nodiscard]] Millis time_left(Steady now) const;
    // How many slides have begun, and how many have come to the end of their time: the round's bookkeeping.
    [[nodiscard]] int begun() const;
    [[nodiscard]] int completed_rounds() const;

  private:
    Size size_;
};

}  // namespace slidewell
