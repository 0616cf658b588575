// SDL's own list; and Xlib, which need not set up a video system to answer.
#include "screen/displays.h"

#include <memory>

#include <X11/extensions/Xrandr.h>

#include "screen/sdl_handles.h"

namespace slidewell {
namespace {

struct XConnectionCloser {
    void operator()(Display* server) const { XCloseDisplay(server); }
};
using XConnection = std::unique_ptr<Display, XConnectionCloser>;

struct XMonitorsCloser {
    void operator()(XRRMonitorInfo* monitors) const { XRRFreeMonitors(monitors); }
};
using XMonitors = std::unique_ptr<XRRMonitorInfo, XMonitorsCloser>;

// XRRGetMonitors() came with RandR 1.5.
bool knows_monitors(Display& server) {
    int major = 0;
    int minor = 0;
    return XRRQueryVersion(&server, &major, &minor) != 0 && (major > 1 || minor >= 5);
}

}  // namespace

std::optional<Size> size_on_x11(const char* server_name) {
    const XConnection server(XOpenDisplay(server_name));
    if (!server || !knows_monitors(*server)) return std::nullopt;
    int count = 0;
    const XMonitors monitors(XRRGetMonitors(server.get(), DefaultRootWindow(server.get()), True, &count));
    if (count != 1) return std::nullopt;
    return Size{monitors.get()->width, monitors.get()->height};
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
