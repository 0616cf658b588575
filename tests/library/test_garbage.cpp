// What is removed, and what must not be.
#include "library/editions.h"
#include "library/fake_disk.h"
#include "library/library.h"
#include "support/catch.h"

using slidewell::Edition;
using slidewell::EditionNumber;
using slidewell::Freed;
using slidewell::Keep;
using slidewell::Library;
using slidewell::object_id_of;
using slidewell::Problem;
using slidewell::Shelf;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

struct Tidy {
    FakeDisk disk;
    std::unique_ptr<Library> library = *Library::open(disk, "/lib");
    Shelf shelf = *library->shelf("/mnt/share");

    // Editions of one slide each, whose content is their number, an hour apart.
    void publish(int count) {
        for (int i = 0; i < count; ++i) {
            const EditionNumber next = shelf.numbers()->size() + 1;
            Edition draft = draft_of(*library, {{"a.xml", std::to_string(next)}});
            draft.published = disk.now;
            REQUIRE(shelf.publish(draft));
            disk.now += hours(1);
        }
    }
    [[nodiscard]] bool has(int content) const { return library->has(object_id_of(std::to_string(content))); }
    [[nodiscard]] std::pair<EditionNumber, EditionNumber> kept() const {
        const auto numbers = shelf.numbers();
        return {numbers->front(), numbers->back()};
    }
};

using Range = std::pair<EditionNumber, EditionNumber>;

}  // namespace

TEST_CASE("the last twenty editions and those of the last thirty days are kept, with their objects") {
    Tidy tidy;
    tidy.publish(30);
    auto done = tidy.library->collect_garbage({}, tidy.disk.now);
    REQUIRE(done);
    CHECK(done->editions == Freed{});
    tidy.disk.now += days(30) - hours(26);  // five are as old as that, or older
    done = tidy.library->collect_garbage({}, tidy.disk.now);
    CHECK(tidy.kept() == Range{6, 30});
    CHECK(done->editions.files == 5);
    CHECK(done->objects == Freed{.files = 5, .bytes = 5});
    CHECK_FALSE(tidy.has(5));
    CHECK(tidy.has(6));
    tidy.disk.now += days(365);
    REQUIRE(tidy.library->collect_garbage({}, tidy.disk.now));
    CHECK(tidy.kept() == Range{11, 30});
    CHECK_FALSE(tidy.has(10));
    CHECK(tidy.has(11));
    CHECK(tidy.library->size() == 40);
}

TEST_CASE("two editions are kept at least, and no more than there may be at most") {
    Tidy tidy;
    tidy.publish(10);
    REQUIRE(tidy.library->collect_garbage({.editions = 20, .age = days(30), .most = 5}, tidy.disk.now));
    CHECK(tidy.kept() == Range{6, 10});
    REQUIRE(tidy.library->collect_garbage({.editions = 0, .age = days(0), .most = 0}, tidy.disk.now));
    CHECK(tidy.kept() == Range{9, 10});
    CHECK(tidy.has(9));
    CHECK(tidy.has(10));
}

TEST_CASE("an object stays while any edition on any shelf names it") {
    Tidy tidy;
    auto other = *tidy.library->shelf("/mnt/other");
    Edition draft = draft_of(*tidy.library, {{"a.xml", "other"}});
    draft.slides[0].uses = {"1.png"};
    draft.files = {put_file(*tidy.library, "1.png", "1")};
    REQUIRE(other.publish(draft));
    tidy.publish(30);
    tidy.disk.now += days(365);
    REQUIRE(tidy.library->collect_garbage({}, tidy.disk.now));
    CHECK(tidy.has(1));
    CHECK_FALSE(tidy.has(2));
    CHECK(tidy.library->has(object_id_of("other")));
    CHECK(is_whole(*tidy.library, *other.newest()));
}

TEST_CASE("what was put within the hour may be about to be published") {
    Tidy tidy;
    REQUIRE(tidy.library->put("new"));
    REQUIRE(tidy.library->put("old"));
    const auto made = tidy.disk.now;
    REQUIRE(tidy.library->collect_garbage({}, made + minutes(60)));
    CHECK(tidy.library->has(object_id_of("new")));
    tidy.disk.now = made + minutes(30);
    REQUIRE(tidy.library->put("new"));  // again: it counts as new
    REQUIRE(tidy.library->collect_garbage({}, made + minutes(61)));
    CHECK(tidy.library->has(object_id_of("new")));
    CHECK_FALSE(tidy.library->has(object_id_of("old")));
}

