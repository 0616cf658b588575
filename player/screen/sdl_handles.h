// SDL's handles, owned, and its names for what our pixels are. Included by this room's .cpp files only.
#pragma once

#include <memory>

#include <SDL.h>

namespace slidewell {

struct SdlWindowCloser {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};
using SdlWindow = std::unique_ptr<SDL_Window, SdlWindowCloser>;

// Ends before its window does.
struct SdlRendererCloser {
    void operator()(SDL_Renderer* renderer) const { SDL_DestroyRenderer(renderer); }
};
using SdlRenderer = std::unique_ptr<SDL_Renderer, SdlRendererCloser>;

// Ends before its renderer does.
struct SdlTextureCloser {
    void operator()(SDL_Texture* texture) const { SDL_DestroyTexture(texture); }
};
using SdlTexture = std::unique_ptr<SDL_Texture, SdlTextureCloser>;

// SDL's video and event systems, for as long as it lives.
class SdlVideo {
  public:
    SdlVideo() : started_(SDL_InitSubSystem(SDL_INIT_VIDEO) == 0) {}
    SdlVideo(const SdlVideo&) = delete;
    SdlVideo(SdlVideo&&) = delete;
    SdlVideo& operator=(const SdlVideo&) = delete;
    SdlVideo& operator=(SdlVideo&&) = delete;
    ~SdlVideo() {
        if (started_) SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }
    [[nodiscard]] bool started() const { return started_; }

  private:
    bool started_;
};

// SDL's events, also while its video system is away.
class SdlEvents {
  public:
    SdlEvents() : started_(SDL_InitSubSystem(SDL_INIT_EVENTS) == 0) {}
    SdlEvents(const SdlEvents&) = delete;
    SdlEvents& operator=(const SdlEvents&) = delete;
    ~SdlEvents() {
        if (started_) SDL_QuitSubSystem(SDL_INIT_EVENTS);
    }

  private:
    bool started_;
};

// True where a Pixel (see base/pixel_memory.h) can be shown as it is.
[[nodiscard]] inline bool has_our_pixels(Uint32 format) {
    return format == SDL_PIXELFORMAT_ARGB8888 || format == SDL_PIXELFORMAT_RGB888;
}

}  // namespace slidewell
