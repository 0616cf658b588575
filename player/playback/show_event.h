// What happens in a show, as values, for whoever keeps a record of it.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <variant>

#include "playback/frame.h"
#include "playback/messages.h"

namespace slidewell {

// A look at the clocks of the machine and of the show, which may run faster than the machine's.
struct ShowMoment {
    std::chrono::steady_clock::time_point steady;
    std::chrono::system_clock::time_point wall;
    Steady show;
};

// A slide begins to appear. One that is painted anew where it stands has not begun again.
struct SlideBegan {
    ShowMoment at;
    SlideId slide;
    SlideVersion version = 0;
    Timing timing;
    Picture picture;
};

// Its follower begins to appear, or the show ends.
struct SlideEnded {
    ShowMoment at;
    SlideId slide;
    SlideVersion version = 0;
    Millis shown{0};     // of the show's time, its transition counted in
    bool whole = false;  // it had its full time; false: it was cut short
};

// A frame, and the size of the screen as the slides see it.
struct ShownFrame {
    Frame frame;
    Size size;
};

// A frame was handed to the display.
struct FrameShown {
    std::chrono::steady_clock::time_point due;
    std::chrono::steady_clock::time_point shown;
    bool moving = false;  // one of a row, each due one refresh after the other
    std::shared_ptr<const ShownFrame> frame = {};
};

// What the studio has to say about the slides.
struct StudioSaid {
    ShowMoment at;
    Diagnostics diagnostics;
};

// Another studio takes the place of one that has ended; what it has painted stays.
struct StudioReplaced {
    ShowMoment at;
    std::string why;
};

struct SourcesChanged {
    ShowMoment at;
    SourcesNews news;
};

struct PauseChanged {
    ShowMoment at;
    bool paused = false;
};

// Before the first frame, and whenever it changes.
struct DisplayChosen {
    std::string description;               // what draws, and on what: "CPU, x11, 1920x1080, 60 Hz"
    std::chrono::microseconds refresh{0};  // between two pictures of the display
};

using ShowEvent = std::variant<SlideBegan, SlideEnded, FrameShown, StudioSaid, StudioReplaced, SourcesChanged,
                               PauseChanged, DisplayChosen>;

}  // namespace slidewell
