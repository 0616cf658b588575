// The window as the show knows it, on a display where OpenGL is software.
#include <cstdlib>
#include <string>

#include "app/venue.h"
#include "support/address_sanitizer.h"
#include "support/catch.h"
#include "support/display.h"

using namespace slidewell;

namespace {

constexpr Size window_size{320, 180};

Frame standing(Size size) {
    Frame frame;
    frame.scene = {{1, size, {{Bitmap(Canvas(size, 0xFF336699)), whole(size), Still{}}}}, Millis{0}};
    return frame;
}

// A venue and all that it says.
class Opened {
  public:
    Opened(const Display& display, Renderer renderer) {
        setenv("DISPLAY", display.name().c_str(), 1);
        setenv("SDL_VIDEODRIVER", "x11", 1);
        Settings settings;
        settings.windowed = true;
        settings.size = window_size;
        settings.renderer = renderer;
        auto opened =
            open_window_venue(settings, [this](const LogLine& line) { said_ += for_terminal(line); });
        REQUIRE(opened.ok());
        venue_ = *std::move(opened);
    }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    Venue* operator->() const { return venue_.get(); }
    void show(const Frame& frame) const {
        if (venue_->draw(frame, {}, nullptr)) venue_->present();
    }
    [[nodiscard]] std::string said() const { return said_; }

  private:
    LeaksIgnored drivers_;
    std::string said_;
    std::unique_ptr<Venue> venue_;
};

}  // namespace

TEST_CASE("a window says what draws, and who paces") {
    const Display display;
    const bool gpu = GENERATE(false, true);
    const Opened venue(display, gpu ? Renderer::gpu : Renderer::cpu);
    venue.show(standing(window_size));
    const std::string who = gpu ? "GPU" : "CPU";
    CHECK(venue.said().starts_with("slidewell: drawing with the " + who + ": "));
    CHECK(venue.said().ends_with(" (x11, 320x180, 60 Hz)\n"));
    CHECK(venue->description() == who + ", x11, 320x180, 60 Hz");
    CHECK(venue->paces() == gpu);
    CHECK(venue->frame_size() == window_size);
}

TEST_CASE("where there is no real GPU, the CPU draws unasked") {
    const Display display;
    const Opened venue(display, Renderer::automatic);
    venue.show(standing(window_size));
    CHECK(venue.said().starts_with("slidewell: drawing with the CPU: "));
}

TEST_CASE("when the GPU cannot hold a picture, the CPU goes on") {
    const Display display;
    const Opened venue(display, Renderer::gpu);
    venue.show(standing(window_size));
    CHECK_FALSE(venue->prepare(standing({40'000, 2}).scene.picture));
    venue.show(standing({40'000, 2}));
    CHECK(venue->description() == "CPU, x11, 320x180, 60 Hz");
    CHECK_FALSE(venue->paces());
    CHECK(venue.said().find("drawing with the CPU: the GPU cannot go on: it cannot hold a picture of "
                            "40000x2: ") != std::string::npos);
    static_cast<void>(venue->wait(Millis{0}));
    venue.show(standing(window_size));
}
