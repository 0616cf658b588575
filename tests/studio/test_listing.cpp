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
