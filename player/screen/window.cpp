// Two ways to the screen: memory that is drawn on (window_memory.h), or SDL's renderer on OpenGL.
#include "screen/window.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

#include "screen/alarm.h"
#include "screen/console_desktop.h"
#include "screen/keys.h"
#include "screen/sdl_handles.h"
#include "screen/sdl_renderer.h"
#include "screen/video.h"
#include "screen/window_memory.h"
#include "screen/x11_desktop.h"

namespace slidewell {
namespace {

constexpr const char* title = "slidewell";
constexpr std::chrono::microseconds usual_frame_interval{16'667};
constexpr Millis between_looks{100};  // at the keyboard, where SDL cannot wait for it

Error sdl_error(std::string_view doing) { return in_context(doing, {SDL_GetError()}); }

// On the console a full-screen window of another size than the display's would change its mode
// (libsdl-org/SDL issue 16191).
Result<SdlWindow> create(const WindowOptions& options, Rect area) {
    const Size size = options.fullscreen ? area.size() : options.size;
    const Uint32 kind = SDL_WINDOW_RESIZABLE | (options.fullscreen ? SDL_WINDOW_BORDERLESS : 0);
    SdlWindow window(SDL_CreateWindow(title, area.x + (area.width - size.width) / 2,
                                      area.y + (area.height - size.height) / 2, size.width, size.height,
                                      kind | SDL_WINDOW_HIDDEN | SDL_WINDOW_ALLOW_HIGHDPI));
    if (!window) return sdl_error("cannot open a window");
    return window;
}

}  // namespace

struct Window::State {
    std::unique_ptr<SdlVideo> video;
    SdlWindow window;
    std::optional<X11Desktop> x11;          // where it is on X11
    std::optional<ConsoleDesktop> console;  // where it is on the bare console
    std::string wish;                       // which display to play on
    Output output;                          // the one that it is to be on
    SdlRenderer renderer;                   // while the GPU draws
    std::optional<WindowMemory> memory;     // while the CPU draws
    std::shared_ptr<Alarm> alarm = std::make_shared<Alarm>();
    Size size;      // as it was told last
    Size windowed;  // the size to have when it is not fullscreen
    bool shown = false;
    bool fullscreen = false;
    bool fullscreen_next = false;  // covers the display already, but the desktop was not told yet
    bool displays_changed = false;

