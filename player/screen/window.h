// The window on the screen: its memory, its events. The only place that knows SDL.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/duration.h"
#include "base/result.h"
#include "screen/event.h"
#include "screen/frame_buffer.h"
#include "screen/gpu.h"
#include "screen/outputs.h"

namespace slidewell {

struct WindowOptions {
    std::string display = "0";  // its number, from 0, or its name
    bool fullscreen = true;     // over the whole display, at the size that it has at any time
    Size size{1280, 720};       // when it is not fullscreen
};

// Where the display that was asked for is not there, the window is on the first one that is, and goes over
// when the right one comes. Where all are gone, it stays as it is. Opened hidden: it appears with the first
// present(), so nobody ever sees it empty. The pointer is hidden over it and the screensaver held off while
// it lives. All calls belong on the thread that opened it; only what waker() returns may be called elsewhere.
class Window {
  public:
    static Result<Window> open(const WindowOptions& options);
    Window(const Window&) = delete;
    Window(Window&&) noexcept;
    Window& operator=(const Window&) = delete;
    Window& operator=(Window&&) noexcept;
    ~Window();

    // Once more, after Displaced, on the display that is the right one now. Nothing may use its memory or
    // renderer any more, and who draws is to be said again. After an error it is of no use but to be
    // destroyed.
    Result<> reopen();

    [[nodiscard]] Size size() const;

    // Who draws is to be said before the first present(), once; from the GPU one may go back to the memory at
    // any time, when all that used its renderer is gone.
    Result<> use_memory();
    Result<Gpu> use_gpu();

    // What the CPU draws a frame on: the window's own memory, wherever that can be had; see FrameBuffers.
    // Good until that frame has been presented, or until wait() reports Resized, which it may do once after
    // the first present(), too.
    [[nodiscard]] FrameBuffer buffer(Turn turn);
    // Brings these parts of the memory to the screen, or all that the GPU has drawn. With the GPU it waits
    // until the display has taken it, where the driver can.
    void present(std::span<const Rect> changed);

    // Sleeps until something happens, but not longer than `patience` (Millis::max(): however long it takes),
    // then tells everything that has happened. Nothing, when the time is up, or when what woke it is of no
    // interest, such as a key let go.
    [[nodiscard]] std::vector<Event> wait(Millis patience);
    // A function that ends a wait() from any thread, with Woken. It may outlive the window and then does
    // nothing.
    [[nodiscard]] std::function<void()> waker() const;

    void toggle_fullscreen();
    // The time between two pictures of the display.
    [[nodiscard]] std::chrono::microseconds frame_interval() const;
    // SDL's name for how it reaches the display, such as "x11", "wayland" or "KMSDRM".
    [[nodiscard]] static std::string driver();
    // The display that it was put on.
    [[nodiscard]] const Output& output() const;
    // For people: "x11, 1920x1080, 60 Hz".
    [[nodiscard]] std::string description() const;
    // True when the way from the memory to the screen leads through OpenGL, which is slow.
    [[nodiscard]] bool takes_detour() const;

  private:
    struct State;
    explicit Window(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace slidewell
