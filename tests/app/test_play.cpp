// What play shows, prints and leaves behind, without a display.
#include <csignal>
#include <fstream>
#include <regex>
#include <sstream>

#include "deck.h"

#include "support/catch.h"
#include "support/images.h"

namespace fs = std::filesystem;
using deck::files_in;
using deck::good;
using deck::holds;
using deck::slide;
using slidewell::Size;

namespace {

std::string content(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("play --headless tells each slide in its order and leaves a picture of each") {
    const TempFolder folder;
    folder.write("deck/10-last.xml", good);
    folder.write("deck/2-first.xml", slide("First"));
    folder.write("deck/9-dark.xml", slide("Dark", "", R"(tone="dark" transition="cut")"));
    const fs::path shots = folder.path() / "shots";
    const Finished played = slidewell_run(deck::quick_play(folder.path() / "deck", shots));
    CHECK(played.status == 0);
    CHECK(played.err == "");
    const std::regex lines(R"(\d\d:\d\d  2-first\.xml  \d+ s\n\d\d:\d\d  9-dark\.xml  \d+ s\n)"
                           R"(\d\d:\d\d  10-last\.xml  \d+ s\n)");
    CAPTURE(played.out);
    CHECK(std::regex_match(played.out, lines));
    CHECK(files_in(shots) == std::vector<std::string>{"10-last.png", "2-first.png", "9-dark.png"});
    for (const std::string& name : files_in(shots)) {
        const auto picture = read_picture(shots / name);
        CHECK(picture.size() == Size{640, 360});
        CHECK(shows_something(picture));
    }
}

TEST_CASE("a shot is what preview draws of the slide") {
    const TempFolder folder;
    folder.write("deck/deck.xml", "<deck clock=\"off\"/>");
    folder.write("deck/a.xml", good);
    const std::string path = (folder.path() / "deck").string();
    REQUIRE(slidewell_run(deck::quick_play(path, folder.path() / "shots")).status == 0);
    REQUIRE(slidewell_run({"preview", path, "--each", (folder.path() / "each").string(), "--size", "640x360"})
                .status == 0);
    CHECK(difference(read_picture(folder.path() / "shots" / "a.png"),
                     read_picture(folder.path() / "each" / "a.png"))
              .mean == 0);
}

TEST_CASE("a screen that stands on its side gets upright pictures") {
    const TempFolder folder;
    folder.write("deck/a.xml", good);
    auto arguments = deck::quick_play(folder.path() / "deck", folder.path() / "shots");
    arguments.insert(arguments.end(), {"--rotate", "90"});
    CHECK(slidewell_run(arguments).status == 0);
    CHECK(read_picture(folder.path() / "shots" / "a.png").size() == Size{360, 640});
}

TEST_CASE("--screen keeps one picture of what a viewer sees") {
    const TempFolder folder;
    folder.write("deck/a.xml", good);
    const fs::path screen = folder.path() / "out" / "screen.png";
    const Finished played =
        slidewell_run({"play", "--headless", "--once", "--speed", "200", "--size", "320x180", "--screen",
                       screen.string(), (folder.path() / "deck").string()});
    CHECK(played.status == 0);
    CHECK(files_in(folder.path() / "out") == std::vector<std::string>{"screen.png"});
    CHECK(shows_something(read_picture(screen)));
}

TEST_CASE("--for ends a show that would go on") {
    const TempFolder folder;
    folder.write("a.xml", slide("Long", "", "time=\"1m\""));
    const Finished played = slidewell_run({"play", "--headless", "--for", "90s", "--speed", "100", "--size",
                                           "320x180", folder.path().string()});
    CHECK(played.status == 0);
    CHECK(holds(played.out, "a.xml"));
}

TEST_CASE("--trace writes every frame in Chrome's trace-event format") {
    const TempFolder folder;
    folder.write("deck/a.xml", good);
    const fs::path trace = folder.path() / "trace.json";
    auto arguments = deck::quick_play(folder.path() / "deck", folder.path() / "shots");
    arguments.insert(arguments.end(), {"--trace", trace.string()});
    CHECK(slidewell_run(arguments).status == 0);
    const std::string events = content(trace);
    CHECK(events.starts_with("[\n{\"ph\":\"X\""));
    CHECK(events.ends_with("}\n]\n"));
    CHECK(holds(events, R"("args":{"slide":"a.xml"})"));
}

TEST_CASE("a polite signal ends a show cleanly") {
    const int number = GENERATE(SIGTERM, SIGINT);
    const TempFolder folder;
    folder.write("a.xml", good);
    Process show({SLIDEWELL_BINARY, "play", "--headless", "--size", "320x180", folder.path().string()});
    REQUIRE(show.says("a.xml"));
    show.signal(number);
    const Finished ended = show.wait();
    CHECK(ended.status == 0);
    CHECK(ended.err == "");
}
