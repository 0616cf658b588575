// Folders as they really are: with files of other programs in them, with nothing that can play, with a
// clinic's own fonts.
#include <sstream>

#include "deck.h"

#include "support/catch.h"
#include "support/images.h"

namespace fs = std::filesystem;
using deck::holds;
using deck::slide;

namespace {

std::vector<std::string> shown(const Finished& played) {
    std::vector<std::string> names;
    std::istringstream lines(played.out);
    std::string time;
    std::string name;
    for (std::string rest; lines >> time >> name && std::getline(lines, rest);)
        names.push_back(name);
    return names;
}

}  // namespace

TEST_CASE("files that are no slides are passed over in silence") {
    const TempFolder folder;
    const TempFolder shots;
    for (const std::string name : {"Thumbs.db", "desktop.ini", ".DS_Store", "~$deck.xml", "~$20-why.xml",
                                   "._10-what.xml", ".hidden.xml", "20-why.xml.tmp", "20-why.tmp",
                                   "30-how.xml.part", "30-how.part", "notes.txt", "20-why.xml~"})
        folder.write(name, "no slide");
    fs::create_directories(folder.path() / "40-folder.xml");
    folder.write("10-WHAT.XML", slide("What it is"));

    const Finished validated = deck::validate(folder.path());
    CHECK(validated.status == 0);
    CHECK(validated.out == "");
    CHECK(validated.err == "");
    const Finished played = slidewell_run(deck::quick_play(folder.path(), shots.path()));
    CHECK(played.status == 0);
    CHECK(played.err == "");
    CHECK(shown(played) == std::vector<std::string>{"10-WHAT.XML"});
}

TEST_CASE("an empty folder shows the notice and says so") {
    const TempFolder folder;
    const TempFolder shots;
    const Finished validated = deck::validate(folder.path());
    CHECK(validated.status == 1);
    CHECK(holds(validated.out, folder.path().string() + ": error: there is no slide in this folder"));
    const Finished played = slidewell_run(deck::quick_play(folder.path(), shots.path()));
    CHECK(played.status == 0);
    CHECK(holds(played.err, folder.path().string() + ": error: "));
    CHECK(shows_something(read_picture(shots.path() / "notice.png")));
}

TEST_CASE("a folder that is not there shows the notice and says so") {
    const TempFolder shots;
    const Finished played = slidewell_run(deck::quick_play("/no/such/folder", shots.path()));
    CHECK(played.status == 0);
    CHECK(holds(played.err, "/no/such/folder: error: "));
    CHECK(shows_something(read_picture(shots.path() / "notice.png")));
}

TEST_CASE("where no slide can play, the notice shows and every mistake is said") {
    const TempFolder folder;
    const TempFolder shots;
    folder.write("1.xml", "<slide><titel>One</titel></slide>");
    folder.write("2.xml", "");
    const Finished played = slidewell_run(deck::quick_play(folder.path(), shots.path()));
    CHECK(played.status == 0);
    CHECK(holds(played.err, "1.xml:1:8: error: <titel> is not known"));
    CHECK(holds(played.err, "2.xml"));
    CHECK(shown(played) == std::vector<std::string>{"(notice)"});
    CHECK(shows_something(read_picture(shots.path() / "notice.png")));
}

TEST_CASE("a font file that is none is said, and the words show in other fonts") {
    const TempFolder folder;
    const TempFolder shots;
    folder.write("deck/a.xml", slide("Words"));
    folder.write("fonts/House.ttf", std::string(5000, 'x'));
    folder.write("fonts/Empty.otf", "");
    fs::copy_file(SLIDEWELL_SOURCE_DIR "/fonts/fonts.conf", folder.path() / "fonts" / "fonts.conf");
    const auto config =
        folder.write("player.xml", "<player><slides folder='deck'/><files fonts='fonts'/></player>").string();

    const Finished validated =
        slidewell_run({"validate", "--config", config, (folder.path() / "deck").string()});
    CHECK(validated.status == 0);
    CHECK(holds(validated.out, "fonts/House.ttf: warning: is not a font file"));
    CHECK(holds(validated.out, "fonts/Empty.otf: warning: is not a font file"));
    auto arguments = deck::quick_play(folder.path() / "deck", shots.path());
    arguments.insert(arguments.end(), {"--config", config});
    const Finished played = slidewell_run(arguments);
    CHECK(played.status == 0);
    CHECK(holds(played.err, "House.ttf"));
    CHECK(shows_something(read_picture(shots.path() / "a.png")));
}

TEST_CASE("broken facts, themes and defaults of a folder are said, and its slides play") {
    const TempFolder folder;
    const TempFolder shots;
    const std::string name = GENERATE("clinic.xml", "theme.xml", "deck.xml");
    folder.write("a.xml", slide("Words"));
    folder.write(name, "<oops");
    const Finished validated = deck::validate(folder.path());
    CHECK(validated.status == 1);
    CHECK(holds(validated.out, name + ":1:"));
    const Finished played = slidewell_run(deck::quick_play(folder.path(), shots.path()));
    CHECK(played.status == 0);
    CHECK(holds(played.err, name + ":1:"));
    CHECK(shows_something(read_picture(shots.path() / "a.png")));
}

// Each seventh slide has a picture.
TEST_CASE("memory does not grow with the number of slides") {
    const auto peak = [](int slides) {
        const TempFolder folder;
        fs::copy_file(SLIDEWELL_SOURCE_DIR "/images/stairs.svg", folder.path() / "stairs.svg");
        for (int i = 0; i < slides; ++i) {
            const std::string picture = i % 7 == 0 ? "<picture src=\"stairs.svg\"/>" : "<text>Words.</text>";
            folder.write(std::to_string(i) + ".xml",
                         slide("Slide " + std::to_string(i), picture, "transition=\"cut\""));
        }
        // Without the store of freed memory that a sanitizer keeps.
        const Finished played = run({SLIDEWELL_BINARY, "play", "--headless", "--once", "--speed", "1000",
                                     "--size", "640x360", folder.path().string()},
                                    {"ASAN_OPTIONS=quarantine_size_mb=0"});
        CHECK(played.status == 0);
        CHECK(shown(played).size() == static_cast<std::size_t>(slides));
        return static_cast<double>(played.peak_memory);
    };
    CHECK(peak(400) < 1.3 * peak(20));
}
