// Which files are slides, reading them, finding pictures.
#include <sys/stat.h>

#include "deck/files.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using slidewell::find_icon;
using slidewell::find_picture;
using slidewell::is_slide_name;
using slidewell::list_slides;
using slidewell::PictureRoots;
using slidewell::read_file;
namespace fs = std::filesystem;

namespace {

// A slide's folder, the image library, and something outside of both.
struct Roots {
    TempFolder folder;
    PictureRoots roots{folder.path() / "slides", folder.path() / "library"};

    Roots() {
        folder.write("slides/beside.png", "beside");
        folder.write("slides/images/below.png", "below");
        folder.write("slides/Knee.JPG", "knee");
        folder.write("slides/10-a.xml", "<slide/>");
        folder.write("library/drawing.svg", "drawing");
        folder.write("library/icons/sunrise.svg", "icon");
        folder.write("library/beside.png", "shadowed");
        folder.write("secret.png", "secret");
    }

    [[nodiscard]] std::string found(const std::string& src) const {
        const auto path = find_picture(src, roots);
        return path ? *read_file(*path, 1000) : "not found: " + path.error().message;
    }
    [[nodiscard]] std::string refused(const std::string& src) const {
        const auto path = find_picture(src, roots);
        return path ? "found: " + path->string() : path.error().message;
    }
};

}  // namespace

TEST_CASE("slides are told from what merely lies beside them") {
    for (const auto* const slide :
         {"10-what.xml", "10-WHAT.XML", "a.Xml", "deck-2.xml", "my deck.xml", "é.xml"}) {
        CAPTURE(slide);
        CHECK(is_slide_name(slide));
    }
    for (const auto* const other :
         {"deck.xml", "Deck.XML", "clinic.xml", "theme.xml", "Thumbs.db", "desktop.ini", ".DS_Store",
          "~$deck.xml", "~$10-what.xml", "._10-what.xml", ".xml", "10-what.xml.tmp", "10-what.tmp",
          "10-what.xml.part", "10-what.xml~", "10-what", "xml", "picture.svg", ""}) {
        CAPTURE(other);
        CHECK_FALSE(is_slide_name(other));
    }
}

TEST_CASE("a folder's slides come in natural order, without folders and pipes of such names") {
    const TempFolder folder;
    for (const auto* const name : {"10-a.xml", "2-b.xml", "1-C.XML", "deck.xml", "Thumbs.db", "._2-b.xml"})
        folder.write(name);
    fs::create_directory(folder.path() / "5-folder.xml");
    REQUIRE(::mkfifo((folder.path() / "6-pipe.xml").c_str(), 0600) == 0);
    const auto names = list_slides(folder.path());
    REQUIRE(names.ok());
    CHECK(*names == std::vector<std::string>{"1-C.XML", "2-b.xml", "10-a.xml"});
}

TEST_CASE("a folder without slides is a list of none, a folder that is not there an error") {
    const TempFolder folder;
    CHECK(list_slides(folder.path())->empty());
    const auto missing = list_slides(folder.path() / "missing");
    REQUIRE(!missing.ok());
    CHECK(missing.error().message == "there is no such folder");
}

TEST_CASE("a file is read whole up to the limit") {
    const TempFolder folder;
    const std::string content("a\0b\r\n", 5);
    CHECK(*read_file(folder.write("a", content), 5) == content);
    CHECK(read_file(folder.write("empty"), 5)->empty());
    const auto large = read_file(folder.write("large", std::string(3 << 20, 'x')), 1 << 20);
    REQUIRE(!large.ok());
    CHECK(large.error().message == "it is too large: 3.0 MB, and at most 1.0 MB are read");
}

TEST_CASE("what is not a file is refused at once") {
    const TempFolder folder;
    REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
    fs::create_symlink("loop", folder.path() / "loop");
    CHECK(read_file(folder.path() / "pipe", 5).error().message == "it is a pipe, not a file");
    CHECK(read_file(folder.path(), 5).error().message == "it is a folder, not a file");
    CHECK(read_file("/dev/null", 5).error().message == "it is a device, not a file");
    CHECK(read_file(folder.path() / "missing", 5).error().message == "there is no such file");
    CHECK(read_file(folder.path() / "loop", 5).error().message == "it is a link that leads back to itself");
}

TEST_CASE("a picture is looked for beside the slide, in images, then in the library") {
    const Roots files;
    CHECK(files.found("beside.png") == "beside");
    CHECK(files.found("below.png") == "below");
    CHECK(files.found("images/below.png") == "below");
    CHECK(files.found("./below.png") == "below");
    CHECK(files.found("drawing.svg") == "drawing");
    CHECK(files.found("icons/sunrise.svg") == "icon");
}