    [[nodiscard]] static Result<std::unique_ptr<State>> open(const WindowOptions& options);
    [[nodiscard]] WindowOptions options() const { return {wish, fullscreen, windowed}; }
    [[nodiscard]] std::vector<Output> outputs() const;
    // On its display, when it has just been made.
    Result<> settle();
    void settle_on_x11();
    Result<> settle_on_console();
    // To the display that is the right one now. True when that is another, or of another size.
    bool follow_display();
    void cover() const;
    void stand_free() const;
    [[nodiscard]] Size size_now() const;
    // What there is to draw on has changed since the last time.
    bool changed();
    // Like SDL_WaitEventTimeout.
    bool wait_event(SDL_Event& event, Millis patience);
    void appear();
    void collect(const SDL_Event& event, std::vector<Event>& events);
};

std::vector<Output> Window::State::outputs() const {
    if (console) return console->outputs();
    return x11 ? x11->outputs() : sdl_outputs();
}

Result<> Window::State::settle() {
    x11 = X11Desktop::of(*window);
    console = ConsoleDesktop::of(*window);
    fullscreen_next = fullscreen && !x11;
    if (x11) settle_on_x11();
    return console ? settle_on_console() : Done{};
}

void Window::State::settle_on_x11() {
    const Rect known_to_sdl = output.area;
    if (const std::vector<Output> all = outputs(); !all.empty()) output = *chosen(all, wish);
    if (fullscreen) {
        x11->cover(output.area);
    } else if (output.area != known_to_sdl) {
        x11->stand_free(windowed, output.area);
    }
}

// There SDL does not know the displays' names, moves no window from one to another, and takes the size that a
// display happens to have, which after a change is that of the one before. Every window covers its display;
// to say so costs a moment of black. SDL 2.26 needs it on a second display, where it takes the first one's
// modes.
Result<> Window::State::settle_on_console() {
    const std::vector<Output> all = outputs();
    const Output* const right = chosen(all, wish);
    if (right == nullptr) return Done{};
    output = *right;
    const int number = static_cast<int>(right - all.data());
    if (const auto known = sdl_outputs();
        number != SDL_GetWindowDisplayIndex(window.get()) && number < std::ssize(known)) {
        console.reset();
        window.reset();
        auto other = create(options(), known[static_cast<std::size_t>(number)].area);
        if (!other) return other.error();
        window = *std::move(other);
        console = ConsoleDesktop::of(*window);
    }
    const bool right_size = output.area.size() == size_now();
    if (!right_size) SDL_SetWindowSize(window.get(), output.area.width, output.area.height);
    fullscreen_next = fullscreen && right_size && number != 0;
    return Done{};
}

// A window that does not cover its display stays where its viewer has put it.
bool Window::State::follow_display() {
    const std::vector<Output> all = outputs();
    const Output* const right = chosen(all, wish);
    if (console && right == nullptr) output = {};  // it wants to be set up anew, even if it is the same again
    if (right == nullptr) return false;
    const bool other = std::exchange(output, *right) != *right;
    if (fullscreen && !console && (other || x11)) cover();
    return other;
}

void Window::State::cover() const {
    if (x11) return x11->cover(output.area);
    SDL_SetWindowFullscreen(window.get(), 0);
    SDL_SetWindowSize(window.get(), output.area.width, output.area.height);
    SDL_SetWindowPosition(window.get(), output.area.x, output.area.y);
    SDL_SetWindowFullscreen(window.get(), SDL_WINDOW_FULLSCREEN_DESKTOP);
}

void Window::State::stand_free() const {
    const Rect area = output.area;
    if (x11) return x11->stand_free(windowed, area);
    SDL_SetWindowFullscreen(window.get(), 0);
    SDL_SetWindowBordered(window.get(), SDL_TRUE);
    SDL_SetWindowSize(window.get(), windowed.width, windowed.height);
    SDL_SetWindowPosition(window.get(), area.x + (area.width - windowed.width) / 2,
                          area.y + (area.height - windowed.height) / 2);
}

Size Window::State::size_now() const {
    Size now;
    SDL_GetWindowSizeInPixels(window.get(), &now.width, &now.height);
    return now;
}

bool Window::State::changed() {
    if (!memory) return std::exchange(size, size_now()) != size;
    const bool other = memory->acquire();
    if (memory->there()) size = memory->size();
    return other;
}

void Window::State::appear() {
    SDL_ShowWindow(window.get());
    shown = true;
}

// Where SDL cannot sleep until something happens, as on the console, it would look a thousand times a second.
bool Window::State::wait_event(SDL_Event& event, Millis patience) {
    const std::string_view driver = SDL_GetCurrentVideoDriver();
    if (patience <= Millis{0}) return SDL_PollEvent(&event) != 0;
    if (driver == "x11" || driver == "wayland") {
        constexpr Millis longest{std::numeric_limits<int>::max()};
        return SDL_WaitEventTimeout(&event, static_cast<int>(std::min(patience, longest).count())) != 0;
    }
    for (Millis left = patience; SDL_PollEvent(&event) == 0; left -= std::min(left, between_looks)) {
        displays_changed = displays_changed || (console && console->has_news());
        if (left <= Millis{0} || displays_changed) return false;
        alarm->wait(std::min(left, between_looks));
    }
    return true;
}

void Window::State::collect(const SDL_Event& event, std::vector<Event>& events) {
    if (event.type == SDL_DISPLAYEVENT || (x11 && x11->concerns_outputs(event))) {
        displays_changed = true;
    } else if (event.type == alarm->type()) {
        alarm->heard();
        events.emplace_back(Woken{});
    } else if (event.type == SDL_QUIT) {
        events.emplace_back(Quit{});
    } else if (event.type == SDL_KEYDOWN) {
        if (const auto wanted = event_of_key(event.key)) events.push_back(*wanted);
    } else if (event.type == SDL_RENDER_TARGETS_RESET || event.type == SDL_RENDER_DEVICE_RESET) {
        events.emplace_back(TexturesLost{});
    } else if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_EXPOSED) {
        events.emplace_back(Exposed{});
    } else if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_DISPLAY_CHANGED) {
        events.emplace_back(DisplayChanged{});
    }
}

