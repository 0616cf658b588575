// What turns frames into pixels on the screen, whichever machinery does it.
#pragma once

#include <vector>

#include "playback/frame.h"

namespace slidewell {

// A small bitmap that lies on top of everything, `at` being its upper left corner on the frame (as the slide
// sees it, before any rotation). None when the bitmap is empty.
struct Overlay {
    Bitmap bitmap;
    Point at;
};

class Compositor {
  public:
    Compositor() = default;
    Compositor(const Compositor&) = delete;
    Compositor(Compositor&&) = delete;
    Compositor& operator=(const Compositor&) = delete;
    Compositor& operator=(Compositor&&) = delete;
    virtual ~Compositor() = default;

    // The size that pictures should have: the screen's, as the slides see it. A picture of another size is
    // scaled so that it covers the screen.
    [[nodiscard]] virtual Size frame_size() const = 0;

    // Does a small part, about a millisecond, of the work that the first frame with `next` would take
    // otherwise. For the time in which another picture stands. True while there is more of it.
    [[nodiscard]] virtual bool prepare(const Picture& next) = 0;

    // Begins to get what a transition of that kind can use, which may take longer than a frame. Not needed,
    // but for the time shortly before one begins.
    virtual void get_ready_for(const Transition& transition) = 0;

    // Draws the frame. Returns the rectangles of the screen that look different from the last time and must
    // be presented; none when nothing has changed. The first drawing changes everything.
    //
    // `ahead` is the frame that most likely comes after this one; null where nobody knows. It may be painted
    // along with this one where that is less work. What is seen is the same, whatever comes.
    [[nodiscard]] virtual std::vector<Rect> draw(const Frame& frame, const Overlay& overlay,
                                                 const Frame* ahead) = 0;
    [[nodiscard]] std::vector<Rect> draw(const Frame& frame, const Overlay& overlay) {
        return draw(frame, overlay, nullptr);
    }
};

}  // namespace slidewell
