#include <filesystem>
#include <fstream>

#include "library/edition_files.h"
#include "library/editions.h"
#include "library/fake_disk.h"
#include "support/catch.h"

using namespace slidewell;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t limit = 1000;

// A share that is away, of which the library holds an edition, and an image library on the disk.
struct Desk {
    FakeDisk disk;
    std::unique_ptr<Library> library = std::move(Library::open(disk, "/library")).value();
    fs::path share = "/nowhere/share";
    fs::path images = fs::temp_directory_path() / "slidewell-test-edition-files";
    PictureRoots roots{share, images};
    Edition edition;

    Desk() {
        fs::create_directories(images / "icons");
        std::ofstream(images / "river.svg") << "a river";
        std::ofstream(images / "icons" / "heart.svg") << "a heart";
        edition = draft_of(*library, {{"10-what.xml", "what"}});
        edition.files = {put_file(*library, "deck.xml", "deck"),
                         put_file(*library, "icons/heart.svg", "mine"),
                         put_file(*library, "images/knee.jpg", "knee")};
    }
    ~Desk() { fs::remove_all(images); }

    [[nodiscard]] EditionFiles files() const {
        return EditionFiles(*library, {{share, std::make_shared<Edition>(edition)}});
    }
};

}  // namespace

TEST_CASE("an edition's files are read by the paths that they had in their folder") {
    const Desk desk;
    CHECK(*desk.files().read(desk.share / "10-what.xml", limit) == "what");
    CHECK(*desk.files().read(desk.share / "images/knee.jpg", limit) == "knee");
}

TEST_CASE("a file that the edition does not have is not there, whatever the folder has") {
    const Desk desk;
    const EditionFiles here(*desk.library, {{desk.images, std::make_shared<Edition>(desk.edition)}});
    CHECK_FALSE(here.read(desk.images / "river.svg", limit));
    CHECK_FALSE(here.stamp(desk.images / "river.svg").there);
    CHECK(here.stamp(desk.images / "deck.xml").there);
}

TEST_CASE("a file of an edition above the limit is refused") {
    const Desk desk;
    CHECK(desk.files().read(desk.share / "10-what.xml", 3).error().message == "it is larger than 3 bytes");
}

TEST_CASE("a stamp tells one content from another") {
    Desk desk;
    const FileStamp before = desk.files().stamp(desk.share / "deck.xml");
    CHECK(before == desk.files().stamp(desk.share / "deck.xml"));
    desk.edition.files.front() = put_file(*desk.library, "deck.xml", "kced");
    CHECK(before != desk.files().stamp(desk.share / "deck.xml"));
}

TEST_CASE("pictures come from the edition first, then from the image library") {
    const Desk desk;
    CHECK(*desk.files().find_picture("knee.jpg", desk.roots) == desk.share / "images/knee.jpg");
    CHECK(*desk.files().find_picture("river.svg", desk.roots) == fs::canonical(desk.images) / "river.svg");
    CHECK(*desk.files().find_icon("heart", desk.roots) == desk.share / "icons/heart.svg");
    CHECK(desk.files().find_picture("kne.jpg", desk.roots).error().message.find("kne.jpg") !=
          std::string::npos);
    CHECK_FALSE(desk.files().find_picture("../images/knee.jpg", desk.roots));
}

TEST_CASE("folders that no edition stands for are read from the disk") {
    const Desk desk;
    CHECK(*desk.files().read(desk.images / "river.svg", limit) == "a river");
    CHECK(*desk.files().find_picture("river.svg", {desk.images, desk.images}) ==
          fs::canonical(desk.images) / "river.svg");
}

TEST_CASE("of two folders in each other, the inner one has its own files") {
    const Desk desk;
    const fs::path inner = desk.share / "winter";
    const auto edition = std::make_shared<Edition>(draft_of(*desk.library, {{"10-what.xml", "winter"}}));
    const auto outer = std::make_shared<Edition>(desk.edition);
    for (const auto& copies : {std::vector<FolderCopy>{{desk.share, outer}, {inner, edition}},
                               std::vector<FolderCopy>{{inner, edition}, {desk.share, outer}}}) {
        const EditionFiles files(*desk.library, copies);
        CHECK(*files.read(inner / "10-what.xml", limit) == "winter");
        CHECK(*files.read(desk.share / "10-what.xml", limit) == "what");
    }
}

TEST_CASE("a damaged object is an error, not a picture") {
    Desk desk;
    desk.edition.slides.front().file.object.bytes[0] ^= 1;
    CHECK_FALSE(desk.files().read(desk.share / "10-what.xml", limit));
}
