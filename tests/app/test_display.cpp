// What really appears on an X display.
#include <algorithm>
#include <csignal>
#include <memory>
#include <thread>

#include "deck.h"
#include <unistd.h>

#include "support/address_sanitizer.h"
#include "support/catch.h"
#include "support/display.h"
#include "support/images.h"
#include "support/screen_grab.h"

namespace fs = std::filesystem;
using slidewell::Bitmap;
using slidewell::Canvas;

namespace {

constexpr slidewell::Size screen{640, 360};

// The picture that the player leaves when a slide stands.
Bitmap await_shot(Process& show, const fs::path& file) {
    while (!fs::exists(file) && !show.ended())
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    return read_picture(file);
}

// A show of one red slide.
std::vector<std::string> playing_red(const TempFolder& folder) {
    folder.write("deck/red.svg",
                 "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\">"
                 "<rect width=\"10\" height=\"10\" fill=\"#ff0000\"/></svg>");
    folder.write("deck/a.xml", "<slide layout=\"picture\" time=\"10m\"><picture src=\"red.svg\"/></slide>");
    return {SLIDEWELL_BINARY, "play", (folder.path() / "deck").string()};
}

bool is_red(const Bitmap& seen, slidewell::Rect where) {
    constexpr slidewell::Pixel red = 0xFFFF0000;
    if (intersection(where, whole(seen.size())) != where) return false;
    const int right = where.right() - 1;
    const int bottom = where.bottom() - 1;
    int red_pixels = 0;
    for (int y = 0; y < seen.size().height; ++y)
        red_pixels += static_cast<int>(std::ranges::count(seen.row(y), red));
    return red_pixels == where.width * where.height && seen.at(where.x, where.y) == red &&
           seen.at(right, bottom) == red;
}

// Fails when the show ends before, or takes too long.
template <typename Condition>
void await(Condition condition, Process& show) {
    while (!condition()) {
        if (show.ended() || show.late()) FAIL(show.complaints());
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    SUCCEED();
}

void tell(const Display& display, std::vector<std::string> to_randr) {
    to_randr.insert(to_randr.begin(), {"xrandr", "--display", display.name()});
    const Finished told = run(to_randr);
    CAPTURE(told.err);
    REQUIRE(told.status == 0);
}

}  // namespace

TEST_CASE("the screen shows the slide, as the shot of it does") {
    const TempFolder folder;
    folder.write("deck/deck.xml", "<deck clock=\"off\"/>");
    const std::string attributes = GENERATE(as<std::string>(), "time=\"10m\"", "time=\"10m\" tone=\"dark\"");
    folder.write("deck/a.xml", deck::slide("On the wall", "<text>Words to read.</text>", attributes));
    const Display display;
    const std::string renderer = GENERATE("cpu", "gpu");
    CAPTURE(renderer);
    std::vector<std::string> environment = display.environment();
    environment.push_back(leaks_ignored);
    Process show({SLIDEWELL_BINARY, "play", "--renderer", renderer, "--shots",
                  (folder.path() / "shots").string(), (folder.path() / "deck").string()},
                 environment);
    const Bitmap shot = await_shot(show, folder.path() / "shots" / "a.png");
    const Bitmap seen = grab(display);
    CHECK(seen.size() == screen);
    CHECK(shows_something(seen));
    const Difference apart = difference(seen, shot);
    CHECK(apart.mean < 0.5);
    CHECK(apart.share == 0);

    show.signal(SIGTERM);
    CHECK(show.wait().status == 0);
}

TEST_CASE("a show on a display plays each slide once and ends") {
    const TempFolder folder;
    folder.write("deck/a.xml", deck::slide("One"));
    folder.write("deck/b.xml", deck::slide("Two", "", "transition=\"push-left\""));
    const fs::path shots = folder.path() / "shots";
    const Display display;
    const Finished played = run({SLIDEWELL_BINARY, "play", "--once", "--speed", "30", "--shots",
                                 shots.string(), (folder.path() / "deck").string()},
                                display.environment());
    CHECK(played.status == 0);
    CHECK(played.err.starts_with("slidewell: drawing with the CPU: "));
    CHECK(played.err.ends_with(" (x11, 640x360, 60 Hz)\n"));
    CHECK(fs::exists(shots / "a.png"));
    CHECK(fs::exists(shots / "b.png"));
}

TEST_CASE("a show fills its display again when that has another size") {
    const TempFolder folder;
    const Display display("800x600x24");
    Process show(playing_red(folder), display.environment());
    await([&] { return is_red(grab(display), {0, 0, 800, 600}); }, show);
    tell(display, {"--newmode", "small", "25", "640", "656", "752", "800", "480", "490", "492", "525"});
    tell(display, {"--addmode", "screen", "small"});
    tell(display, {"--output", "screen", "--mode", "small"});
    await([&] { return is_red(grab(display), {0, 0, 640, 480}); }, show);
    tell(display, {"--output", "screen", "--mode", "800x600"});
    await([&] { return is_red(grab(display), {0, 0, 800, 600}); }, show);
    show.signal(SIGTERM);
    CHECK(show.wait().status == 0);
}

TEST_CASE(
    "a show goes over to the display that it is meant for when that comes, and leaves it when it goes") {
    const TempFolder folder;
    const Display display("800x600x24");
    std::vector<std::string> command = playing_red(folder);
    command.insert(command.end(), {"--display", "RIGHT"});
    Process show(command, display.environment());
    await([&] { return is_red(grab(display), {0, 0, 800, 600}); }, show);
    tell(display, {"--setmonitor", "LEFT", "500/1x600/1+0+0", "screen"});
    await([&] { return is_red(grab(display), {0, 0, 500, 600}); }, show);
    tell(display, {"--setmonitor", "RIGHT", "300/1x600/1+500+0", "none"});
    await([&] { return is_red(grab(display), {500, 0, 300, 600}); }, show);
    tell(display, {"--delmonitor", "RIGHT"});
    await([&] { return is_red(grab(display), {0, 0, 500, 600}); }, show);
    show.signal(SIGTERM);
    CHECK(show.wait().status == 0);
}

TEST_CASE("when the display server ends, so does the show") {
    const TempFolder folder;
    auto display = std::make_unique<Display>();
    Process show(playing_red(folder), display->environment());
    await([&] { return is_red(grab(*display), whole(screen)); }, show);
    display.reset();
    const Finished ended = show.wait();
    CHECK(ended.status == 1);
    CHECK(deck::holds(ended.err, "the X server has ended"));
}

TEST_CASE("a show waits for a display, and begins when there is one") {
    const TempFolder folder;
    const std::string name = ":" + std::to_string(10'000 + ::getpid() % 40'000);  // nobody else picks it
    Process show(playing_red(folder), {"DISPLAY=" + name, "SDL_VIDEODRIVER=x11"});
    await([&] { return deck::holds(show.complaints(), "waiting for a display"); }, show);
    Process late({"Xvfb", name, "-screen", "0", "640x360x24", "-nolisten", "tcp"});
    await([&] { return deck::holds(show.complaints(), "drawing with the CPU"); }, show);
    show.signal(SIGTERM);
    CHECK(show.wait().status == 0);
    late.signal(SIGTERM);
    static_cast<void>(late.wait());
}

TEST_CASE("a show that waits for a display says so once, and what to do, and can be told to end") {
    const TempFolder folder;
    std::vector<std::string> command = playing_red(folder);
    command.insert(command.begin(),
                   {"env", "-u", "DISPLAY", "-u", "WAYLAND_DISPLAY", "-u", "SDL_VIDEODRIVER"});
    Process show(command);
    await([&] { return deck::holds(show.complaints(), "waiting for a display"); }, show);
    show.signal(SIGTERM);
    const Finished ended = show.wait();
    CHECK(ended.status == 0);
    CHECK(deck::holds(ended.err, "--headless plays without one"));
    CHECK(std::ranges::count(ended.err, '\n') == 1);
}
