// Taking back what is on air: by a file in the folder, by a word on the shelf, again and again.
#include "source/waiting_room.h"

using namespace waiting_room;

namespace {

// Editions 1, 2 and 3 show A, B and C.
void play_three_versions(Room& room) {
    for (const char* title : {"A", "B", "C"}) {
        room.folder.write("10-a.xml", slide(title));
        room.settle();
    }
    REQUIRE(room.edition() == 3);
}

}  // namespace

TEST_CASE("a file named UNDO brings the edition before back, once, and it stays until the folder changes") {
    const std::string name = GENERATE("UNDO", "undo.txt", "Undo.xml", "UNDO.txt.txt");
    CAPTURE(name);
    Room room;
    play_three_versions(room);
    room.folder.write(name, "");
    room.look_for(10min);
    CHECK(room.shows() == Lines{"B"});
    CHECK(room.edition() == 4);
    CHECK(room.source->situation().undone.has_value());
    CHECK(room.findings().empty());

    room.folder.write("10-a.xml", slide("D"));
    room.settle();
    CHECK(room.shows() == Lines{"D"});
    CHECK_FALSE(room.source->situation().undone.has_value());
    room.look_for(10min);
    CHECK(room.edition() == 5);
}

TEST_CASE("removing the UNDO file changes nothing; another one goes one further back") {
    Room room;
    play_three_versions(room);
    room.folder.write("UNDO.txt", "");
    room.settle();
    room.folder.remove("UNDO.txt");
    room.look_for(1min);
    CHECK(room.shows() == Lines{"B"});
    room.folder.write("UNDO.txt", "");
    room.settle();
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.edition() == 5);
}

TEST_CASE("an UNDO file that is saved again goes one further back") {
    Room room;
    play_three_versions(room);
    room.folder.write("UNDO.txt", "");
    room.settle();
    room.folder.write("UNDO.txt", "please");
    room.settle();
    CHECK(room.shows() == Lines{"A"});
}

TEST_CASE("an UNDO file that is there once more before anything else changed has nothing to go back to") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("UNDO", "");
    room.look_for(1min);
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.edition() == 1);
    CHECK(room.notes() == Lines{"There is nothing to go back to"});
    room.folder.remove("UNDO");
    room.settle();
    CHECK(room.notes().empty());
}

TEST_CASE(
    "an undo after a mended undo goes back to what was on air before, not to what had been taken back") {
    Room room;
    play_three_versions(room);
    room.folder.write("UNDO", "");
    room.settle();
    room.folder.write("10-a.xml", slide("D"));
    room.settle();
    room.folder.write("UNDO", "again");
    room.settle();
    CHECK(room.shows() == Lines{"B"});
}

TEST_CASE("the last change is what an undo takes back, wherever the clock was set in between") {
    const auto off = GENERATE(-24h * 3650, -48h, 24h * 3650);
    Room room;
    room.folder.write("10-a.xml", slide("First"));
    room.settle();
    room.clock_off = off;
    room.folder.write("10-a.xml", slide("Second"));
    room.settle();
    room.start();
    CHECK(room.shows() == Lines{"Second"});
    room.clock_off = 0s;
    room.folder.write("10-a.xml", slide("Third"));
    room.settle();
    room.folder.write("UNDO", "");
    room.settle();
    CHECK(room.shows() == Lines{"Second"});
    room.start();
    CHECK(room.shows() == Lines{"Second"});
}

TEST_CASE("an undo holds across a restart, and is not done again") {
    Room room;
    play_three_versions(room);
    room.folder.write("UNDO.txt", "");
    room.settle();
    room.start();
    CHECK(room.shows() == Lines{"B"});
    room.look_for(1min);
    CHECK(room.shows() == Lines{"B"});
    CHECK(room.edition() == 4);
    CHECK(room.source->situation().undone.has_value());
}

TEST_CASE("an undo ends when the folder changed while the player was not running") {
    Room room;
    play_three_versions(room);
    room.folder.write("UNDO.txt", "");
    room.settle();
    room.folder.write("10-a.xml", slide("D"));
    room.start();
    room.settle();
    CHECK(room.shows() == Lines{"D"});
    CHECK(room.edition() == 5);
}

TEST_CASE("an UNDO file that appeared while the player was not running is heeded") {
    Room room;
    play_three_versions(room);
    room.folder.write("UNDO.txt", "");
    room.start();
    room.settle();
    CHECK(room.shows() == Lines{"B"});
}

TEST_CASE("a picture that the edition taken back uses ends the undo; one that nobody names does not") {
    Room room;
    room.folder.write("10-a.xml", slide_with("A", "knee.jpg"));
    room.folder.write("knee.jpg", picture("knee"));
    room.settle();
    room.folder.write("knee.jpg", picture("shin"));
    room.settle();
    room.folder.write("UNDO", "");
    room.settle();
    CHECK(room.holds("knee.jpg") == picture("knee"));
    room.folder.write("holiday.jpg", picture("holiday"));
    room.folder.remove("UNDO");
    room.settle();
    CHECK(room.holds("knee.jpg") == picture("knee"));
    room.folder.write("knee.jpg", picture("ankle"));
    room.settle();
    CHECK(room.holds("knee.jpg") == picture("ankle"));
}

TEST_CASE("the mount that is lost for a while does not end an undo") {
    Room room;
    play_three_versions(room);
    room.folder.write("UNDO", "");
    room.settle();
    room.folder.lost = true;
    room.settle();
    room.folder.lost = false;
    room.folder.unreachable = Error{"the connection to it is lost"};
    room.settle();
    room.folder.unreachable.reset();
    room.look_for(1min);
    CHECK(room.shows() == Lines{"B"});
    CHECK(room.edition() == 4);
}

TEST_CASE("an undo that is asked for on the shelf is done at the next look, also while the share is away") {
    const bool away = GENERATE(false, true);
    CAPTURE(away);
    Room room;
    play_three_versions(room);
    if (away) room.folder.unreachable = Error{"the connection to it is lost"};
    REQUIRE(room.shelf->request_undo(3));
    room.settle();
    CHECK(room.shows() == Lines{"B"});
    CHECK_FALSE(room.shelf->undo_request().has_value());
    room.folder.unreachable.reset();
    room.look_for(1min);
    CHECK(room.shows() == Lines{"B"});
    CHECK(room.edition() == 4);
}

TEST_CASE("a word on the shelf about an edition that is no longer on air is too late") {
    Room room;
    play_three_versions(room);
    REQUIRE(room.shelf->request_undo(2));
    room.settle();
    CHECK(room.shows() == Lines{"C"});
    CHECK_FALSE(room.shelf->undo_request().has_value());
}

TEST_CASE("an undo on a full disk waits for room") {
    Room room;
    play_three_versions(room);
    room.disk.capacity = 0;
    room.folder.write("UNDO", "");
    room.settle();
    CHECK(room.shows() == Lines{"C"});
    room.disk.capacity = 1 << 20;
    room.look_for(1min);
    CHECK(room.shows() == Lines{"B"});
    CHECK(room.edition() == 4);
}
