// The program as people call it: options, exit statuses, what it prints and what it writes.
#include <csignal>
#include <fstream>
#include <regex>
#include <sstream>

#include "deck.h"

#include "support/catch.h"
#include "support/images.h"

namespace fs = std::filesystem;
using deck::count;
using deck::holds;
using deck::slide;
using slidewell::Size;

namespace {

const std::string good = slide("Good <b>morning</b>", "<text>A few words.</text>");
const std::string broken = "<slide>\n  <titel>Oh</titel>\n</slide>";
// It can be played, but not read in time.
const std::string hasty = slide(
    "Read this", "<text>This takes longer than two seconds to read, and so it does</text>", "time=\"2s\"");

std::vector<std::string> files_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

std::string content(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("every command has help, with an example") {
    const std::string command = GENERATE("play", "validate", "preview");
    const Finished help = slidewell_run({command, "--help"});
    CHECK(help.status == 0);
    CHECK(holds(help.out, "Example:\n  slidewell " + command + " "));
    CHECK(holds(help.out, "--config FILE"));
    CHECK(help.err == "");
}

TEST_CASE("the program itself has help and a version") {
    const Finished help = slidewell_run({"--help"});
    CHECK(help.status == 0);
    for (const std::string command : {"play", "validate", "preview"})
        CHECK(holds(help.out, command));
    const Finished version = slidewell_run({"--version"});
    CHECK(version.status == 0);
    CHECK(version.out.starts_with("slidewell "));
}

TEST_CASE(
    "wrong usage is refused with status 2 and one line that "
    "says why") {
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

TEST_CASE("without a display, play says so and what to do") {
    const Finished refused = run({"env", "-u", "DISPLAY", "-u", "WAYLAND_DISPLAY", "-u", "SDL_VIDEODRIVER",
                                  SLIDEWELL_BINARY, "play", "--for", "1s"});
    CHECK(refused.status == 2);
    CHECK(holds(refused.err, "--headless"));
}

TEST_CASE(
    "validate has status 0 and nothing to say where all is "
    "well") {
    const TempFolder folder;
    folder.write("a.xml", good);
    const Finished said = deck::validate(folder.path());
    CHECK(said.status == 0);
    CHECK(said.out == "");
    CHECK(said.err == "");
}

TEST_CASE(
    "validate says every problem as FILE:LINE:COL, with "
    "status 1 for an error") {
    const TempFolder folder;
    folder.write("a.xml", good);
    const auto first = folder.write("b.xml", broken);
    const auto second = folder.write("c.xml",
                                     "<slide "
                                     "tone=\"blue\"\ntime=\"1s\"><title>C</"
                                     "title></slide>");
    const Finished said = deck::validate(folder.path());
    CHECK(said.status == 1);
    CHECK(holds(said.out, first.string() + ":2:3: error: <titel> is not known in "
                                           "<slide>; did you mean <title>?\n"));
    CHECK(holds(said.out, second.string() + ":1:8: error: "));
    CHECK(holds(said.out, second.string() + ":2:1: error: "));
    const std::regex form(R"(.+\.xml:[1-9]\d*:[1-9]\d*: (error|warning): .+)");
    for (const std::string& line : lines_of(said.out))
        CHECK(std::regex_match(line, form));
}

TEST_CASE("validate has status 0 when there are only warnings") {
    const TempFolder folder;
    const auto file = folder.write("a.xml", hasty);
    const Finished said = deck::validate(folder.path());
    CHECK(said.status == 0);
    CHECK(holds(said.out, file.string() + ":1:"));
    CHECK(holds(said.out, ": warning: "));
    CHECK_FALSE(holds(said.out, ": error: "));
}

TEST_CASE(
    "validate takes several folders, and one that is not "
    "there is an error") {
    const TempFolder folder;
    folder.write("one/a.xml", good);
    folder.write("two/a.xml", broken);
    const auto one = (folder.path() / "one").string();
    const auto two = (folder.path() / "two").string();
    CHECK(slidewell_run({"validate", one}).status == 0);
    CHECK(slidewell_run({"validate", one, two}).status == 1);
    const Finished gone = slidewell_run({"validate", one, (folder.path() / "three").string()});
    CHECK(gone.status == 1);
    CHECK(holds(gone.out, "three: error: "));
}

TEST_CASE(
    "validate --format json gives one object for each "
    "problem") {
    const TempFolder folder;
    folder.write("a.xml", good);
    const std::string path = folder.path().string();
    CHECK(slidewell_run({"validate", "--format", "json", path}).out == "[]\n");
    const auto file = folder.write("b.xml", broken);
    const Finished said = slidewell_run({"validate", "--format", "json", path});
    CHECK(said.status == 1);
    CHECK(said.out.starts_with("[\n {\"file\": \"" + file.string() + "\", \"line\": 2, \"column\": 3, " +
                               "\"severity\": \"error\", \"message\": \"<titel> is "
                               "not known in <slide>\", " +
                               "\"suggestion\": \"did you mean <title>?\"}"));
    CHECK(said.out.ends_with("}\n]\n"));
    CHECK(count(said.out, "\"file\": ") == count(said.out, "\n {"));
}

TEST_CASE("the shipped deck has no error") {
    const Finished said = deck::validate(SLIDEWELL_SOURCE_DIR "/slides");
    CHECK(said.status == 0);
    CHECK_FALSE(holds(said.out, ": error: "));
}

TEST_CASE(
    "preview draws a contact sheet, and one picture per "
    "slide at any size") {
    const TempFolder folder;
    folder.write("deck/a.xml", good);
    folder.write("deck/B.XML", slide("Second"));
    const fs::path sheet = folder.path() / "sheet.png";
    const fs::path each = folder.path() / "new" / "each";
    const auto [text, size] =
        GENERATE(table<std::string, Size>({{"640x360", {640, 360}}, {"360x640", {360, 640}}}));
    const Finished drawn = slidewell_run({"preview", (folder.path() / "deck").string(), "-o", sheet.string(),
                                          "--each", each.string(), "--size", text});
    CHECK(drawn.status == 0);
    CHECK(drawn.err == "");
    CHECK(files_in(each) == std::vector<std::string>{"B.png", "a.png"});
    CHECK(read_picture(each / "a.png").size() == size);
    CHECK(shows_something(read_picture(each / "a.png")));
    CHECK(read_picture(sheet).size().width > 2 * (size.portrait() ? 300 : 480));
    CHECK(shows_something(read_picture(sheet)));
}

TEST_CASE(
    "preview draws what can be drawn, says what cannot, and "
    "has status 1") {
    const TempFolder folder;
    folder.write("deck/a.xml", good);
    folder.write("deck/b.xml", broken);
    const fs::path each = folder.path() / "each";
    const Finished drawn =
        slidewell_run({"preview", (folder.path() / "deck").string(), "--each", each.string(), "-o",
                       (folder.path() / "sheet.png").string(), "--size", "320x180"});
    CHECK(drawn.status == 1);
    CHECK(holds(drawn.err, "b.xml:2:3: error: "));
    CHECK(files_in(each) == std::vector<std::string>{"a.png"});
    CHECK(shows_something(read_picture(folder.path() / "sheet.png")));
}

TEST_CASE(
    "play --headless tells each slide in its order and "
    "leaves a picture of each") {
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

TEST_CASE(
    "a screen that stands on its side gets upright "
    "pictures") {
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
    const Finished played = slidewell_run({"play", "--headless", "--for", "90s", "--speed", "1000", "--size",
                                           "320x180", folder.path().string()});
    CHECK(played.status == 0);
    CHECK(holds(played.out, "a.xml"));
}

TEST_CASE(
    "--trace writes every frame in Chrome's trace-event "
    "format") {
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

TEST_CASE(
    "a player.xml that is no XML is said and the shipped "
    "settings hold") {
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
