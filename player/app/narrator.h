// Tells those who keep a record what happens in a show.
#pragma once

#include <functional>
#include <optional>
#include <utility>

#include "playback/playhead.h"
#include "playback/show_event.h"

namespace slidewell {

// Called on the player's thread: takes the event and returns at once.
using ShowListener = std::function<void(const ShowEvent&)>;

class Narrator {
  public:
    explicit Narrator(ShowListener listener) : listener_(std::move(listener)) {}

    void tell(const ShowEvent& event) const {
        if (listener_) listener_(event);
    }
    // After the playhead has moved: tells of the slide that has begun since, of the one that it followed, and
    // of a pause.
    void follow(const Playhead& playhead, const ShowMoment& at);
    // The show is over, and with it what is on air.
    void close(const ShowMoment& at);

  private:
    struct OnAir {
        SlideId slide;
        SlideVersion version = 0;
        Millis full_time{0};
        Steady begun;
    };

    ShowListener listener_;
    std::optional<OnAir> on_air_;
    int begun_ = 0;  // slides that were told of
    bool paused_ = false;
};

}  // namespace slidewell
