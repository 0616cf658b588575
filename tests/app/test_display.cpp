// What really appears on an X display.
#include <csignal>
#include <cstdint>
#include <thread>

#include "deck.h"

#include "support/catch.h"
#include "support/display.h"
#include "support/images.h"
#include "support/leaks.h"

namespace fs = std::filesystem;
using slidewell::Bitmap;
using slidewell::Canvas;

namespace {

constexpr slidewell::Size screen{640, 360};

// X11/XWDFile.h: a header of big-endian 32-bit numbers, a name, colours of 12 bytes each, then the rows.
Bitmap read_xwd(const std::string& bytes) {
    const auto byte = [&](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes.at(at)));
    };
    const auto field = [&](std::size_t index) {
        const std::size_t at = 4 * index;
        return byte(at) << 24 | byte(at + 1) << 16 | byte(at + 2) << 8 | byte(at + 3);
    };
    constexpr std::uint32_t low_byte_first = 0;
    REQUIRE(field(7) == low_byte_first);
    REQUIRE(field(11) == 32);
    const std::size_t start = field(0) + 12 * std::size_t{field(19)};
    Canvas canvas({static_cast<int>(field(4)), static_cast<int>(field(5))});
    for (int y = 0; y < canvas.size.height; ++y) {
        std::size_t at = start + static_cast<std::size_t>(y) * field(12);
        for (slidewell::Pixel& pixel : canvas.row(y)) {
            pixel = 0xFF000000 | byte(at + 2) << 16 | byte(at + 1) << 8 | byte(at);
            at += 4;
        }
    }
    return Bitmap(std::move(canvas));
}

Bitmap grab(const Display& display) {
    const Finished grabbed = run({"xwd", "-root", "-silent", "-display", display.name()});
    REQUIRE(grabbed.status == 0);
    return read_xwd(grabbed.out);
}

// The picture that the player leaves when a slide stands.
Bitmap await_shot(Process& show, const fs::path& file) {
    while (!fs::exists(file) && !show.ended())
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    return read_picture(file);
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

TEST_CASE("a display that does not exist is refused") {
    const Display display;
    const Finished refused = run({SLIDEWELL_BINARY, "play", "--display", "9"}, display.environment());
    CHECK(refused.status == 2);
    CHECK(deck::holds(refused.err, "display 9 does not exist"));
}
