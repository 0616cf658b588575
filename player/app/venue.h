// Where a show is seen: in a window, or nowhere, in memory.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/settings.h"
#include "base/result.h"
#include "playback/frame.h"
#include "record/log_line.h"
#include "screen/compositor.h"
#include "screen/event.h"

namespace slidewell {

class Venue {
  public:
    Venue() = default;
    Venue(const Venue&) = delete;
    Venue& operator=(const Venue&) = delete;
    virtual ~Venue() = default;

    // The size that pictures should have.
    [[nodiscard]] virtual Size frame_size() const = 0;
    // Draws the frame, which nobody sees yet. False when it looks like the one before, and need not be
    // presented. `ahead` is the frame that most likely comes next; null where nobody knows.
    [[nodiscard]] virtual bool draw(const Frame& frame, const Overlay& overlay, const Frame* ahead) = 0;
    // Brings what was drawn last to the screen.
    virtual void present() = 0;
    // Does a small part of what showing `next` will take. True while there is more to do.
    [[nodiscard]] virtual bool prepare(const Picture& next) = 0;
    // Gets what a transition of that kind can use, which may take longer than a frame.
    virtual void get_ready_for(const Transition& transition) = 0;
    // Sleeps until something happens, `patience` at the most. Millis::max() is for ever.
    [[nodiscard]] virtual std::vector<Event> wait(Millis patience) = 0;
    // Ends a wait() from any thread.
    [[nodiscard]] virtual std::function<void()> waker() = 0;
    virtual void toggle_fullscreen() = 0;
    // Between two pictures of the display.
    [[nodiscard]] virtual std::chrono::microseconds frame_interval() const = 0;
    // True when present() takes until the display has taken the frame, or at least the driver says so.
    [[nodiscard]] virtual bool paces() const = 0;
    // What draws, and on what: "CPU, x11, 1920x1080, 60 Hz".
    [[nodiscard]] virtual std::string description() const = 0;
};

// An error says why there is no window and what can be done. `tell` hears what draws, and what goes wrong
// later.
[[nodiscard]] Result<std::unique_ptr<Venue>> open_window_venue(const Settings& settings, Tell tell);
[[nodiscard]] std::unique_ptr<Venue> open_headless_venue(const Settings& settings);

}  // namespace slidewell
