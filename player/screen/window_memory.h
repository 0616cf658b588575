// The memory of a window in which the CPU draws: that of SDL's surface for it, which a display server may
// share, or a canvas of ours where that will not do. Included by this room's .cpp files only.
#pragma once

#include <span>

#include <SDL.h>

#include "base/bitmap.h"
#include "screen/pixels.h"

namespace slidewell {

class WindowMemory {
  public:
    // Does not own the window, which must outlive it.
    explicit WindowMemory(SDL_Window& window) : window_(&window) {}
    WindowMemory(const WindowMemory&) = delete;
    WindowMemory& operator=(const WindowMemory&) = delete;

    // False while SDL has none: what is drawn is not seen, until acquire() gets some again.
    [[nodiscard]] bool there() const { return surface_ != nullptr; }
    // What is drawn on; good until acquire() returns true.
    [[nodiscard]] Pixels pixels() const { return pixels_; }

    // Asks SDL anew. True when there is other memory to draw on, be it at the same address.
    bool acquire();

    // Shows what has been drawn on these parts.
    void present(std::span<const Rect> changed) const;
    void present_all() const { SDL_UpdateWindowSurface(window_); }

  private:
    bool fall_back();
    void copy_canvas(Rect rect) const;

    SDL_Window* window_;
    SDL_Surface* surface_ = nullptr;
    Pixels pixels_;          // the surface's memory, or that of
    Canvas canvas_{Size{}};  // this, when its pixels are of another kind
};

}  // namespace slidewell
