// What SDL does not do for a window on X11: to learn that a display has another size, or that another one is
// there, and to cover it. Included by this room's .cpp files only.
#pragma once

#include <optional>
#include <vector>

#include <SDL.h>

#include "screen/outputs.h"

namespace slidewell {

// The desktop that a window is on, through SDL's own connection to the X server. The window outlives it.
class X11Desktop {
  public:
    // Nothing when the window is not on X11, or its server's RandR is older than 1.5 (2014). From here on
    // SDL's events tell of the outputs, and the program ends at once when the server does.
    [[nodiscard]] static std::optional<X11Desktop> of(SDL_Window& window);

    // The primary one first (randrproto.txt, GetMonitors). None while all displays are off.
    [[nodiscard]] std::vector<Output> outputs() const;
    // True for an event after which outputs() may be others.
    [[nodiscard]] bool concerns_outputs(const SDL_Event& event) const;

    // Over the whole of `area`. Where there is a window manager it is asked to keep all else below.
    void cover(Rect area) const;
    // A window of that size in the middle of `area`, with a frame where there is a window manager.
    void stand_free(Size size, Rect area) const;

  private:
    X11Desktop(SDL_Window& window, int randr_events) : window_(&window), randr_events_(randr_events) {}

    SDL_Window* window_;
    int randr_events_;  // the number of the first
};

}  // namespace slidewell
