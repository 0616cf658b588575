// SDL's window surface: with framebuffer acceleration off it is memory that the display server shares, and an
// update is a copy of the changed rectangles.
#include "screen/window.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <mutex>

#include "screen/keys.h"
#include "screen/sdl_handles.h"

namespace slidewell {
namespace {

constexpr const char* title = "slidewell";
constexpr std::chrono::microseconds usual_frame_interval{16'667};

// Wakes SDL's event queue, once for any number of calls between two waits, and only while the window lives.
class Alarm {
  public:
    Alarm() : type_(SDL_RegisterEvents(1)) {}
    [[nodiscard]] Uint32 type() const { return type_; }

    void ring() {
        const std::lock_guard lock(mutex_);
        if (!alive_ || rung_) return;
        SDL_Event event{};
        event.type = type_;
        rung_ = SDL_PushEvent(&event) == 1;
    }
    void heard() {
        const std::lock_guard lock(mutex_);
        rung_ = false;
    }
    void retire() {
        const std::lock_guard lock(mutex_);
        alive_ = false;
    }

  private:
    Uint32 type_;
    std::mutex mutex_;
    bool alive_ = true;
    bool rung_ = false;
};

Error sdl_error(std::string_view doing) { return in_context(doing, {SDL_GetError()}); }

void set_hints() {
    SDL_SetHint(SDL_HINT_APP_NAME, title);
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
}

// On the console a full-screen window of another size than the display's would change its mode
// (libsdl-org/SDL issue 16191).
Result<SdlWindow> create(const WindowOptions& options) {
    const int displays = SDL_GetNumVideoDisplays();
    if (options.display < 0 || options.display >= displays) {
        return Error{"display " + std::to_string(options.display) + " does not exist; there are " +
                     std::to_string(std::max(0, displays)) + ", counted from 0"};
    }
    SDL_DisplayMode mode{};
    if (SDL_GetDesktopDisplayMode(options.display, &mode) != 0) return sdl_error("cannot ask the display");
    const Size size = options.fullscreen ? Size{mode.w, mode.h} : options.size;
    const Uint32 kind = options.fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE;
    const int middle = static_cast<int>(SDL_WINDOWPOS_CENTERED_DISPLAY(static_cast<Uint32>(options.display)));
    SdlWindow window(SDL_CreateWindow(title, middle, middle, size.width, size.height,
                                      kind | SDL_WINDOW_HIDDEN | SDL_WINDOW_ALLOW_HIGHDPI));
    if (!window) return sdl_error("cannot open a window");
    return window;
}

bool has_our_format(const SDL_Surface& surface) {
    const Uint32 format = surface.format->format;
    return format == SDL_PIXELFORMAT_ARGB8888 || format == SDL_PIXELFORMAT_RGB888;
}

Pixels surface_pixels(const SDL_Surface& surface) {
    return {static_cast<Pixel*>(surface.pixels),
            {surface.w, surface.h},
            surface.pitch / static_cast<int>(sizeof(Pixel))};
}

}  // namespace

struct Window::State {
    std::unique_ptr<SdlVideo> video;
    SdlWindow window;
    std::shared_ptr<Alarm> alarm = std::make_shared<Alarm>();
    SDL_Surface* surface = nullptr;  // the window's
    bool converts = false;           // the surface's pixels are of another kind than ours
    Canvas converted{Size{}};        // drawn on instead, then
    Pixels pixels;
    bool shown = false;

