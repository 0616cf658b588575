// Whatever lies in the folder: it is said what is wrong, nothing crashes or hangs, and the good slide plays.
#include <functional>

#include "deck.h"
#include <sys/stat.h>

#include "support/catch.h"
#include "support/images.h"

namespace fs = std::filesystem;
using deck::holds;
using deck::slide;

namespace {

const std::string outside = SLIDEWELL_SOURCE_DIR "/images/stairs.svg";

struct Case {
    std::string name;
    std::function<void(const TempFolder&)> spoil;  // puts something bad beside the good slide
    std::string said;                              // what validate says of it, after the folder's name
};

// A bad slide with these bytes.
auto bytes(const std::string& content) {
    return [content](const TempFolder& folder) { folder.write("bad.xml", content); };
}

auto with_picture(const std::string& src, const std::function<void(const TempFolder&)>& make = {}) {
    return [src, make](const TempFolder& folder) {
        folder.write("bad.xml", slide("Bad", "\n<picture src=\"" + src + "\"/>"));
        if (make) make(folder);
    };
}

std::string repeated(std::string_view text, int times) {
    std::string made;
    for (int i = 0; i < times; ++i)
        made += text;
    return made;
}

std::string entity_bomb() {
    std::string entities = "<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 20; ++i) {
        const std::string before = "&a" + std::to_string(i - 1) + ";";
        entities += "<!ENTITY a" + std::to_string(i) + " \"" + repeated(before, 10) + "\">";
    }
    return "<?xml version=\"1.0\"?>\n<!DOCTYPE slide [" + entities + "]>\n" + slide("&a19;");
}

// The start of a PNG that says it is 30000 pixels wide and high.
std::string png_bomb() {
    using namespace std::string_literals;
    return "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x75\x30\0\0\x75\x30\x08\x06\0\0\0\0\0\0\0"s +
           std::string(64, '\0');
}

std::string cut_off_jpeg() {
    const Finished whole = run({"cat", SLIDEWELL_SOURCE_DIR "/tests/studio/samples/corners.jpg"});
    return whole.out.substr(0, whole.out.size() / 2);
}

std::vector<Case> bad_slides() {
    return {
        {"an empty file", bytes(""), "bad.xml"},
        {"only white space", bytes(" \n "), "bad.xml:"},
        {"a file that was cut off", bytes("<slide>\n<title>Half a ti"), "bad.xml:"},
        {"no XML at all", bytes("Dear colleagues,\n"), "bad.xml:1:1: "},
        {"zeros", bytes(std::string(4096, '\0')), "bad.xml:1:1: "},
        {"an unknown element", bytes(slide("Bad", "\n<bulet>a</bulet>")), "bad.xml:2:1: "},
        {"an unknown attribute", bytes(slide("Bad", "", "colour=\"red\"")), "bad.xml:1:8: "},
        {"an unknown value", bytes(slide("Bad", "", "tone=\"blue\"")), "bad.xml:1:8: "},
        {"a value out of range", bytes(slide("Bad", "", "time=\"2h\"")), "bad.xml:1:8: "},
        {"an element twice", bytes(slide("Bad", "\n<title>Worse</title>")), "bad.xml:2:1: "},
        {"a slide without a title", bytes("<slide>\n<text>a</text></slide>"), "bad.xml:1:1: "},
        {"an entity bomb", bytes(entity_bomb()), "bad.xml:2:1: "},
        {"an unknown entity", bytes(slide("Bad &x;")), "bad.xml:1:"},
        {"a thousand nested elements",
         bytes("<slide>" + repeated("<b>", 1000) + repeated("</b>", 1000) + "</slide>"), "bad.xml:1:"},
        {"a thousand <b> within a title", bytes(slide(repeated("<b>", 1000) + "a" + repeated("</b>", 1000))),
         "bad.xml:1:"},
        {"a text of a million letters",
         bytes(slide("Bad", "\n<text>" + std::string(1'000'000, 'a') + "</text>")), "bad.xml:2:"},
        {"a text of half a million words",
         bytes(slide("Bad", "\n<text>" + repeated("a ", 500'000) + "</text>")), "bad.xml:2:"},
        {"a file of 100 MB",
         [](const TempFolder& folder) { fs::resize_file(folder.write("bad.xml", "<slide>"), 100 << 20); },
         "bad.xml: error: it is too large"},
    };
}

std::vector<Case> bad_pictures() {
    const auto file = [](const std::string& name, const std::string& content) {
        return [=](const TempFolder& folder) { folder.write(name, content); };
    };
    return {
        {"a picture that is missing", with_picture("none.jpg"), "bad.xml:2:10: error: there is no picture"},
        {"a picture that was cut off", with_picture("a.jpg", file("a.jpg", cut_off_jpeg())),
         "bad.xml:2:10: "},
        {"an empty picture", with_picture("a.png", file("a.png", "")), "bad.xml:2:10: "},
        {"a picture that is text", with_picture("a.png", file("a.png", "hello")), "bad.xml:2:10: "},
        {"a picture that is a folder",
         with_picture("a.png", [](const TempFolder& f) { fs::create_directories(f.path() / "a.png"); }),
         "bad.xml:2:10: "},
        {"a picture that is a pipe",
         with_picture(
             "a.png",
             [](const TempFolder& f) { REQUIRE(::mkfifo((f.path() / "a.png").c_str(), 0600) == 0); }),
         "bad.xml:2:10: "},
        {"a picture of 30000x30000 pixels", with_picture("a.png", file("a.png", png_bomb())),
         "bad.xml:2:10: "},
        {"a picture outside by ..", with_picture("../../" + outside.substr(1)), "bad.xml:2:10: "},
        {"a picture by its absolute path", with_picture(outside), "bad.xml:2:10: "},
        {"a picture outside by a link",
         with_picture("a.svg",
                      [](const TempFolder& f) { fs::create_symlink("/etc/passwd", f.path() / "a.svg"); }),
         "bad.xml:2:10: "},
        {"a picture of a terabyte",
         with_picture(
             "a.png",
             [](const TempFolder& f) { fs::resize_file(f.write("a.png", "x"), std::uintmax_t{1} << 40); }),
         "bad.xml:2:10: "},
    };
}

void check(const Case& bad) {
    CAPTURE(bad.name);
    const TempFolder folder;
    const TempFolder shots;
    folder.write("good.xml", slide("Good"));
    bad.spoil(folder);

    const Finished validated = deck::validate(folder.path());
    CAPTURE(validated.out.substr(0, 2000), validated.err.substr(0, 2000));
    CHECK(validated.status == 1);
    CHECK(holds(validated.out, (folder.path() / bad.said).string()));
    CHECK_FALSE(holds(validated.out, "good.xml"));
    CHECK(validated.out.size() < 100'000);

    const Finished played = slidewell_run(deck::quick_play(folder.path(), shots.path()));
    CAPTURE(played.out.substr(0, 2000), played.err.substr(0, 2000));
    CHECK(played.status == 0);
    CHECK(holds(played.err, folder.path().string() + "/"));  // the slide, or the picture that it names
    CHECK(shows_something(read_picture(shots.path() / "good.png")));
}

}  // namespace

TEST_CASE("a bad slide is reported and the good one plays") {
    for (const Case& bad : bad_slides())
        check(bad);
}

TEST_CASE("a bad picture is reported and the good slide plays") {
    for (const Case& bad : bad_pictures())
        check(bad);
}
