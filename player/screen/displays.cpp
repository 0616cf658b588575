// SDL's own list; and Xlib, which need not set up a video system to answer.
#include "screen/displays.h"

#include <memory>

#include <X11/Xlib.h>
#include <xcb/xcb.h>

#include "screen/sdl_handles.h"
#include "screen/x11_outputs.h"

namespace slidewell {
namespace {

struct XConnectionCloser {
    void operator()(Display* server) const { XCloseDisplay(server); }
};
using XConnection = std::unique_ptr<Display, XConnectionCloser>;

}  // namespace

// The visit is not Xlib's, which ends the program when a server has gone before its visitor.
X11Outputs outputs_on_x11(const char* server) {
    const XConnection connection(XOpenDisplay(server));
    if (!connection || !tells_outputs(*connection)) return {};
    return {outputs_of(*connection), {xcb_connect(server, nullptr), xcb_disconnect}};
}

Result<std::string> describe_displays() {
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    const SdlVideo video;
    if (!video.started()) return Error{SDL_GetError()};
    const std::string driver = SDL_GetCurrentVideoDriver();
    if (driver == "offscreen" || driver == "dummy") return Error{"there is none"};
    std::string all = driver;
    for (int number = 0; number < SDL_GetNumVideoDisplays(); ++number) {
        SDL_DisplayMode mode{};
        if (SDL_GetDesktopDisplayMode(number, &mode) != 0) continue;
        all += (number == 0 ? ", " : "; ") + std::to_string(mode.w) + "x" + std::to_string(mode.h);
        if (mode.refresh_rate > 0) all += ", " + std::to_string(mode.refresh_rate) + " Hz";
    }
    return all;
}

}  // namespace slidewell
