// Hints: what SDL does by itself is meant for games.
#include "screen/video.h"

#include <cstdlib>
#include <string_view>

#include "screen/sdl_renderer.h"

namespace slidewell {
namespace {

void set_hints() {
    SDL_SetHint(SDL_HINT_APP_NAME, "slidewell");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
}

// Without this folder there is no Wayland, and its library would complain at every attempt.
void pass_over_wayland() {
    const char* const folder = std::getenv("XDG_RUNTIME_DIR");
    const bool is_chosen = SDL_GetHint(SDL_HINT_VIDEODRIVER) != nullptr;
    if (folder == nullptr && !is_chosen) SDL_SetHint(SDL_HINT_VIDEODRIVER, "x11,KMSDRM");
}

// Where SDL finds no display it takes one in memory, which is of use only to those who asked for it.
bool is_seen() {
    const std::string_view driver = SDL_GetCurrentVideoDriver();
    const char* const wish = SDL_GetHint(SDL_HINT_VIDEODRIVER);
    return (wish != nullptr && *wish != '\0') || (driver != "offscreen" && driver != "dummy");
}

// A window's memory comes from the X server, not through OpenGL; on Wayland and the console SDL has no other
// way. Without libGL, its "opengl" would draw nothing on the console, and see no error.
void choose_memory() {
    const bool only_by_opengl =
        is_on_console() || SDL_strcasecmp(SDL_GetCurrentVideoDriver(), "wayland") == 0;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, only_by_opengl ? "opengles2" : "0");
}

}  // namespace

Result<std::unique_ptr<SdlVideo>> start_video() {
    set_hints();
    pass_over_wayland();
    auto video = std::make_unique<SdlVideo>();
    if (!video->started()) return in_context(no_display, {SDL_GetError()});
    if (!is_seen()) return Error{no_display};
    choose_memory();
    return video;
}

}  // namespace slidewell
