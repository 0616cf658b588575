// A slide of which the studio died while it painted it: what goes on air in its place, and what staff are
// told.
#include "source/waiting_room.h"

using namespace waiting_room;

namespace {

std::string finding(const std::string& file, const std::string& effect) {
    const Diagnostic stopped{file, {}, Severity::error, stopped_the_studio, what_to_do};
    return to_string(stopped) + effect;
}

bool is_listed_as_on_air(const Room& room, const std::string& title) {
    return room.folder.bytes("STATUS.txt").find(title) != std::string::npos;
}

struct TwoSlides : Room {
    TwoSlides() {
        folder.write("10-a.xml", slide("Ankles"));
        folder.write("20-b.xml", slide("Backs"));
        settle();
    }
};

}  // namespace

TEST_CASE("a slide that stopped the studio leaves the air, and the receipt says so") {
    TwoSlides room;
    room.quarantine("20-b.xml");
    room.settle();
    CHECK(room.shows() == Lines{"Ankles"});
    CHECK(room.findings() == Lines{finding("20-b.xml", " [not on air]")});
    CHECK(room.folder.bytes("STATUS.txt").find("20-b.xml") != std::string::npos);
    CHECK_FALSE(is_listed_as_on_air(room, "Backs"));
}

TEST_CASE("it comes back when its file changes") {
    TwoSlides room;
    room.quarantine("20-b.xml");
    room.settle();
    room.folder.write("20-b.xml", slide("Backs, mended"));
    room.settle();
    CHECK(room.shows() == Lines{"Ankles", "Backs, mended"});
    CHECK(room.findings().empty());
}

TEST_CASE("it comes back when a picture that it shows changes") {
    Room room;
    room.folder.write("10-a.xml", slide("Ankles"));
    room.folder.write("20-b.xml", slide_with("Backs", "back.jpg"));
    room.folder.write("back.jpg", picture("evil"));
    room.settle();
    room.quarantine("20-b.xml");
    room.settle();
    CHECK(room.shows() == Lines{"Ankles"});
    room.folder.write("back.jpg", picture("tame"));
    room.settle();
    CHECK(room.shows() == Lines{"Ankles", "Backs"});
}

TEST_CASE("where it had an older version, that is on air again") {
    TwoSlides room;
    room.folder.write("20-b.xml", slide("Backs, worse"));
    room.settle();
    room.folder.write("10-a.xml", slide("Ankles, too"));  // another edition, with the same version of it
    room.settle();
    room.quarantine("20-b.xml");
    room.settle();
    CHECK(room.shows() == Lines{"Ankles, too", "Backs"});
    CHECK(room.findings() == Lines{finding("20-b.xml", " [older]")});
    CHECK(room.source->situation().older.contains("20-b.xml"));
    const int published = room.published;
    room.look_for(1min);
    CHECK(room.published == published);
}

TEST_CASE("where the older version stops the studio too, neither is on air") {
    TwoSlides room;
    room.folder.write("20-b.xml", slide("Backs, worse"));
    room.settle();
    room.quarantine("20-b.xml");
    room.settle();
    room.quarantine("20-b.xml");
    room.settle();
    CHECK(room.shows() == Lines{"Ankles"});
}

TEST_CASE("it leaves the air while its folder is away, too") {
    TwoSlides room;
    room.folder.unreachable = Error{"no route to host"};
    room.quarantine("20-b.xml");
    room.settle();
    CHECK(room.shows() == Lines{"Ankles"});
    room.folder.unreachable.reset();
    room.settle();
    CHECK(room.shows() == Lines{"Ankles"});
    CHECK(room.findings() == Lines{finding("20-b.xml", " [not on air]")});
}

TEST_CASE("the only slide of a folder is not said to be on air either") {
    Room room;
    room.folder.write("10-a.xml", slide("Ankles"));
    room.settle();
    CHECK(is_listed_as_on_air(room, "Ankles"));
    room.quarantine("10-a.xml");
    room.settle();
    CHECK(room.findings() == Lines{finding("10-a.xml", " [not on air]")});
    CHECK(room.notes().empty());
    CHECK_FALSE(is_listed_as_on_air(room, "Ankles"));
}
