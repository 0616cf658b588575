// The memory of a window in which the CPU draws: images that an X server reads by itself, or SDL's surface,
// or a canvas of ours where neither will do. Included by this room's .cpp files only.
#pragma once

#include <memory>
#include <optional>
#include <span>

#include <SDL.h>

#include "base/bitmap.h"
#include "screen/frame_buffer.h"
#include "screen/pixels.h"
#include "screen/x_images.h"

namespace slidewell {

class WindowMemory {
  public:
    // Does not own the window, which must outlive it.
    explicit WindowMemory(SDL_Window& window) : window_(&window) {}
    WindowMemory(const WindowMemory&) = delete;
    WindowMemory& operator=(const WindowMemory&) = delete;

    // False while there is none: what is drawn is not seen, until acquire() gets some again.
    [[nodiscard]] bool there() const { return images_ != nullptr || surface_ != nullptr; }
    [[nodiscard]] Size size() const { return images_ ? images_->size() : pixels_.size; }
    // What a frame is drawn on; good until acquire() returns true. See FrameBuffers.
    [[nodiscard]] FrameBuffer buffer(Turn turn);

    // Looks whether the window has another size. True when there is other memory to draw on, be it at the
    // same address.
    bool acquire();

    // Shows what has been drawn on these parts, or all of it once more.
    void present(std::span<const Rect> changed);
    void present_all();

  private:
    bool acquire_images();
    bool acquire_surface();
    bool fall_back();
    void copy_canvas(Rect rect) const;

    SDL_Window* window_;
    std::unique_ptr<XImages> images_;
    std::optional<Size> tried_images_;  // when the window had this size
    bool images_failed_ = false;
    SDL_Surface* surface_ = nullptr;
    Pixels pixels_;          // the surface's memory, or that of
    Canvas canvas_{Size{}};  // this, when its pixels are of another kind
};

}  // namespace slidewell
