// A window of SDL's, as Xlib and xcb know it. Included by this room's .cpp files only.
#pragma once

#include <optional>

#include <SDL.h>
#include <SDL_syswm.h>
#include <X11/Xlib.h>

namespace slidewell {

struct X11Window {
    Display* server = nullptr;  // SDL's own connection
    ::Window window = 0;
    [[nodiscard]] ::Window root() const { return DefaultRootWindow(server); }
    [[nodiscard]] Atom atom(const char* name) const { return XInternAtom(server, name, False); }
};

// Nothing when it is not on X11.
[[nodiscard]] inline std::optional<X11Window> on_x11(SDL_Window& window) {
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (SDL_GetWindowWMInfo(&window, &info) == SDL_FALSE || info.subsystem != SDL_SYSWM_X11)
        return std::nullopt;
    return X11Window{info.info.x11.display, info.info.x11.window};
}

}  // namespace slidewell
