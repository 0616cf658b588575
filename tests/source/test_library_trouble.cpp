// What the TV's own disk does to a source: full, damaged, found again after a restart.
#include "source/waiting_room.h"

using namespace waiting_room;

namespace {

// Damages what the edition on air has at `path`, and lets somebody find out.
void damage(Room& room, const std::string& path) {
    const FileEntry* const file = find_file(*room.source->on_air(), path);
    REQUIRE(file != nullptr);
    const std::string name = to_string(file->object);
    for (const auto& object : room.disk.paths("/library/objects")) {
        if (object.string().find(name.substr(2)) != std::string::npos) room.disk.bytes(object).at(0) ^= 1;
    }
    REQUIRE_FALSE(room.library->get(*file));
}

}  // namespace

TEST_CASE("a full disk keeps what plays, says so, and recovers by itself") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    room.disk.capacity = 0;
    room.folder.write("20-b.xml", slide("B"));
    room.look_for(10min);
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.source->situation().full_disk_left == 0);
    CHECK(room.edition() == 1);
    room.disk.capacity = 1 << 20;
    room.look_for(31s);
    CHECK(room.shows() == Lines{"A", "B"});
    CHECK_FALSE(room.source->situation().full_disk_left.has_value());
}

TEST_CASE("while the disk is full, a slide that was deleted still leaves as soon as a few bytes are free") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("20-b.xml", slide("B"));
    room.settle();
    room.disk.capacity = 0;
    room.folder.remove("10-a.xml");
    room.look_for(10s);
    CHECK(room.source->situation().full_disk_left.has_value());
    room.disk.capacity = 1 << 20;
    room.look_for(31s);
    CHECK(room.shows() == Lines{"B"});
}

TEST_CASE("what was damaged on the disk is fetched again from the folder, under the same edition") {
    const std::string path = GENERATE("10-a.xml", "knee.jpg", "deck.xml");
    CAPTURE(path);
    Room room;
    room.folder.write("10-a.xml", slide_with("A", "knee.jpg"));
    room.folder.write("20-b.xml", slide("B"));
    room.folder.write("knee.jpg", picture("knee"));
    room.folder.write("deck.xml", "<deck time=\"10s\"/>");
    room.settle();
    const EditionNumber before = room.edition();
    damage(room, path);
    const Outcome outcome = room.look();
    CHECK(outcome.fetched_again);
    CHECK(room.shows() == Lines{"A", "B"});
    CHECK(room.holds(path) == room.folder.bytes(path));
    CHECK(room.edition() == before);
}

TEST_CASE("what was damaged while the share is away gives way to an older version, until the share is back") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("20-b.xml", slide("B"));
    room.settle();
    room.folder.write("10-a.xml", slide("A, mended"));
    room.settle();
    room.folder.unreachable = Error{"the connection to it is lost"};
    damage(room, "10-a.xml");
    damage(room, "20-b.xml");
    room.look();
    CHECK(room.shows() == Lines{"A"});
    room.folder.unreachable.reset();
    room.look_for(6s);
    CHECK(room.shows() == Lines{"A, mended", "B"});
}

TEST_CASE("damage that is found out by the source itself heals as well") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    room.start();
    for (const auto& object : room.disk.paths("/library/objects"))
        room.disk.bytes(object).at(0) ^= 1;
    room.settle();
    CHECK(room.shows() == Lines{"A"});
}

TEST_CASE("after a restart with the share away, what was on air is on air") {
    Room room;
    room.folder.write("10-a.xml", slide_with("A", "knee.jpg"));
    room.folder.write("knee.jpg", picture("knee"));
    room.settle();
    room.folder.unreachable = Error{"the connection to it is lost"};
    room.start();
    CHECK(room.shows() == Lines{"A"});
    room.look_for(1min);
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.edition() == 1);
    CHECK(room.holds("knee.jpg") == picture("knee"));
}

TEST_CASE("after a restart nothing is published while nothing has changed, and changes are taken") {
    Room room;
    room.folder.write("10-a.xml", slide_with("A", "knee.jpg"));
    room.folder.write("knee.jpg", picture("knee"));
    room.settle();
    room.start();
    room.look_for(1min);
    CHECK(room.edition() == 1);
    room.folder.write("10-a.xml", slide_with("A, mended", "knee.jpg"));
    room.settle();
    CHECK(room.shows() == Lines{"A, mended"});
}

TEST_CASE("after a restart a last good slide stays although its own files are gone from the share") {
    Room room;
    room.folder.write("10-a.xml", slide_with("A", "knee.jpg"));
    room.folder.write("knee.jpg", picture("knee"));
    room.settle();
    room.folder.write("10-a.xml", "<slide><titel/></slide>");
    room.folder.remove("knee.jpg");
    room.settle();
    room.start();
    room.settle();
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.holds("knee.jpg") == picture("knee"));
}

TEST_CASE("an object that vanished between reading and publishing is read again") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    room.folder.write("20-b.xml", slide_with("B", "knee.jpg"));  // kept, but its picture is not there yet
    room.settle();
    for (const auto& object : room.disk.paths("/library/objects")) {
        if (room.disk.bytes(object) == slide_with("B", "knee.jpg")) REQUIRE(room.disk.remove(object));
    }
    room.folder.write("knee.jpg", picture("knee"));
    room.settle();
    CHECK(room.shows() == Lines{"A", "B"});
}