TEST_CASE("an object that has been removed is put again, and its draft published then") {
    Tidy tidy;
    const Edition draft = draft_of(*tidy.library, {{"a.xml", "a"}});
    REQUIRE(tidy.library->collect_garbage({}, tidy.disk.now + hours(2)));
    CHECK(tidy.shelf.publish(draft).error().problem == Problem::missing);
    REQUIRE(tidy.library->put("a"));
    CHECK(tidy.shelf.publish(draft).ok());
}

TEST_CASE("wherever the clock is set, the last editions stay, with their objects") {
    const auto off = GENERATE(-days(10'000), days(10'000));
    Tidy tidy;
    tidy.publish(3);
    tidy.disk.now += off;
    tidy.publish(22);
    tidy.disk.now -= off;
    REQUIRE(tidy.library->collect_garbage({.editions = 20, .age = days(0)}, tidy.disk.now + days(1)));
    CHECK(tidy.shelf.newest()->number == 25);
    const auto [oldest, newest] = tidy.kept();
    CHECK(oldest <= 6);
    CHECK(newest == 25);
    for (EditionNumber number = oldest; number <= newest; ++number)
        CHECK(is_whole(*tidy.library, *tidy.shelf.edition(number)));
}

TEST_CASE("a clock that was wrong keeps no garbage") {
    Tidy tidy;
    REQUIRE(tidy.library->put("from the future"));
    REQUIRE(tidy.library->collect_garbage({}, tidy.disk.now - days(1000)));
    CHECK_FALSE(tidy.library->has(object_id_of("from the future")));
}

TEST_CASE("what was broken off is removed after an hour") {
    Tidy tidy;
    tidy.publish(1);
    const auto shelf = tidy.disk.paths("/lib/shelves").at(0).parent_path();
    const auto shard = tidy.disk.paths("/lib/objects").at(0).parent_path();
    tidy.disk.add(shelf / "tmp-x", "half a manifest");
    tidy.disk.add(shard / "tmp-y", "half an object");
    REQUIRE(tidy.library->collect_garbage({}, tidy.disk.now));
    CHECK(tidy.disk.paths((shelf / "tmp-").string()).size() == 1);
    const auto done = tidy.library->collect_garbage({}, tidy.disk.now + hours(2));
    REQUIRE(done);
    CHECK(done->temporaries == Freed{.files = 2, .bytes = 29});
    CHECK(tidy.disk.paths((shelf / "tmp-").string()).empty());
    CHECK(tidy.disk.paths((shard / "tmp-").string()).empty());
}

TEST_CASE("what is not the library's is left alone") {
    Tidy tidy;
    tidy.publish(1);
    const auto shard = tidy.disk.paths("/lib/objects").at(0).parent_path();
    const std::vector<FakeDisk::Path> others{
        "/lib/notes.txt", "/lib/objects/notes.txt", shard / "notes.txt",
        shard / ((shard.filename() == "00" ? "11" : "00") + std::string(62, '0')), "/lib/shelves/notes.txt"};
    for (const auto& path : others)
        tidy.disk.add(path, "mine");
    REQUIRE(tidy.library->collect_garbage({}, tidy.disk.now + days(1000)));
    for (const auto& path : others)
        CHECK(tidy.disk.paths(path.string()).size() == 1);
}

TEST_CASE("damaged editions go, but for those that are newer than all whole ones") {
    Tidy tidy;
    tidy.publish(4);
    for (const auto& path : tidy.disk.paths("/lib/shelves")) {
        const std::string name = path.filename().string();
        if (name.starts_with("000002") || name.starts_with("000004")) tidy.disk.bytes(path).clear();
    }
    REQUIRE(tidy.library->collect_garbage({}, tidy.disk.now));
    CHECK(*tidy.shelf.numbers() == std::vector<EditionNumber>{1, 3, 4});
    CHECK_FALSE(tidy.has(2));
    CHECK(tidy.has(3));
    CHECK(tidy.shelf.newest()->number == 3);
}

TEST_CASE("nothing is removed while an edition cannot be read") {
    Tidy tidy;
    tidy.publish(3);
    for (const auto& path : tidy.disk.paths("/lib/shelves")) {
        if (path.filename().string().starts_with("000003")) tidy.disk.unreadable.insert(path);
    }
    const auto done = tidy.library->collect_garbage({}, tidy.disk.now + days(1000));
    REQUIRE_FALSE(done);
    CHECK(done.error().problem == Problem::failing);
    CHECK(tidy.has(1));
    CHECK(tidy.has(3));
}