Window::Window(std::unique_ptr<State> state) : state_(std::move(state)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() {
    if (state_) state_->alarm->retire();
}

Result<std::unique_ptr<Window::State>> Window::State::open(const WindowOptions& options) {
    auto video = start_video();
    if (!video) return video.error();
    const std::vector<Output> outputs = sdl_outputs();
    const Output* const output = chosen(outputs, options.display);
    if (output == nullptr) return Error{no_display};
    Result<SdlWindow> window = create(options, output->area);
    if (!window) return window.error();
    auto state = std::make_unique<State>();
    state->video = *std::move(video);
    state->window = *std::move(window);
    state->wish = options.display;
    state->output = *output;
    state->windowed = options.size;
    state->fullscreen = options.fullscreen;
    if (const auto settled = state->settle(); !settled) return settled.error();
    state->size = state->size_now();
    SDL_DisableScreenSaver();
    SDL_ShowCursor(SDL_DISABLE);
    return state;
}

Result<Window> Window::open(const WindowOptions& options) {
    auto state = State::open(options);
    if (!state) return state.error();
    return Window(*std::move(state));
}

Result<> Window::reopen() {
    const SdlEvents meanwhile;  // others may ring
    state_->renderer.reset();
    state_->window.reset();
    state_->video.reset();
    auto anew = State::open(state_->options());
    if (!anew) return anew.error();
    (*anew)->alarm = state_->alarm;
    state_ = *std::move(anew);
    return Done{};
}

Size Window::size() const { return state_->size; }

Result<> Window::use_memory() {
    state_->renderer.reset();
    state_->memory.emplace(*state_->window);
    state_->changed();
    if (!state_->memory->there()) return sdl_error("cannot get the window's memory");
    return Done{};
}

FrameBuffer Window::buffer(Turn turn) {
    return state_->memory ? state_->memory->buffer(turn) : FrameBuffer{};
}

Result<Gpu> Window::use_gpu() {
    auto renderer = make_renderer(*state_->window);
    if (!renderer) return renderer.error();
    state_->renderer = *std::move(renderer);
    return Gpu{state_->renderer.get(), opengl_name()};
}

void Window::present(std::span<const Rect> changed) {
    if (!state_->shown) state_->appear();
    if (state_->renderer) {
        SDL_RenderPresent(state_->renderer.get());
    } else if (state_->memory) {
        state_->memory->present(changed);
    }
}

std::vector<Event> Window::wait(Millis patience) {
    // Where no window manager answers, SDL waits for it for a tenth of a second: not before the first frame
    // is seen.
    if (state_->shown && std::exchange(state_->fullscreen_next, false)) {
        SDL_SetWindowFullscreen(state_->window.get(), SDL_WINDOW_FULLSCREEN_DESKTOP);
    }
    std::vector<Event> events;
    SDL_Event event;
    for (bool arrived = state_->wait_event(event, patience); arrived; arrived = SDL_PollEvent(&event) != 0)
        state_->collect(event, events);
    const bool exposed = std::ranges::any_of(
        events, [](const Event& happened) { return std::holds_alternative<Exposed>(happened); });
    if (std::exchange(state_->displays_changed, false) && state_->follow_display())
        events.push_back(state_->console ? Event(Displaced{}) : Event(DisplayChanged{}));
    if (state_->changed()) {
        events.emplace_back(Resized{state_->size});
    } else if (exposed && state_->shown && state_->memory) {
        state_->memory->present_all();
    }
    return events;
}

std::function<void()> Window::waker() const {
    return [alarm = state_->alarm] { alarm->ring(); };
}

void Window::toggle_fullscreen() {
    state_->fullscreen = !state_->fullscreen;
    state_->fullscreen ? state_->cover() : state_->stand_free();
}

// SDL 2 tells the rate in whole hertz: 59.94 is 60 or 59 to it, 23.976 is 24 or 23.
std::chrono::microseconds Window::frame_interval() const {
    SDL_DisplayMode mode{};
    const int display = SDL_GetWindowDisplayIndex(state_->window.get());
    if (SDL_GetCurrentDisplayMode(display, &mode) != 0 || mode.refresh_rate <= 0) return usual_frame_interval;
    return std::chrono::microseconds(1'000'000 / mode.refresh_rate);
}

std::string Window::driver() { return SDL_GetCurrentVideoDriver(); }

const Output& Window::output() const { return state_->output; }

std::string Window::description() const {
    const auto rate = (1'000'000 + frame_interval().count() / 2) / frame_interval().count();
    return driver() + ", " + std::to_string(state_->size.width) + "x" + std::to_string(state_->size.height) +
           ", " + std::to_string(rate) + " Hz";
}

bool Window::takes_detour() const {
    return state_->memory && SDL_GetRenderer(state_->window.get()) != nullptr;
}

}  // namespace slidewell