TEST_CASE("nothing outside the roots is found, by whatever way") {
    const Roots files;
    CHECK(files.refused("../secret.png") ==
          "\"../secret.png\" leads out of the slide's folder by \"..\"; copy the picture beside the slide");
    CHECK(files.refused("images/../beside.png").find("by \"..\"") != std::string::npos);
    const std::string absolute = (files.folder.path() / "secret.png").string();
    const std::string elsewhere =
        " is not in the slide's folder; copy the picture beside the slide and write only its name";
    CHECK(files.refused(absolute).ends_with(elsewhere));
    for (const auto* const src : {"file:///etc/passwd", "http://example.org/a.png", R"(C:\Users\a.png)",
                                  "C:a.png", R"(\\server\share\a.png)"}) {
        CHECK(files.refused(src) == "\"" + std::string(src) + "\"" + elsewhere);
    }
}

TEST_CASE("a link is followed only within the roots") {
    const Roots files;
    const fs::path slides = files.roots.slide_folder;
    fs::create_symlink("../secret.png", slides / "out.png");
    fs::create_directory_symlink("..", slides / "up");
    fs::create_symlink("beside.png", slides / "within.png");
    fs::create_symlink("../library/drawing.svg", slides / "borrowed.svg");
    fs::create_symlink("nowhere.png", slides / "dangling.png");
    CHECK(files.refused("out.png") ==
          "\"out.png\" is a link that leads out of the slide's folder; copy the picture itself there");
    CHECK(files.refused("up/secret.png").find("leads out") != std::string::npos);
    CHECK(files.found("within.png") == "beside");
    CHECK(files.found("borrowed.svg") == "drawing");
    CHECK(files.refused("dangling.png").starts_with("there is no picture \"dangling.png\""));
}

TEST_CASE("a folder that merely begins like a root is not in it") {
    const Roots files;
    files.folder.write("slides-old/a.png");
    fs::create_symlink("../slides-old/a.png", files.roots.slide_folder / "old.png");
    CHECK(files.refused("old.png").find("leads out") != std::string::npos);
}

TEST_CASE("what is not a picture's file is refused in plain words") {
    const Roots files;
    REQUIRE(::mkfifo((files.roots.slide_folder / "pipe.png").c_str(), 0600) == 0);
    CHECK(files.refused("images") == "\"images\" is a folder, not a picture");
    CHECK(files.refused("pipe.png") == "\"pipe.png\" is not a file with a picture");
    CHECK(files.refused("") == "the name of the picture is empty");
    CHECK(files.refused("images\\below.png") ==
          "\"images\\below.png\" has a \\ in it; write \"images/below.png\"");
}

TEST_CASE("a wrong name suggests the nearest file that is there") {
    const Roots files;
    CHECK(files.refused("besides.png") ==
          "there is no picture \"besides.png\"; did you mean \"beside.png\"?");
    CHECK(files.refused("drawing.png") ==
          "there is no picture \"drawing.png\"; did you mean \"drawing.svg\"?");
    CHECK(files.refused("knee.jpg") ==
          "there is no picture \"knee.jpg\"; write \"Knee.JPG\", for capital letters count");
    CHECK(files.refused("zzzzzzzzzz.webp") ==
          "there is no picture \"zzzzzzzzzz.webp\"; put it beside the slide");
    CHECK(files.refused("10-a.xm") == "there is no picture \"10-a.xm\"; put it beside the slide");
}

TEST_CASE("an icon is found by its name, in icons first") {
    const Roots files;
    const auto icon = [&](const std::string& name) { return find_icon(name, files.roots); };
    CHECK(icon("sunrise")->filename() == "sunrise.svg");
    CHECK(icon("drawing")->filename() == "drawing.svg");
    files.folder.write("slides/images/icons/drawing.svg", "an icon");
    CHECK(icon("drawing")->parent_path().filename() == "icons");
    CHECK(icon("sunrize").error().message == "there is no icon \"sunrize\"; did you mean \"sunrise\"?");
    CHECK(icon("xyz").error().message == "there is no icon \"xyz\"; put xyz.svg beside the slide");
    CHECK(!icon("../secret").ok());
}

TEST_CASE("a name of a million letters is refused in a few words") {
    const Roots files;
    CHECK(files.refused(std::string(1'000'000, 'a')).size() < 200);
    CHECK(find_icon(std::string(1'000'000, 'a'), files.roots).error().message.size() < 200);
}

TEST_CASE("a colon in a picture's name is no drive") {
    const Roots files;
    files.folder.write("slides/Photo 10:30.png", "photo");
    CHECK(files.found("Photo 10:30.png") == "photo");
}

TEST_CASE("roots that are not there are no reason to fail") {
    const TempFolder folder;
    const PictureRoots roots{folder.path(), folder.path() / "no-library"};
    folder.write("a.png");
    CHECK(find_picture("a.png", roots).ok());
    CHECK(!find_picture("b.png", roots).ok());
}
