// The machine that runs this has its own good and bad sides: only what a test makes itself is judged.
#include <sstream>

#include "deck.h"

#include "app/machine_probes.h"
#include "support/catch.h"
#include "support/display.h"

using namespace slidewell;
using namespace std::chrono_literals;
using deck::holds;

TEST_CASE("the doctor finds a display, the folder's slides and room for the library") {
    const TempFolder folder;
    folder.write("deck/1.xml", deck::good);
    const Display display;
    const Finished said = run({SLIDEWELL_BINARY, "doctor", "--library", (folder.path() / "library").string(),
                               (folder.path() / "deck").string()},
                              display.environment());
    CAPTURE(said.out, said.err);
    CHECK(holds(said.out, "✓ The display answers: x11, 640x360"));
    CHECK(holds(said.out, "✓ " + (folder.path() / "deck").string() + " has 1 slide, "));
    CHECK(holds(said.out, "library " + (folder.path() / "library").string()));
    CHECK(holds(said.out, "✓ The fonts have every letter of the slides\n"));
}

TEST_CASE("what keeps a machine from playing is status 1") {
    const TempFolder folder;
    const Finished said = slidewell_run({"doctor", "--format", "json", (folder.path() / "none").string()});
    CHECK(said.status == 1);
    CHECK(said.out.starts_with("{\"findings\": [{\"verdict\": "));
    CHECK(holds(said.out, "none cannot be read: "));
}

TEST_CASE("letters that no font has are named with the slide that has them") {
    const TempFolder folder;
    const auto deck = folder.write("deck/30-runes.xml", deck::slide("\U000E0020 \U0010FFFD")).parent_path();
    const Finished said = slidewell_run({"doctor", deck.string()});
    CHECK(said.status == 1);
    CHECK(holds(said.out, "✗ No font has these letters of 30-runes.xml (signs): "));
}

TEST_CASE("the console's cards are told with who may use them and what hangs on them") {
    const TempFolder folder;
    folder.write("dev/dri/card0");
    folder.write("dev/dri/card1");
    folder.write("dev/dri/renderD128");
    folder.write("dev/input/event0");
    folder.write("sys/class/drm/card0-HDMI-A-1/status", "disconnected\n");
    folder.write("sys/class/drm/card0-HDMI-A-2/status", "connected\n");
    folder.write("sys/class/drm/card1-DP-1/status", "disconnected\n");
    const ConsoleFacts console = look_at_console(folder.path() / "dev", folder.path() / "sys");
    REQUIRE(console.cards.size() == 2);
    CHECK(console.cards[0].device == (folder.path() / "dev/dri/card0").string());
    CHECK(console.cards[0].open_to_us);
    CHECK_FALSE(console.cards[0].group.empty());
    CHECK(console.cards[0].has_screen);
    CHECK_FALSE(console.cards[1].has_screen);
    CHECK(console.keyboard_open_to_us);
}

TEST_CASE("a machine without graphics has no cards") {
    const TempFolder folder;
    CHECK(look_at_console(folder.path(), folder.path()).cards.empty());
}

TEST_CASE("the X server's blanking is the sooner of its two ways") {
    const auto soonest = [](const std::string& said) {
        std::istringstream xset(said);
        return blanking(xset);
    };
    const std::string saver = "Screen Saver:\n  prefer blanking:  yes    allow exposures:  yes\n";
    const std::string power = "DPMS (Energy Star):\n  Standby: 300    Suspend: 600    Off: 900\n";
    CHECK(soonest(saver + "  timeout:  600    cycle:  600\n") == 600s);
    CHECK(soonest(saver + "  timeout:  600    cycle:  600\n" + power + "  DPMS is Enabled\n") == 300s);
    CHECK(soonest(saver + "  timeout:  600    cycle:  600\n" + power + "  DPMS is Disabled\n") == 600s);
    CHECK_FALSE(soonest(saver + "  timeout:  0    cycle:  0\n" + power + "  DPMS is Disabled\n"));
    CHECK_FALSE(soonest(""));
}
