// When a folder's receipt is written, and what it says of a source.
#include "source/waiting_room.h"

using namespace waiting_room;

namespace {

std::string text(const Room& room) { return room.folder.bytes("STATUS.txt"); }

bool says(const Room& room, std::string_view words) {
    return text(room).find(words) != std::string::npos &&
           room.folder.bytes("STATUS.html").find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the receipt lies beside the slides as soon as there is one, and names TV, folder and headlines") {
    Room room;
    room.folder.write("10-a.xml", slide("A swollen ankle"));
    room.look();
    REQUIRE(room.folder.has("STATUS.html"));
    CHECK(says(room, "front desk"));
    CHECK(says(room, "Waiting room"));
    CHECK(says(room, "A swollen ankle"));
    CHECK(says(room, "10-a.xml"));
}

TEST_CASE("the receipt is written when it says something else, and never taken for a change") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    const int before = room.folder.receipts();
    room.look_for(50min);
    CHECK(room.folder.receipts() == before);
    CHECK(room.edition() == 1);
    room.folder.write("20-b.xml", "<slide><titel/></slide>");
    room.settle();
    CHECK(room.folder.receipts() > before);
    CHECK(says(room, "20-b.xml"));
    CHECK(says(room, "titel"));
}

TEST_CASE("a file that is copied within a moment costs one receipt, not two") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    const int before = room.folder.receipts();
    room.folder.write("10-a.xml", slide("B"));
    room.settle();
    CHECK(room.shows() == Lines{"B"});
    CHECK(room.folder.receipts() == before + 2);
}

TEST_CASE("a file that is copied for longer is in the receipt until it is there") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    const std::string whole = slide("B", "<text>It takes a while until this is there.</text>");
    for (std::size_t length = 10; length < 20; ++length) {
        room.folder.write("20-b.xml", whole.substr(0, length));
        room.look();
    }
    CHECK(says(room, "still being copied"));
    room.folder.write("20-b.xml", whole);
    room.settle();
    CHECK_FALSE(says(room, "still being copied"));
    CHECK(room.shows() == Lines{"A", "B"});
}

TEST_CASE("after an hour the receipt is written once more, with when the folder was last read") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    const int before = room.folder.receipts();
    room.look_for(61min);
    CHECK(room.folder.receipts() == before + 2);
}

TEST_CASE("a receipt that was deleted is written again, after a while") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.look_for(2min);
    const int before = room.folder.receipts();
    room.folder.remove("STATUS.html");
    room.folder.remove("STATUS.txt");
    room.look_for(2min);
    CHECK(room.folder.has("STATUS.html"));
    CHECK(room.folder.receipts() == before + 2);
}

TEST_CASE("a folder that may not be written to is read all the same, and rarely tried") {
    Room room;
    room.folder.read_only = true;
    room.folder.write("10-a.xml", slide("A"));
    room.look_for(1h);
    CHECK(room.shows() == Lines{"A"});
    CHECK_FALSE(room.folder.has("STATUS.html"));
    room.folder.read_only = false;
    room.look_for(1min);
    CHECK(room.folder.has("STATUS.html"));
}

TEST_CASE("nothing is written into a folder without slides") {
    Room room;
    room.folder.write("holiday.jpg", picture("holiday"));
    room.look_for(1min);
    CHECK(room.folder.receipts() == 0);
    CHECK(room.notes() == Lines{"There is no slide in this folder yet"});
}

TEST_CASE("the receipt says what plays in an older version, and since when") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    CHECK(room.source->situation().older.empty());
    room.folder.write("10-a.xml", "<slide><titel/></slide>");
    room.settle();
    const auto since = room.source->situation().older.at("10-a.xml");
    room.look_for(10min);
    CHECK(room.source->situation().older.at("10-a.xml") == since);
    CHECK(says(room, "older version"));
}

TEST_CASE("what was noted before the clock was set back is told without a time, until that has come") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    REQUIRE(says(room, "on air since"));
    room.clock_off = -48h;
    room.folder.write("20-b.xml", "<slide><titel/></slide>");
    room.settle();
    CHECK(says(room, "20-b.xml"));
    CHECK_FALSE(says(room, "on air since"));
    room.clock_off = 1h;
    room.folder.remove("20-b.xml");
    room.settle();
    CHECK(says(room, "on air since"));
}

