// Who comes after whom.
#include <string>

#include "playback/order.h"
#include "support/catch.h"

namespace slidewell {
namespace {

Round round_of(const std::vector<SlideId>& slides) {
    Playlist playlist;
    for (const SlideId& slide : slides)
        playlist.slides.push_back({slide});
    return Round(playlist);
}

const Round abcd = round_of({"a", "b", "c", "d"});

}  // namespace

TEST_CASE("the list is a circle") {
    CHECK(abcd.following("a", 1, {}) == "b");
    CHECK(abcd.following("d", 1, {}) == "a");
    CHECK(abcd.following("a", -1, {}) == "d");
    CHECK(abcd.neighbour("a", 6) == "c");
    CHECK(abcd.neighbour("a", -5) == "d");
}

TEST_CASE("slides to do without are passed over, the slide itself comes last") {
    CHECK(abcd.following("a", 1, {"b", "c"}) == "d");
    CHECK(abcd.following("a", -1, {"d"}) == "c");
    CHECK(abcd.following("a", 1, {"b", "c", "d"}) == "a");
    CHECK_FALSE(abcd.following("a", 1, {"a", "b", "c", "d"}));
    CHECK_FALSE(Round().following("a", 1, {}));
}

TEST_CASE("after a slide that is not listed comes the first") {
    CHECK(abcd.following("x", 1, {}) == "a");
    CHECK(abcd.following("x", 1, {"a"}) == "b");
    CHECK(abcd.neighbour("x", 1) == "x");
}

TEST_CASE("every slide is found where it stands, in a long list too") {
    Playlist playlist;
    for (int i = 0; i < 10'000; ++i)
        playlist.slides.push_back({std::to_string(i), 1 + static_cast<SlideVersion>(i)});
    const Round round(playlist);
    REQUIRE(round.size() == playlist.slides.size());
    for (std::size_t place = 0; place < round.size(); ++place)
        REQUIRE(Playlist::Entry{round.slide_at(place), round.version_at(place)} == playlist.slides[place]);
    CHECK(round.position("0") == 0);
    CHECK(round.position("9999") == 9999);
    CHECK(round.version("4711") == SlideVersion{4712});
    CHECK(round.following("9999", 1, {"0"}) == "1");
    CHECK(round.position("10000") == round.size());
    CHECK_FALSE(round.lists("10000"));
    CHECK_FALSE(round.version("10000"));
}

TEST_CASE("a slide that is listed twice is shown once in a round") {
    const Round round = round_of({"a", "b", "a", "c"});
    CHECK(round.size() == 3);
    CHECK(round.following("b", 1, {}) == "c");
    CHECK(round.following("c", 1, {}) == "a");
}

TEST_CASE("names may begin alike, up to a whole name") {
    const Round round = round_of({"/mnt/deck/10", "/mnt/deck/1", "/mnt/deck/1/a", "/mnt/deck/2"});
    CHECK(round.slide_at(0) == "/mnt/deck/10");
    CHECK(round.slide_at(1) == "/mnt/deck/1");
    CHECK(round.position("/mnt/deck/1/a") == 2);
    CHECK_FALSE(round.lists("/mnt/deck/"));
    CHECK_FALSE(round.lists("/mnt/deck/10/a"));
    CHECK_FALSE(round.lists("/mnt"));
    CHECK_FALSE(round.lists("10"));

    const Round one = round_of({"/mnt/deck/1"});
    CHECK(one.slide_at(0) == "/mnt/deck/1");
    CHECK(one.position("/mnt/deck/1") == 0);
    CHECK_FALSE(one.lists("/mnt/deck/10"));
    CHECK(round_of({"a", "ab"}).position("ab") == 1);
    CHECK(round_of({"/mnt/deck/1", "/mnt/deck/1"}).size() == 1);
}

TEST_CASE("a copy of a round stands for itself") {
    Round copy;
    {
        const Round original = round_of({"a", "b"});
        copy = original;
    }
    CHECK(copy.following("a", 1, {}) == "b");
}

TEST_CASE("the successor is the follower of the nearest slide that is still there") {
    const Round ad = round_of({"a", "d"});
    const Round xy = round_of({"x", "y"});
    CHECK(successor(abcd, ad, "b") == "d");
    CHECK(successor(abcd, ad, "d") == "d");
    CHECK(successor(abcd, round_of({"a"}), "b") == "a");
    CHECK(successor(abcd, xy, "b") == "x");
    CHECK(successor(abcd, ad, "x") == "a");
    CHECK(successor(abcd, round_of({"a", "new", "c", "d"}), "b") == "new");
    CHECK(successor(abcd, round_of({"b", "c", "d", "e"}), "a") == "b");
    CHECK(successor(abcd, round_of({"a", "b", "c"}), "d") == "a");
    CHECK_FALSE(successor(abcd, Round(), "b"));
}

TEST_CASE("the newcomer of a version is the slide that did not have it before") {
    const Round before(Playlist{{{"a", 1}, {"b", 2}, {"c", 1}}});
    const Round renamed(Playlist{{{"b", 2}, {"c", 1}, {"d", 1}, {"e", 1}}});
    CHECK(newcomer(before, renamed, 1) == "d");
    CHECK_FALSE(newcomer(before, renamed, 2));
    CHECK(newcomer(before, Round(Playlist{{{"b", 1}}}), 1) == "b");
    CHECK_FALSE(newcomer(before, Round(Playlist{{{"d", 0}}}), 0));
}

}  // namespace slidewell
