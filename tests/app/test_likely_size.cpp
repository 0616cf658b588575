#include "app/likely_size.h"
#include "screen/displays.h"
#include "support/catch.h"
#include "support/display.h"
#include "support/temp_folder.h"

using namespace slidewell;

namespace {

void add_connector(const TempFolder& cards, const std::string& name, const std::string& status,
                   const std::string& modes) {
    cards.write(name + "/status", status + "\n");
    cards.write(name + "/modes", modes);
}

}  // namespace

TEST_CASE("the display that is connected tells its preferred mode") {
    const TempFolder cards;
    CHECK_FALSE(connected_mode(cards.path() / "missing"));
    CHECK_FALSE(connected_mode(cards.path()));
    add_connector(cards, "card0-DP-1", "disconnected", "");
    add_connector(cards, "card0-HDMI-A-1", "connected", "3840x2160\n1920x1080\n");
    CHECK(connected_mode(cards.path()) == Size{3840, 2160});
    add_connector(cards, "card0-HDMI-A-2", "connected", "1280x1024\n");
    CHECK_FALSE(connected_mode(cards.path()));  // which of them it will be, nobody knows yet
}

TEST_CASE("a connector that tells nonsense is no help") {
    const TempFolder cards;
    add_connector(cards, "card0-DP-1", "connected", "large\n");
    cards.write("version", "drm 1.1.0");
    CHECK_FALSE(connected_mode(cards.path()));
}

TEST_CASE("an X server tells of its displays") {
    CHECK(outputs_on_x11("nobody:0").outputs.empty());
    const Display display("800x600x24");
    const auto outputs = outputs_on_x11(display.name().c_str()).outputs;
    REQUIRE(outputs.size() == 1);
    CHECK(outputs.front().area == slidewell::Rect{0, 0, 800, 600});
}

TEST_CASE("an X server may go while somebody visits it") {
    std::optional<Display> display(std::in_place);
    auto visit = outputs_on_x11(display->name().c_str()).visit;
    REQUIRE(visit);
    display.reset();
    visit.reset();
    CHECK(outputs_on_x11("nobody:0").visit == nullptr);
}

TEST_CASE("slides for a window are expected in its size, turned with the screen") {
    Settings settings;
    settings.windowed = true;
    CHECK(likely_frame(settings).size.empty());
    settings.size = Size{800, 600};
    CHECK(likely_frame(settings).size == Size{800, 600});
    settings.rotation = 90;
    CHECK(likely_frame(settings).size == Size{600, 800});
    settings.windowed = false;
    const Size full = likely_frame(settings).size;
    CHECK_FALSE(full.empty());
    CHECK(full != Size{600, 800});
}
