// The program as people call it: help, exit statuses, settings.
#include "deck.h"

#include "support/catch.h"
#include "support/images.h"

namespace fs = std::filesystem;
using deck::count;
using deck::good;
using deck::holds;
using slidewell::Size;

TEST_CASE("every command has help, with an example") {
    const std::string command = GENERATE("play", "validate", "preview", "status", "shot", "doctor");
    const Finished help = slidewell_run({command, "--help"});
    CHECK(help.status == 0);
    CHECK(holds(help.out, "Example:\n  slidewell " + command + " "));
    CHECK(holds(help.out, "--config FILE"));
    CHECK(help.err == "");
}

TEST_CASE("the program itself has help and a version") {
    const Finished help = slidewell_run({"--help"});
    CHECK(help.status == 0);
    for (const std::string command : {"play", "validate", "preview", "status", "shot", "doctor"})
        CHECK(holds(help.out, command));
    const Finished version = slidewell_run({"--version"});
    CHECK(version.status == 0);
    CHECK(version.out.starts_with("slidewell "));
}

TEST_CASE("wrong usage is refused with status 2 and one line that says why") {
    const std::vector<std::string> arguments = GENERATE(values<std::vector<std::string>>({
        {},
        {"dance"},
        {"--loud"},
        {"play", "--loud"},
        {"play", "--speed"},
        {"play", "--speed", "0"},
        {"play", "--speed", "1001"},
        {"play", "--speed", "fast"},
        {"play", "--rotate", "45"},
        {"play", "--size", "big"},
        {"play", "--size", "10x10"},
        {"play", "--display", "-1"},
        {"play", "--display", "64"},
        {"play", "--renderer", "opengl"},
        {"play", "--for", "0s"},
        {"play", "--for", "soon"},
        {"play", "--config", "/no/such/player.xml"},
        {"play", "--headless", "--trace", "/no/such/folder/trace.json"},
        {"play", "--headless", "--shots", "/proc/shots"},
        {"validate"},
        {"status", "--format", "xml"},
        {"shot"},
        {"studio"},
        {"validate", "--format", "xml", "slides"},
        {"preview", "slides"},
        {"preview"},
        {"preview", "slides", "-o", "/no/such/folder/sheet.png", "--size", "160x120"},
        {"preview", "slides", "-o", "sheet.png", "--size", "big"},
        {"preview", "/no/such/folder", "-o", "sheet.png"},
    }));
    CAPTURE(arguments);
    const Finished refused = slidewell_run(arguments);
    CAPTURE(refused.err);
    CHECK(refused.status == 2);
    CHECK(refused.out == "");
    CHECK(refused.err.starts_with("slidewell: "));
    CHECK(count(refused.err, "\n") == 1);
}

TEST_CASE("a mistake in player.xml is said and the show goes on") {
    const TempFolder folder;
    folder.write("deck/a.xml", good);
    const std::string files =
        " clinic='" SLIDEWELL_SOURCE_DIR "/config/clinic.xml' fonts='" SLIDEWELL_SOURCE_DIR
        "/fonts' theme='" SLIDEWELL_SOURCE_DIR "/config/theme.xml'";
    const auto config = folder.write("player.xml",
                                     "<player>\n  <slides folder='deck'/>\n"
                                     "  <screen rotate='45' size='320x180'/>\n  <files" +
                                         files + "/>\n  <sceen/>\n</player>");
    const fs::path shots = folder.path() / "shots";
    const Finished played = slidewell_run({"play", "--headless", "--once", "--speed", "200", "--shots",
                                           shots.string(), "--config", config.string()});
    CHECK(played.status == 0);
    CHECK(holds(played.err,
                "player.xml:3:11: error: rotate=\"45\" "
                "cannot be; "));
    CHECK(holds(played.err,
                "player.xml:5:3: error: <sceen> is not known "
                "in <player>; did you mean <screen>?"));
    CHECK(read_picture(shots / "a.png").size() == Size{320, 180});
}

TEST_CASE("a player.xml that is no XML is said and the shipped settings hold") {
    const TempFolder folder;
    folder.write("deck/a.xml", good);
    const auto config = folder.write("player.xml", "<player");
    auto arguments = deck::quick_play(folder.path() / "deck", folder.path() / "shots");
    arguments.insert(arguments.end(), {"--config", config.string()});
    const Finished played = slidewell_run(arguments);
    CHECK(played.status == 0);
    CHECK(holds(played.err, "player.xml:1:"));
    CHECK(shows_something(read_picture(folder.path() / "shots" / "a.png")));
}
