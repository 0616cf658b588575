// What a source remembers over a restart of what it has read.
#include "source/memo.h"
#include "source/waiting_room.h"

using namespace waiting_room;

namespace {

struct Deck : Room {
    Deck() {
        folder.write("10-a.xml", slide_with("A", "knee.jpg"));
        folder.write("20-b.xml", slide_with("B", "photos/hip.jpg"));
        folder.write("30-c.xml", slide("C"));
        folder.write("deck.xml", "<deck time=\"10s\"/>");
        folder.write("knee.jpg", picture("knee"));
        folder.write("photos/hip.jpg", picture("hip"));
        settle();
        REQUIRE(shows() == Lines{"A", "B", "C"});
    }
    // How many files are read until all is quiet again.
    int reads_after_start() {
        const int before = folder.all_reads();
        start();
        settle();
        return folder.all_reads() - before;
    }
    std::string* memo() {
        for (const auto& path : disk.paths("/library/shelves")) {
            if (path.filename() == "memo") return &disk.bytes(path);
        }
        return nullptr;
    }
    void lose(const std::string& path) {
        for (const auto& object : disk.paths("/library/objects")) {
            if (disk.bytes(object) == folder.bytes(path)) disk.erase(object);
        }
    }
};

// Forbids one version of one file to be looked into.
struct OneForbidden final : Caution {
    Task task;
    std::vector<std::uint64_t> forbidden_versions(Task::Kind kind, const std::string& thing) const override {
        if (kind != task.kind || thing != task.thing) return {};
        return {task.version};
    }
    void begin(const Task&) override {}
    void end() override {}
};

constexpr std::int64_t second = 1'000'000'000;

RememberedFile remembered(const std::string& path) {
    return {{path, object_id_of(path), 17}, {17, 1'795'342'609 * second, -1, 66, UINT64_MAX}};
}

}  // namespace

TEST_CASE("a start costs a listing and no reading when nothing has changed") {
    Deck room;
    const int decoded = room.examiner.decoded;
    const int listings = room.folder.listings();
    const EditionNumber edition = room.edition();
    room.start();
    const Outcome outcome = room.look();
    CHECK_FALSE(outcome.published);
    CHECK(room.folder.listings() == listings + 1);
    CHECK(room.shows() == Lines{"A", "B", "C"});
    CHECK(room.findings().empty());
    room.look_for(2min);
    CHECK(room.reads_after_start() == 0);
    CHECK(room.folder.all_reads() == 6);
    CHECK(room.examiner.decoded == decoded);
    CHECK(room.edition() == edition);
}

TEST_CASE("what changed while the player was off is read, and nothing else") {
    Deck room;
    room.source.reset();
    room.folder.write("30-c.xml", slide("C, mended"));
    room.folder.write("photos/hip.jpg", picture("hip, from the left"));
    CHECK(room.reads_after_start() == 2);
    CHECK(room.shows() == Lines{"A", "B", "C, mended"});
    CHECK(room.holds("photos/hip.jpg") == picture("hip, from the left"));
    CHECK(room.reads_after_start() == 0);
}

TEST_CASE("a file of the same size and time that changed at another time is read") {
    Deck room;
    room.source.reset();
    room.folder.set_modified("30-c.xml", 1'795'000'000 * second);
    CHECK(room.reads_after_start() == 1);
    room.source.reset();
    room.folder.write("30-c.xml", slide("D"));
    room.folder.set_modified("30-c.xml", 1'795'000'000 * second);
    CHECK(room.reads_after_start() == 1);
    CHECK(room.shows() == Lines{"A", "B", "D"});
}

TEST_CASE("what the library has lost is read again") {
    Deck room;
    room.source.reset();
    room.lose("30-c.xml");
    room.lose("knee.jpg");
    CHECK(room.reads_after_start() == 2);
    CHECK(room.shows() == Lines{"A", "B", "C"});
    CHECK(room.holds("knee.jpg") == picture("knee"));
    CHECK(room.reads_after_start() == 0);
}

TEST_CASE("a picture that was damaged while the player was off is read again once somebody looks at it") {
    Deck room;
    room.source.reset();
    for (const auto& object : room.disk.paths("/library/objects")) {
        if (room.disk.bytes(object) == picture("knee")) room.disk.bytes(object).back() ^= 1;
    }
    CHECK(room.reads_after_start() == 0);
    CHECK(room.holds("knee.jpg") == "damaged");
    CHECK(room.look().fetched_again);
    CHECK(room.holds("knee.jpg") == picture("knee"));
}

TEST_CASE("a file that was read when it was fresh is read once more") {
    Deck room;
    room.folder.set_clock(std::chrono::sys_seconds(room.wall()));
    room.folder.write("30-c.xml", slide("C, mended"));
    room.look_for(2min);
    room.folder.write_unseen("30-c.xml", slide("C, newest"));  // within one tick of its clock
    CHECK(room.reads_after_start() == 1);
    CHECK(room.shows() == Lines{"A", "B", "C, newest"});
    CHECK(room.reads_after_start() == 0);
}

TEST_CASE("a file from the future is read at each start") {
    Deck room;
    room.folder.set_clock(std::chrono::sys_seconds(room.wall()) + 1h);
    room.folder.write("30-c.xml", slide("C, mended"));
    room.settle();
    CHECK(room.reads_after_start() == 1);
    CHECK(room.reads_after_start() == 1);
    room.pass(2h);
    CHECK(room.reads_after_start() == 1);
    CHECK(room.reads_after_start() == 0);
}

TEST_CASE("a file that was read before the clock was set is remembered by the clock as it is now") {
    Room room;
    room.clock_off = -24h;
    room.folder.write("10-a.xml", slide("A"));
    room.look();
    room.clock_off = 0s;
    room.settle();
    room.start();
    room.settle();
    CHECK(room.folder.all_reads() == 1);
}

TEST_CASE("a memo that is damaged, or another program's, counts for nothing and is replaced") {
    const int spoil = GENERATE(0, 1, 2, 3);
    Deck room;
    const EditionNumber edition = room.edition();
    REQUIRE(room.memo() != nullptr);
    if (spoil == 0) room.memo()->clear();
    if (spoil == 1) room.memo()->resize(room.memo()->size() / 2);
    if (spoil == 2) room.memo()->back() ^= 1;
    if (spoil == 3) REQUIRE(room.shelf->leave_memo("slidewell memo 0\n"));
    CHECK(room.reads_after_start() == 6);
    CHECK(room.shows() == Lines{"A", "B", "C"});
    CHECK(room.notes().empty());
    CHECK(room.edition() == edition);
    CHECK(room.reads_after_start() == 0);
}

TEST_CASE("a share that comes back with other numbers costs a few readings") {
    Deck room;
    for (int i = 100; i < 200; ++i)
        room.folder.write(std::to_string(i) + ".xml", slide("S"));
    room.look_for(1min);
    const bool other_device = GENERATE(true, false);
    other_device ? room.folder.mount_anew() : room.folder.number_anew();
    CHECK(room.reads_after_start() == 3);
    CHECK(room.shows().size() == 103);
    CHECK(room.reads_after_start() == 0);
    CHECK(room.folder.all_reads() == 109);
}

TEST_CASE("a share that has other numbers at each look does not wear out the disk") {
    Deck room;
    room.start();
    std::set<std::string> memos;
    for (int i = 0; i < 600; ++i) {
        room.folder.number_anew();
        room.look();
        memos.insert(*room.memo());
    }
    CHECK(memos.size() == 2);
    CHECK(room.folder.all_reads() <= 12);
}

TEST_CASE("a share that is away at the start is not read anew when it comes") {
    Deck room;
    const int reads = room.folder.all_reads();
    const bool lost = GENERATE(true, false);
    room.folder.lost = lost;
    if (!lost) room.folder.unreachable = Error{"no route to host"};
    room.start();
    room.look_for(1min);
    CHECK(room.shows() == Lines{"A", "B", "C"});
    room.folder.lost = false;
    room.folder.unreachable.reset();
    room.look_for(10s);
    CHECK(room.shows() == Lines{"A", "B", "C"});
    CHECK(room.findings().empty());
    CHECK(room.folder.all_reads() == reads);
    CHECK(room.reads_after_start() == 0);
}

TEST_CASE("an undo that holds over a restart does not make the source forget") {
    Deck room;
    room.folder.write("30-c.xml", slide("D"));
    room.look_for(1min);
    room.folder.write("UNDO", "");
    room.settle();
    CHECK(room.shows() == Lines{"A", "B", "C"});
    CHECK(room.reads_after_start() == 0);
    room.folder.write("40-e.xml", slide("E"));
    const int reads = room.folder.all_reads();
    room.settle();
    CHECK(room.shows() == Lines{"A", "B", "D", "E"});
    CHECK(room.folder.all_reads() == reads + 1);
}

TEST_CASE("what must not be looked into any more is refused, whatever was remembered of it") {
    const std::string path = GENERATE("30-c.xml", "knee.jpg");
    Deck room;
    OneForbidden caution;
    caution.task = checking(path, object_id_of(room.folder.bytes(path)));
    room.examiner.cautious = &caution;
    const int reads = room.folder.reads(path);
    const int all_reads = room.reads_after_start();
    CHECK(all_reads > 0);
    CHECK(all_reads == room.folder.reads(path) - reads);
    REQUIRE(room.findings().size() == 1);
    CHECK(room.findings().front().find(stopped_the_studio) != std::string::npos);
}

TEST_CASE("a picture that was removed while the player was off stays on air, and staff are told") {
    Deck room;
    room.source.reset();
    room.folder.remove("knee.jpg");
    CHECK(room.reads_after_start() == 0);
    CHECK(room.holds("knee.jpg") == picture("knee"));
    REQUIRE(room.findings().size() == 1);
    CHECK(room.findings().front().find("knee.jpg is gone from the folder") != std::string::npos);
}

TEST_CASE("what is wrong with a file is found again after a restart") {
    Deck room;
    room.folder.write("30-c.xml", "<slide><titel/></slide>");
    room.folder.write("knee.jpg", "no picture");
    room.folder.write("theme.xml", "<theme><tone name='light' muted='#B0B0B0'/></theme>");
    room.settle();
    const Lines findings = room.findings();
    CHECK(findings.size() == 3);
    CHECK(room.holds("theme.xml") == room.folder.bytes("theme.xml"));  // it is good, with a warning
    room.start();
    room.settle();
    CHECK(room.findings() == findings);
    CHECK(room.shows() == Lines{"A", "B", "C"});
}

TEST_CASE("the memo is written when it says something else, and once a minute at most") {
    Deck room;
    room.look_for(2min);
    const int operations = room.disk.operations();
    const std::string first = *room.memo();
    room.start();
    room.look_for(10min);
    CHECK(room.disk.operations() - operations < 1'200);  // to each look its question for an undo
    CHECK(*room.memo() == first);
    room.folder.write("40-d.xml", slide("D"));
    room.settle();
    const std::string second_memo = *room.memo();
    CHECK(second_memo != first);
    room.folder.write("50-e.xml", slide("E"));
    room.look_for(50s);
    CHECK(room.shows().size() == 5);
    CHECK(*room.memo() == second_memo);
    room.look_for(10s);
    CHECK(*room.memo() != second_memo);
}

TEST_CASE("a picture that is replaced every few minutes is not remembered, so the disk is left alone") {
    Deck room;
    std::set<std::string> memos;
    for (int i = 0; i < 30; ++i) {
        room.folder.set_clock(std::chrono::sys_seconds(room.wall()));
        room.folder.write("knee.jpg", picture(std::to_string(i)));
        room.look_for(2min);
        memos.insert(*room.memo());
    }
    CHECK(memos.size() == 1);
    CHECK(room.holds("knee.jpg") == picture("29"));
}

TEST_CASE("while the memo cannot be written the show goes on, and it is written later") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.look();
    REQUIRE(room.shows() == Lines{"A"});
    room.disk.capacity = 0;
    room.look_for(5min);
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.notes().empty());
    CHECK_FALSE(room.source->situation().full_disk_left.has_value());
    CHECK_FALSE(room.shelf->memo());
    room.disk.capacity = 1 << 20;
    room.look_for(61s);
    CHECK(room.shelf->memo());
}

TEST_CASE("before anything is on air there is no memo") {
    Room room;
    room.folder.write("10-a.xml", "<slide><titel/></slide>");
    room.folder.write("deck.xml", "<deck time=\"10s\"/>");
    room.look_for(2min);
    CHECK_FALSE(room.shelf->memo());
}

TEST_CASE("a memo says what was written into it, whatever the paths") {
    const std::vector<RememberedFile> files{remembered("10-a.xml"), remembered("photos/knee, left.jpg"),
                                            remembered("h\xC3\xBC"
                                                       "fte .jpg"),
                                            remembered("\xFF\t%20")};
    CHECK(parse_memo(to_memo(files)) == files);
    CHECK(parse_memo(to_memo({})).empty());
    CHECK(parse_memo(to_memo(std::vector{remembered("two\nlines"), remembered("a")})) ==
          std::vector{remembered("a")});
}

TEST_CASE("what is not written like a memo holds nothing") {
    const std::string memo = to_memo(std::vector{remembered("a"), remembered("b")});
    const std::size_t line = memo.size() - to_memo(std::vector{remembered("a")}).size();
    REQUIRE(parse_memo(memo.substr(0, memo.size() - line)).size() == 1);
    for (std::size_t length = 0; length < memo.size(); ++length) {
        CAPTURE(length);
        CHECK(parse_memo(memo.substr(0, length)).size() == (length == memo.size() - line ? 1 : 0));
    }
    CHECK(parse_memo(memo + "\n").empty());
    CHECK(parse_memo(memo + to_string(object_id_of("c")) + " 1 2 3 4 5 ../c\n").empty());
    CHECK(parse_memo(memo + to_string(object_id_of("c")) + " 1 2 3 4 99999999999999999999 c\n").empty());
    CHECK(parse_memo(memo + to_string(object_id_of("c")) + " 1 2 3 4  c\n").empty());
    CHECK(parse_memo(memo + to_string(object_id_of("c")) + " 1 2 3 4 5 c\n").size() == 3);
}

TEST_CASE("a stamp tells something once it is ten seconds old by its newest time") {
    const std::chrono::sys_seconds read(1'000s);
    const auto tells = [&](std::int64_t modified, std::int64_t changed) {
        return is_telling({1, modified, changed, 1, 1}, read);
    };
    CHECK(tells(990 * second, 990 * second));
    CHECK_FALSE(tells(990 * second + 1, 0));
    CHECK_FALSE(tells(0, 990 * second + 1));
    CHECK_FALSE(tells(2'000 * second, 0));
    CHECK_FALSE(tells(INT64_MAX, 0));
    CHECK(tells(INT64_MIN, INT64_MIN));
}
