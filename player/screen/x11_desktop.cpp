// RandR for the outputs; for covering them _NET_WM_STATE, as https://specifications.freedesktop.org/wm-spec
// has it. SDL's own full screen takes the size that the display had when the program began.
#include "screen/x11_desktop.h"

#include <cstdio>
#include <cstdlib>

#include <X11/Xatom.h>
#include <X11/extensions/Xrandr.h>

#include "screen/x11_outputs.h"
#include "screen/x11_window.h"
#include "screen/x_memory.h"

namespace slidewell {
namespace {

// Xlib ends the program in any case, but by exit(), under the feet of threads that still run.
int end_at_once(Display* /*gone*/) {
    std::fputs("slidewell: the X server has ended, and the show with it\n", stderr);
    std::_Exit(1);
}

bool has_window_manager(const X11Window& x) {
    Atom type = 0;
    int format = 0;
    unsigned long count = 0;
    unsigned long left = 0;
    unsigned char* value = nullptr;
    XGetWindowProperty(x.server, x.root(), x.atom("_NET_SUPPORTING_WM_CHECK"), 0, 1, False, XA_WINDOW, &type,
                       &format, &count, &left, &value);
    const XMemory<unsigned char> owner(value);
    return count == 1;
}

// Before the window appears its wish is read from it; afterwards the window manager is to be told.
void ask_for_fullscreen(const X11Window& x, bool is_shown, bool fullscreen) {
    const Atom state = x.atom("_NET_WM_STATE");
    const Atom full = x.atom("_NET_WM_STATE_FULLSCREEN");
    if (!is_shown) {
        XChangeProperty(x.server, x.window, state, XA_ATOM, 32, PropModeReplace,
                        reinterpret_cast<const unsigned char*>(&full), fullscreen ? 1 : 0);
        return;
    }
    constexpr long by_an_application = 1;
    XEvent wish{};
    wish.xclient.type = ClientMessage;
    wish.xclient.window = x.window;
    wish.xclient.message_type = state;
    wish.xclient.format = 32;
    wish.xclient.data.l[0] = fullscreen ? 1 : 0;
    wish.xclient.data.l[1] = static_cast<long>(full);
    wish.xclient.data.l[3] = by_an_application;
    XSendEvent(x.server, x.root(), False, SubstructureNotifyMask | SubstructureRedirectMask, &wish);
    XFlush(x.server);
}

// A display that is divided by `xrandr --setmonitor` is told of only by the root window.
void watch_layout(const X11Window& x) {
    XWindowAttributes now{};
    XGetWindowAttributes(x.server, x.root(), &now);
    XSelectInput(x.server, x.root(), now.your_event_mask | StructureNotifyMask);
}

Rect place_of(SDL_Window* window) {
    Rect place;
    SDL_GetWindowPosition(window, &place.x, &place.y);
    SDL_GetWindowSize(window, &place.width, &place.height);
    return place;
}

void put(SDL_Window* window, Rect where) {
    SDL_SetWindowSize(window, where.width, where.height);
    SDL_SetWindowPosition(window, where.x, where.y);
}

bool is_shown(SDL_Window* window) { return (SDL_GetWindowFlags(window) & SDL_WINDOW_SHOWN) != 0; }

}  // namespace

std::optional<X11Desktop> X11Desktop::of(SDL_Window& window) {
    const auto x = on_x11(window);
    if (!x) return std::nullopt;
    XSetIOErrorHandler(end_at_once);
    int first_event = 0;
    int first_error = 0;
    if (XRRQueryExtension(x->server, &first_event, &first_error) == 0 || !tells_outputs(*x->server))
        return std::nullopt;
    // SDL has asked for the last of these, and the server keeps a first wish until it is taken back.
    XRRSelectInput(x->server, x->root(), 0);
    XRRSelectInput(x->server, x->root(),
                   RRScreenChangeNotifyMask | RRCrtcChangeNotifyMask | RROutputChangeNotifyMask);
    watch_layout(*x);
    SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
    return X11Desktop(window, first_event);
}

std::vector<Output> X11Desktop::outputs() const {
    const auto x = on_x11(*window_);
    return x ? outputs_of(*x->server) : std::vector<Output>{};
}

bool X11Desktop::concerns_outputs(const SDL_Event& event) const {
    if (event.type != SDL_SYSWMEVENT || event.syswm.msg->subsystem != SDL_SYSWM_X11) return false;
    const XEvent& told = event.syswm.msg->msg.x11.event;
    if (told.type == ConfigureNotify) return told.xconfigure.window == DefaultRootWindow(told.xany.display);
    return told.type == randr_events_ + RRScreenChangeNotify || told.type == randr_events_ + RRNotify;
}

// A window manager makes a full-screen window follow the size of the display that it is on.
void X11Desktop::cover(Rect area) const {
    const auto x = on_x11(*window_);
    if (!x) return;
    const Rect now = place_of(window_);
    const Point middle{now.x + now.width / 2, now.y + now.height / 2};
    const bool is_managed = has_window_manager(*x);
    const bool is_there = !intersection({middle.x, middle.y, 1, 1}, area).empty();
    if (now != area && !(is_managed && is_shown(window_) && is_there)) {
        if (is_managed && is_shown(window_)) ask_for_fullscreen(*x, true, false);
        put(window_, area);
    }
    if (is_managed) ask_for_fullscreen(*x, is_shown(window_), true);
}

void X11Desktop::stand_free(Size size, Rect area) const {
    const auto x = on_x11(*window_);
    if (!x) return;
    ask_for_fullscreen(*x, is_shown(window_), false);
    SDL_SetWindowBordered(window_, SDL_TRUE);
    put(window_, {area.x + (area.width - size.width) / 2, area.y + (area.height - size.height) / 2,
                  size.width, size.height});
}

}  // namespace slidewell