    // Asks for the window's memory anew; true when it is another than before.
    bool acquire();
    void convert(Rect rect) const;
    void collect(const SDL_Event& event, std::vector<Event>& events);
};

bool Window::State::acquire() {
    const Pixels before = pixels;
    surface = SDL_GetWindowSurface(window.get());
    if (surface == nullptr) return false;
    converts = !has_our_format(*surface);
    if (!converts) {
        pixels = surface_pixels(*surface);
    } else if (converted.size != Size{surface->w, surface->h}) {
        converted = Canvas({surface->w, surface->h});
        pixels = view(converted);
    }
    return pixels.first != before.first || pixels.size != before.size || pixels.pitch != before.pitch;
}

void Window::State::convert(Rect rect) const {
    const int pixel_bytes = surface->format->BytesPerPixel;
    auto* to = static_cast<std::uint8_t*>(surface->pixels) + rect.y * surface->pitch + rect.x * pixel_bytes;
    SDL_ConvertPixels(rect.width, rect.height, SDL_PIXELFORMAT_ARGB8888, pixels.at(rect.x, rect.y),
                      static_cast<int>(pixels.pitch) * static_cast<int>(sizeof(Pixel)),
                      surface->format->format, to, surface->pitch);
}

void Window::State::collect(const SDL_Event& event, std::vector<Event>& events) {
    if (event.type == alarm->type()) {
        alarm->heard();
        events.emplace_back(Woken{});
    } else if (event.type == SDL_QUIT) {
        events.emplace_back(Quit{});
    } else if (event.type == SDL_KEYDOWN) {
        if (const auto wish = event_of_key(event.key)) events.push_back(*wish);
    } else if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_EXPOSED) {
        events.emplace_back(Exposed{});
    }
}

Window::Window(std::unique_ptr<State> state) : state_(std::move(state)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() {
    if (state_) state_->alarm->retire();
}

Result<Window> Window::open(const WindowOptions& options) {
    set_hints();
    auto video = std::make_unique<SdlVideo>();
    if (!video->started()) return sdl_error("cannot start the display");
    Result<SdlWindow> window = create(options);
    if (!window) return window.error();
    auto state = std::make_unique<State>();
    state->video = std::move(video);
    state->window = *std::move(window);
    state->acquire();
    if (state->surface == nullptr) return sdl_error("cannot get the window's memory");
    SDL_DisableScreenSaver();
    SDL_ShowCursor(SDL_DISABLE);
    return Window(std::move(state));
}

Pixels Window::pixels() const { return state_->pixels; }

void Window::present(std::span<const Rect> changed) {
    if (!std::exchange(state_->shown, true)) SDL_ShowWindow(state_->window.get());
    std::vector<SDL_Rect> rects;
    for (const Rect& rect : changed) {
        const Rect inside = intersection(rect, whole(state_->pixels.size));
        if (inside.empty()) continue;
        if (state_->converts) state_->convert(inside);
        rects.push_back({inside.x, inside.y, inside.width, inside.height});
    }
    // Fails only when the window has just got another size: then the next wait() reports Resized.
    SDL_UpdateWindowSurfaceRects(state_->window.get(), rects.data(), static_cast<int>(rects.size()));
}

std::vector<Event> Window::wait(Millis patience) {
    std::vector<Event> events;
    const auto longest = std::numeric_limits<int>::max();
    const auto milliseconds = static_cast<int>(std::clamp<Millis::rep>(patience.count(), 0, longest));
    SDL_Event event;
    int arrived = milliseconds > 0 ? SDL_WaitEventTimeout(&event, milliseconds) : SDL_PollEvent(&event);
    for (; arrived != 0; arrived = SDL_PollEvent(&event)) {
        state_->collect(event, events);
    }
    if (state_->acquire()) events.emplace_back(Resized{state_->pixels.size});
    return events;
}

std::function<void()> Window::waker() const {
    return [alarm = state_->alarm] { alarm->ring(); };
}

void Window::toggle_fullscreen() {
    const bool fullscreen = (SDL_GetWindowFlags(state_->window.get()) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
    SDL_SetWindowFullscreen(state_->window.get(), fullscreen ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
}

std::chrono::microseconds Window::frame_interval() const {
    SDL_DisplayMode mode{};
    const int display = SDL_GetWindowDisplayIndex(state_->window.get());
    if (SDL_GetCurrentDisplayMode(display, &mode) != 0 || mode.refresh_rate <= 0) return usual_frame_interval;
    return std::chrono::microseconds(1'000'000 / mode.refresh_rate);
}

std::string Window::description() const {
    const Size size = state_->pixels.size;
    const auto rate = (1'000'000 + frame_interval().count() / 2) / frame_interval().count();
    const bool direct = SDL_GetRenderer(state_->window.get()) == nullptr;
    return std::string(SDL_GetCurrentVideoDriver()) + ", " + std::to_string(size.width) + "x" +
           std::to_string(size.height) + ", " + std::to_string(rate) + " Hz, " +
           (direct ? "plain memory" : "through a renderer (slow)");
}

}  // namespace slidewell
