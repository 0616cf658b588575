#include "studio/listing.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;

TEST_CASE("folders play in the order given, each in natural order") {
    const TempFolder root;
    root.write("b/10-x.xml");
    root.write("b/2-y.xml");
    root.write("b/deck.xml");
    root.write("a/1-z.xml");
    const Listing listing({root.path() / "b", root.path() / "a"});
    CHECK(listing.slides() == std::vector<SlideId>{(root.path() / "b/2-y.xml").string(),
                                                   (root.path() / "b/10-x.xml").string(),
                                                   (root.path() / "a/1-z.xml").string()});
    CHECK(listing.findings().empty());
}

TEST_CASE("a folder that is empty or missing from the start is an error") {
    const TempFolder root;
    const Listing listing({root.path(), root.path() / "missing"});
    CHECK(listing.slides().empty());
    REQUIRE(listing.findings().size() == 2);
    CHECK(has_error(listing.findings()));
    CHECK_FALSE(listing.remembered());
}

TEST_CASE("a folder that empties at once keeps its slides until it is back") {
    const TempFolder root;
    const auto deck = root.path() / "deck";
    root.write("deck/1.xml");
    root.write("deck/2.xml");
    Listing listing({deck});
    std::filesystem::remove_all(deck);
    listing.refresh();
    CHECK(listing.slides().size() == 2);
    CHECK(listing.remembered());
    REQUIRE(listing.findings().size() == 1);
    CHECK_FALSE(has_error(listing.findings()));
    root.write("deck/3.xml");
    listing.refresh();
    CHECK(listing.slides() == std::vector<SlideId>{(deck / "3.xml").string()});
    CHECK_FALSE(listing.remembered());
    CHECK(listing.findings().empty());
}

TEST_CASE("a slide that is taken away leaves the list, a new one joins it") {
    const TempFolder root;
    root.write("1.xml");
    const auto second = root.write("2.xml");
    Listing listing({root.path()});
    std::filesystem::remove(second);
    root.write("0.xml");
    listing.refresh();
    CHECK(listing.slides() ==
          std::vector<SlideId>{(root.path() / "0.xml").string(), (root.path() / "1.xml").string()});
}

namespace {

// A folder of slides, listed by a clock that is set by hand: `age` after the folder's last change. Asked for
// the time once for each time that the folder is read.
struct Watched {
    TempFolder root;
    std::chrono::nanoseconds age = std::chrono::minutes{1};
    int read = 0;
    Listing listing = listed();

    Listing listed() {
        root.write("1.xml");
        return Listing({root.path()}, [this] {
            ++read;
            return folder_stamp(root.path())->changed + age;
        });
    }
    // How often the folder is read in so many looks.
    int reads_in(int looks) {
        const int before = read;
        for (int i = 0; i < looks; ++i)
            static_cast<void>(listing.refresh());
        return read - before;
    }
};

}  // namespace

TEST_CASE("a slide that is added, renamed or taken away is noticed at the next look") {
    Watched deck;
    CHECK_FALSE(deck.listing.refresh());
    deck.root.write("2.xml");
    CHECK(deck.listing.refresh());
    CHECK(deck.listing.slides().size() == 2);
    std::filesystem::rename(deck.root.path() / "2.xml", deck.root.path() / "3.xml");
    CHECK(deck.listing.refresh());
    CHECK(deck.listing.slides().back() == (deck.root.path() / "3.xml").string());
    std::filesystem::remove(deck.root.path() / "1.xml");
    CHECK(deck.listing.refresh());
    CHECK(deck.listing.slides().size() == 1);
    CHECK_FALSE(deck.listing.refresh());
}

TEST_CASE("what changes beside the slides is no news") {
    Watched deck;
    deck.root.write("photo.jpg");
    CHECK_FALSE(deck.listing.refresh());
}

TEST_CASE("a folder of another place under the same name is read anew") {
    Watched deck;
    const TempFolder other;
    other.write("9.xml");
    const auto link = deck.root.path() / "link";
    std::filesystem::create_directory_symlink(deck.root.path(), link);
    Listing listing({link}, [&] { return folder_stamp(link)->changed + std::chrono::hours{1}; });
    CHECK(listing.slides().front() == (link / "1.xml").string());
    std::filesystem::remove(link);
    std::filesystem::create_directory_symlink(other.path(), link);
    CHECK(listing.refresh());
    CHECK(listing.slides().front() == (link / "9.xml").string());
}

TEST_CASE("a folder is read again while its last change is so fresh that another could have the same time") {
    Watched deck;
    CHECK(deck.reads_in(10) == 0);
    deck.root.write("2.xml");
    deck.age = std::chrono::milliseconds{1'500};
    CHECK(deck.reads_in(10) == 10);
    deck.age = std::chrono::milliseconds{2'500};
    CHECK(deck.reads_in(10) == 1);
}

TEST_CASE("a folder is read again now and then, and always when its time lies in the future") {
    Watched deck;
    CHECK(deck.reads_in(200) == 10);
    deck.root.write("2.xml");
    deck.age = -std::chrono::hours{1};
    CHECK(deck.reads_in(10) == 10);
}

TEST_CASE("a folder that has no slides is looked into each time") {
    Watched deck;
    std::filesystem::remove(deck.root.path() / "1.xml");
    CHECK(deck.reads_in(5) == 5);
    CHECK(deck.listing.remembered());
}
