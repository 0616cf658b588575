// The window on SDL's dummy display, which needs no screen.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "screen/window.h"
#include "support/catch.h"

using namespace std::chrono_literals;

namespace slidewell {
namespace {

Window opened(const WindowOptions& options) {
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    auto window = Window::open(options);
    if (!window) FAIL(window.error().message);
    REQUIRE(window->use_memory().ok());
    return *std::move(window);
}

template <typename Kind>
bool holds(const std::vector<Event>& events) {
    return std::ranges::any_of(events,
                               [](const Event& event) { return std::holds_alternative<Kind>(event); });
}

// What happens until `Kind` does; an endless wait, should it never.
template <typename Kind>
std::vector<Event> wait_for(Window& window) {
    std::vector<Event> events;
    while (!holds<Kind>(events))
        events = window.wait(Millis::max());
    return events;
}

}  // namespace

TEST_CASE("a window lends its own memory, of the size that was asked for") {
    Window window = opened({"0", false, {320, 200}});
    const Pixels pixels = window.buffer(Turn::next).pixels;
    REQUIRE(pixels.size == Size{320, 200});
    CHECK(pixels.pitch >= 320);
    for (int y = 0; y < 200; ++y)
        std::ranges::fill(pixels.run(0, y, 320), 0xFF224466);
    const std::vector<Rect> all{whole(pixels.size)};
    window.present(all);
    CHECK(*window.buffer(Turn::next).pixels.at(319, 199) == 0xFF224466);
    CHECK(window.frame_interval() > 0us);
    CHECK(window.description().starts_with("dummy, 320x200, "));
    CHECK_FALSE(window.takes_detour());
}

TEST_CASE("a window that appears goes on with the memory on which its first frame was drawn") {
    Window window = opened({"0", false, {320, 200}});
    static_cast<void>(window.wait(0ms));
    const Pixels before = window.buffer(Turn::next).pixels;
    *before.at(0, 0) = 0xFF010203;
    const std::vector<Rect> all{whole(before.size)};
    window.present(all);
    CHECK_FALSE(holds<Resized>(window.wait(0ms)));
    CHECK(window.buffer(Turn::next).pixels.first == before.first);
    CHECK((*window.buffer(Turn::next).pixels.at(0, 0) & 0xFFFFFF) == 0x010203);
}

TEST_CASE("presenting what lies outside the window, or nothing at all, does no harm") {
    Window window = opened({"0", false, {320, 200}});
    const std::vector<Rect> outside{{-10, -10, 20, 20}, {310, 190, 50, 50}, {900, 900, 5, 5}};
    window.present(outside);
    window.present({});
    CHECK(window.buffer(Turn::next).pixels.size == Size{320, 200});
}

TEST_CASE("where the wanted display is not there, the window is on the first") {
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const auto window = Window::open({"7", true, {}});
    REQUIRE(window.ok());
    CHECK(window->size() == Window::open({"0", true, {}})->size());
}

TEST_CASE("a waker ends the wait from another thread, once for many calls") {
    Window window = opened({"0", false, {320, 200}});
    std::thread other([wake = window.waker()] {
        for (int i = 0; i < 1'000; ++i)
            wake();
    });
    const std::vector<Event> events = wait_for<Woken>(window);
    other.join();
    CHECK(holds<Woken>(events));
    static_cast<void>(window.wait(0ms));  // what was still on its way
    CHECK_FALSE(holds<Woken>(window.wait(0ms)));
    window.waker()();
    CHECK(holds<Woken>(window.wait(Millis::max())));
}

TEST_CASE("a waker may outlive its window") {
    std::function<void()> wake;
    {
        Window window = opened({"0", false, {320, 200}});
        wake = window.waker();
    }
    wake();
    Window next = opened({"0", false, {320, 200}});
    CHECK_FALSE(holds<Woken>(next.wait(0ms)));
}

}  // namespace slidewell
