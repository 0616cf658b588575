// What is left on a shelf for after a restart.
#include "library/editions.h"
#include "library/fake_disk.h"
#include "library/library.h"
#include "support/catch.h"

using slidewell::Library;
using slidewell::Problem;
using slidewell::Shelf;

namespace {

struct MemoShelf {
    FakeDisk disk;
    std::unique_ptr<Library> library = *Library::open(disk, "/lib");
    Shelf shelf = *library->shelf("/mnt/share");

    void restart() {
        library.reset();
        library = *Library::open(disk, "/lib");
        shelf = *library->shelf("/mnt/share");
    }
    std::string& file() {
        const auto paths = disk.paths("/lib/shelves");
        const auto memo =
            std::ranges::find(paths, "memo", [](const auto& path) { return path.filename().string(); });
        REQUIRE(memo != paths.end());
        return disk.bytes(*memo);
    }
};

}  // namespace

TEST_CASE("a memo is as it was left, over a restart and a power cut, and each shelf has its own") {
    MemoShelf on;
    CHECK_FALSE(on.shelf.memo());
    for (const std::string& memo : {std::string("one"), std::string("\0 two\n", 6), std::string()}) {
        REQUIRE(on.shelf.leave_memo(memo));
        CHECK(on.shelf.memo() == memo);
        on.restart();
        CHECK(on.shelf.memo() == memo);
        const auto later = on.disk.after_power_cut(1);
        CHECK((*Library::open(*later, "/lib"))->shelf("/mnt/share")->memo() == memo);
    }
    CHECK_FALSE(on.library->shelf("/mnt/other")->memo());
}

TEST_CASE("a memo of which a byte is wrong, missing or too many is none") {
    MemoShelf on;
    REQUIRE(on.shelf.leave_memo("what was read"));
    const std::string whole = on.file();
    for (std::size_t at = 0; at < whole.size(); ++at) {
        CAPTURE(at);
        on.file() = whole;
        on.file()[at] ^= 1;
        CHECK_FALSE(on.shelf.memo());
        on.file() = whole.substr(0, at);
        CHECK_FALSE(on.shelf.memo());
    }
    on.file() = whole + 'x';
    CHECK_FALSE(on.shelf.memo());
    on.file() = whole;
    CHECK(on.shelf.memo() == "what was read");
}

TEST_CASE("a memo is neither an edition nor garbage") {
    MemoShelf on;
    REQUIRE(on.shelf.publish(draft_of(*on.library, {{"a.xml", "one"}})));
    REQUIRE(on.shelf.publish(draft_of(*on.library, {{"a.xml", "two"}})));
    REQUIRE(on.shelf.leave_memo("what was read"));
    on.disk.now += std::chrono::days(400);
    REQUIRE(on.library->collect_garbage({}, on.disk.now));
    CHECK(on.shelf.memo() == "what was read");
    CHECK(on.shelf.numbers()->size() == 2);
    CHECK(on.shelf.before(*on.shelf.newest())->number == 1);
}

TEST_CASE("a memo that cannot be left leaves the one before") {
    MemoShelf on;
    REQUIRE(on.shelf.leave_memo("one"));
    on.disk.capacity = 0;
    CHECK(on.shelf.leave_memo("two").error().problem == Problem::full);
    CHECK(on.shelf.leave_memo(std::string((16 << 20) + 1, 'x')).error().problem == Problem::too_large);
    auto reader = *Library::open_to_read(on.disk, "/lib");
    auto shelf = reader->shelf("/mnt/share");
    CHECK(shelf->leave_memo("two").error().problem == Problem::forbidden);
    CHECK(shelf->memo() == "one");
}

TEST_CASE("a memo that the disk refuses once is read all the same") {
    MemoShelf on;
    REQUIRE(on.shelf.leave_memo("one"));
    on.disk.fail(1, Fault::refused);
    CHECK(on.shelf.memo() == "one");
    CHECK(on.disk.fault_came());
}