TEST_CASE("a clock that is set back by seconds only is being kept right") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    room.clock_off = -30s;
    room.folder.write("20-b.xml", "<slide><titel/></slide>");
    room.settle();
    CHECK(says(room, "20-b.xml"));
    CHECK(says(room, "on air since"));
}

TEST_CASE("thumbnails join the receipt, not each on its own, and only those of what is on air") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("20-b.xml", slide("B"));
    room.settle();
    const Edition edition = *room.source->on_air();
    const int before = room.folder.receipts();
    const std::string png = "\x89PNG\r\n\x1A\n thumbnail";
    for (const SlideEntry& entry : edition.slides) {
        room.gallery.put(entry.file.path, version_of(edition, entry), {png, {480, 270}});
        room.look();
    }
    room.look_for(20s);
    CHECK(room.folder.receipts() <= before + 4);
    CHECK(room.folder.bytes("STATUS.html").find("data:image/png;base64,") != std::string::npos);

    room.folder.write("10-a.xml", slide("A, mended"));
    room.settle();
    CHECK(room.gallery.of("10-a.xml", version_of(*room.source->on_air(), room.source->on_air()->slides.at(0)))
              .bytes.empty());
}

TEST_CASE("a folder does not watch itself for longer than until a receipt with new thumbnails is due") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    const Edition edition = *room.source->on_air();
    room.gallery.put("10-a.xml", version_of(edition, edition.slides.at(0)), {"thumbnail", {480, 270}});
    const int before = room.folder.receipts();
    room.look();
    REQUIRE(room.rests());
    room.pass(room.folder.rested->second);
    room.look();
    CHECK(room.folder.receipts() > before);
    CHECK(room.folder.rested->second <= 15s);
}

TEST_CASE("until the clock is set, a folder watches itself for some seconds only") {
    Room room;
    room.clock_off = -room.wall();
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    REQUIRE(room.rests());
    CHECK(room.folder.rested->second <= 5s);
    room.clock_off = 0s;
    const int before = room.folder.receipts();
    room.look();
    CHECK(room.folder.receipts() > before);
    REQUIRE(room.rests());
    CHECK(room.folder.rested->second == 1min);
}

TEST_CASE("the receipt says that an undo is in force, and still knows the headlines") {
    Room room;
    room.folder.write("10-a.xml", slide("First words"));
    room.settle();
    room.folder.write("10-a.xml", slide("Second words"));
    room.settle();
    room.folder.write("UNDO", "");
    room.settle();
    CHECK(says(room, "First words"));
    CHECK(says(room, "changes"));
}

TEST_CASE("a slide's version is another one when its words, its pictures or the settings are") {
    Edition edition;
    edition.slides = {{{"10-a.xml", object_id_of("a"), 1}, {"knee.jpg"}, {}}};
    edition.files = {{"deck.xml", object_id_of("d"), 1}, {"knee.jpg", object_id_of("k"), 1}};
    const auto version = [&] { return version_of(edition, edition.slides.at(0)); };
    const std::uint64_t first = version();
    edition.files.at(1).object = object_id_of("another knee");
    const std::uint64_t second = version();
    edition.files.at(0).object = object_id_of("another deck");
    const std::uint64_t third = version();
    edition.slides.at(0).file.object = object_id_of("b");
    CHECK(std::set<std::uint64_t>{first, second, third, version()}.size() == 4);
    edition.files.push_back({"zebra.jpg", object_id_of("z"), 1});
    const std::uint64_t fourth = version();
    edition.files.pop_back();
    CHECK(version() == fourth);
}

TEST_CASE("a gallery keeps what is asked for, and counts") {
    Gallery gallery;
    gallery.put("10-a.xml", 1, {"png", {4, 3}});
    gallery.put("20-b.xml", 2, {"png", {4, 3}});
    CHECK(gallery.count() == 2);
    CHECK(gallery.of("10-a.xml", 1).bytes == "png");
    CHECK(gallery.of("10-a.xml", 2).bytes.empty());
    Edition edition;
    edition.slides = {{{"20-b.xml", {}, 1}, {}, {}}};
    gallery.keep_only(edition);
    CHECK(gallery.of("10-a.xml", 1).bytes.empty());
    CHECK(gallery.of("20-b.xml", 2).bytes == "png");
}
