// A window's memory on X11, which the server reads by itself.
#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iterator>
#include <set>
#include <string>

#include <sys/socket.h>

#include "screen/draw.h"
#include "screen/window.h"
#include "support/catch.h"
#include "support/display.h"
#include "support/screen_grab.h"

namespace slidewell {
namespace {

constexpr Size screen{800, 600};
constexpr Pixel blue = 0xFF336699;
constexpr Pixel red = 0xFFCC2211;

std::set<int> open_sockets() {
    std::set<int> found;
    for (const auto& file : std::filesystem::directory_iterator("/proc/self/fd")) {
        std::error_code gone;
        if (std::filesystem::read_symlink(file, gone).string().starts_with("socket:"))
            found.insert(std::stoi(file.path().filename().string()));
    }
    return found;
}

// A window that covers a display of its own.
class Shown {
  public:
    explicit Shown(Size size = screen) : window_(open(display_, size)) {
        const std::set<int> before = open_sockets();
        REQUIRE(window_.use_memory().ok());
        std::ranges::set_difference(open_sockets(), before, std::inserter(connections_, connections_.end()));
    }
    // The images' own connection to the server: the window has another.
    void cut_connection() const {
        REQUIRE(connections_.size() == 1);
        REQUIRE(::shutdown(*connections_.begin(), SHUT_RDWR) == 0);
    }
    [[nodiscard]] FrameBuffer next() { return window_.buffer(Turn::next); }
    void present(std::span<const Rect> parts) { window_.present(parts); }
    void draw(Pixel everywhere) { fill(next().pixels, everywhere); }
    // Once the server has done what it was told, be it with one image or with two.
    [[nodiscard]] bool shows(Pixel everywhere) {
        static_cast<void>(next());
        static_cast<void>(next());
        const Bitmap seen = grab(display_);
        return seen.size() == screen &&
               std::ranges::all_of(seen.pixels(), [&](Pixel pixel) { return pixel == everywhere; });
    }
    // Which may lie where the old one did.
    [[nodiscard]] bool gets_other_memory() {
        const auto events = window_.wait(Millis{10'000});
        return std::ranges::any_of(events,
                                   [](const Event& event) { return std::holds_alternative<Resized>(event); });
    }
    [[nodiscard]] Window& window() { return window_; }
    [[nodiscard]] const std::string& display() const { return display_.name(); }
    // Within ten seconds, while the window hears what happens.
    [[nodiscard]] bool becomes(const std::function<bool()>& state) {
        int looks = 0;
        for (; !state() && looks < 200; ++looks)
            static_cast<void>(window_.wait(Millis{50}));
        return looks < 200;
    }

  private:
    static Window open(const Display& display, Size size) {
        setenv("DISPLAY", display.name().c_str(), 1);
        setenv("SDL_VIDEODRIVER", "x11", 1);
        auto window = Window::open({"0", false, size});
        if (!window) FAIL(window.error().message);
        return *std::move(window);
    }
    Display display_{"800x600x24"};
    Window window_;
    std::set<int> connections_;
};

constexpr std::array everything{whole(screen)};

}  // namespace

TEST_CASE("what is presented is on the screen, and the last frame lies where the next is drawn") {
    Shown shown;
    const FrameBuffer first = shown.next();
    CHECK(first.age == 0);
    shown.draw(blue);
    shown.present(std::array{Rect{0, 0, 800, 300}, Rect{0, 300, 800, 900}});
    const FrameBuffer second = shown.next();
    CHECK(second.age == 1);
    CHECK(second.pixels.first == first.pixels.first);
    CHECK(shown.shows(blue));
}

TEST_CASE("only what is presented is copied to the screen") {
    Shown shown;
    REQUIRE(shown.next().age == 0);
    shown.draw(blue);
    shown.present(everything);
    shown.draw(red);
    shown.present({});
    CHECK(shown.shows(blue));
    shown.present(everything);
    CHECK(shown.shows(red));
}

TEST_CASE("a server that is late for each frame gets a second image") {
    Shown shown;
    std::set<const Pixel*> places;
    int frames = 0;
    for (; places.size() < 2 && frames < 10'000; ++frames) {
        const FrameBuffer buffer = shown.next();
        if (places.insert(buffer.pixels.first).second) CHECK(buffer.age == 0);
        shown.present(everything);
    }
    CHECK(frames > 12);
    REQUIRE(places.size() == 2);
    const int age = shown.next().age;
    CHECK((age == 1 || age == 2));
    shown.draw(blue);
    shown.present(everything);
    CHECK(shown.shows(blue));
}

TEST_CASE("an image that was drawn on ahead of its time is the next one") {
    Shown shown;
    const auto has_two = [&] {
        shown.draw(blue);
        shown.present(everything);
        return shown.window().buffer(Turn::after_next).pixels.size == screen;
    };
    CHECK_FALSE(has_two());  // nobody waits until it has been made
    REQUIRE(shown.becomes(has_two));
    for (int frame = 0; frame < 3; ++frame) {
        const FrameBuffer next = shown.next();
        const FrameBuffer ahead = shown.window().buffer(Turn::after_next);
        REQUIRE(ahead.pixels.size == screen);
        CHECK(ahead.pixels.first != next.pixels.first);
        CHECK(ahead.age == 2);
        fill(next.pixels, red);
        fill(ahead.pixels, blue);
        shown.present(everything);
        CHECK(shown.shows(red));
        CHECK(shown.next().pixels.first == ahead.pixels.first);
        shown.present(everything);
        CHECK(shown.shows(blue));
    }
}

TEST_CASE("a window of another size has other memory, and shows what is drawn there") {
    Shown shown({600, 500});
    shown.draw(red);
    shown.present(std::array{Rect{0, 0, 600, 500}});
    shown.window().toggle_fullscreen();
    REQUIRE(shown.becomes([&] { return shown.window().size() == screen; }));
    CHECK(shown.next().age == 0);
    CHECK(shown.next().pixels.size == screen);
    shown.draw(blue);
    shown.present(everything);
    CHECK(shown.shows(blue));
}

TEST_CASE("what was covered is shown again") {
    Shown shown;
    shown.draw(blue);
    shown.present(everything);
    Process other({"xlogo", "-display", shown.display(), "-geometry", "800x600+0+0"});
    CHECK(shown.becomes([&] { return !shown.shows(blue); }));
    other.signal(SIGTERM);
    static_cast<void>(other.wait());
    CHECK(shown.becomes([&] { return shown.shows(blue); }));
}

TEST_CASE("images whose connection is cut are given up for SDL's memory, and the show goes on") {
    Shown shown;
    shown.draw(blue);
    shown.present(everything);
    REQUIRE(shown.shows(blue));
    shown.cut_connection();
    shown.draw(red);
    shown.present(everything);
    REQUIRE(shown.gets_other_memory());
    shown.draw(red);
    shown.present(everything);
    CHECK(shown.shows(red));
}

TEST_CASE("a small window has SDL's memory, which is always as the last frame left it") {
    Shown shown({320, 200});
    for (int frame = 0; frame < 3; ++frame) {
        CHECK(shown.next().age == 1);
        CHECK(shown.window().buffer(Turn::after_next).pixels.size.empty());
        shown.present(std::array{Rect{0, 0, 320, 200}});
    }
}

}  // namespace slidewell
