// Objects: putting, getting, damage, limits, who may write.
#include <atomic>
#include <thread>

#include "library/editions.h"
#include "library/fake_disk.h"
#include "library/library.h"
#include "support/catch.h"

using slidewell::Disk;
using slidewell::Library;
using slidewell::object_id_of;
using slidewell::Problem;

namespace {

std::unique_ptr<Library> opened(Disk& disk, std::uint64_t limit = Library::usual_limit) {
    auto library = Library::open(disk, "/lib", limit);
    REQUIRE(library);
    return *std::move(library);
}

std::string object_path(std::string_view content) {
    const std::string name = to_string(object_id_of(content));
    return "/lib/objects/" + name.substr(0, 2) + "/" + name;
}

}  // namespace

TEST_CASE("what was put can be got, also after a restart") {
    FakeDisk disk;
    {
        const auto library = opened(disk);
        const auto id = library->put("knee");
        REQUIRE(id);
        CHECK(*id == object_id_of("knee"));
        CHECK(library->has(*id));
        CHECK(*library->get(file_entry("a", "knee")) == "knee");
    }
    CHECK(disk.paths("/lib/objects") == std::vector<FakeDisk::Path>{object_path("knee")});
    const auto library = opened(disk);
    CHECK(library->has(object_id_of("knee")));
    CHECK(*library->get(file_entry("a", "knee")) == "knee");
}

TEST_CASE("an empty file is an object like any other") {
    FakeDisk disk;
    const auto library = opened(disk);
    REQUIRE(library->put(""));
    CHECK(*library->get(file_entry("a", "")) == "");
}

TEST_CASE("the same bytes are written once") {
    FakeDisk disk;
    const auto library = opened(disk);
    REQUIRE(library->put("knee"));
    const int before = disk.operations();
    REQUIRE(library->put("knee"));
    CHECK(disk.operations() - before == 2);  // looked at and touched
    CHECK(library->size() == 4);
}

TEST_CASE("what has been put is there when the power is cut the moment after") {
    for (unsigned chance = 0; chance < 20; ++chance) {
        FakeDisk disk;
        REQUIRE(opened(disk)->put("knee"));
        const auto later = disk.after_power_cut(chance);
        CHECK(*opened(*later)->get(file_entry("a", "knee")) == "knee");
    }
}

TEST_CASE("what could not be put at first is as safe when it could at last") {
    for (int nth = 1; nth < 10; ++nth) {
        FakeDisk disk;
        const auto library = opened(disk);
        disk.fail(nth, Fault::refused);
        if (!library->put("knee")) REQUIRE(library->put("knee"));
        for (unsigned chance = 0; chance < 10; ++chance) {
            CAPTURE(nth, chance);
            const auto later = disk.after_power_cut(chance);
            CHECK(opened(*later)->get(file_entry("a", "knee")).ok());
        }
    }
}

TEST_CASE("an object that is not there is missing, and counts as a loss") {
    FakeDisk disk;
    const auto library = opened(disk);
    CHECK_FALSE(library->has(object_id_of("knee")));
    CHECK(library->losses() == 0);
    CHECK(library->get(file_entry("a", "knee")).error().problem == Problem::missing);
    CHECK(library->losses() == 1);
}

TEST_CASE("a damaged object is known, removed, and written again when it is put") {
    const auto* const damaged = GENERATE("knef", "kne", "", "knee!", "\0\0\0\0");
    FakeDisk disk;
    const auto library = opened(disk);
    REQUIRE(library->put("knee"));
    disk.bytes(object_path("knee")) = damaged;
    CHECK(library->get(file_entry("a", "knee")).error().problem == Problem::damaged);
    CHECK(library->losses() == 1);
    CHECK_FALSE(library->has(object_id_of("knee")));
    CHECK(disk.paths("/lib/objects").empty());
    REQUIRE(library->put("knee"));
    CHECK(library->has(object_id_of("knee")));
    CHECK(*library->get(file_entry("a", "knee")) == "knee");
    CHECK(library->losses() == 1);
}

TEST_CASE("an object that was damaged before the library was opened is written again when it is put") {
    FakeDisk disk;
    REQUIRE(opened(disk)->put("knee"));
    disk.bytes(object_path("knee")) = "knef";
    const auto library = opened(disk);
    REQUIRE(library->put("knee"));
    CHECK(*library->get(file_entry("a", "knee")) == "knee");
    CHECK(library->size() == 4);
}

TEST_CASE("an object on a bad sector counts as lost, is left alone, and can be put again") {
    FakeDisk disk;
    const auto library = opened(disk);
    REQUIRE(library->put("knee"));
    disk.unreadable.insert(object_path("knee"));
    CHECK(library->get(file_entry("a", "knee")).error().problem == Problem::failing);
    CHECK_FALSE(library->has(object_id_of("knee")));
    CHECK(disk.paths("/lib/objects").size() == 1);
    CHECK(library->losses() == 1);
    disk.unreadable.clear();
    REQUIRE(library->put("knee"));
    CHECK(library->has(object_id_of("knee")));
}

TEST_CASE("an object is not lost because the program has too many files open") {
    FakeDisk disk;
    const auto library = opened(disk);
    REQUIRE(library->put("knee"));
    disk.fail(1, Fault::refused, Problem::exhausted);
    CHECK(library->get(file_entry("a", "knee")).error().problem == Problem::exhausted);
    CHECK(library->losses() == 0);
    CHECK(library->has(object_id_of("knee")));
}

TEST_CASE("an object is not lost when the disk fails once") {
    FakeDisk disk;
    const auto library = opened(disk);
    REQUIRE(library->put("knee"));
    disk.fail(1, Fault::refused, Problem::failing);
    CHECK(*library->get(file_entry("a", "knee")) == "knee");
    CHECK(library->losses() == 0);
}

TEST_CASE("an object that was lost and can be read again is found again") {
    FakeDisk disk;
    const auto library = opened(disk);
    REQUIRE(library->put("knee"));
    disk.unreadable.insert(object_path("knee"));
    REQUIRE_FALSE(library->get(file_entry("a", "knee")));
    disk.unreadable.clear();
    REQUIRE(library->get(file_entry("a", "knee")));
    CHECK(library->has(object_id_of("knee")));
}

TEST_CASE("a full disk is told from other errors, and is no longer full when there is space") {
    FakeDisk disk;
    const auto library = opened(disk);
    REQUIRE(library->put("knee"));
    disk.capacity = 6;
    const auto put = library->put("shoulder");
    REQUIRE_FALSE(put);
    CHECK(put.error().problem == Problem::full);
    CHECK(*library->free_space() == 2);
    CHECK(*library->get(file_entry("a", "knee")) == "knee");
    CHECK(library->put("knee"));
    disk.capacity = 12;
    CHECK(library->put("shoulder"));
}

TEST_CASE("the library does not grow beyond its limit") {
    FakeDisk disk;
    {
        const auto library = opened(disk, 10);
        REQUIRE(library->put("knee"));
        const auto put = library->put("shoulder");
        REQUIRE_FALSE(put);
        CHECK(put.error().problem == Problem::over_limit);
        CHECK(put.error().message == "the library would hold 1 MB, and may hold at most 1 MB");
        CHECK(library->put("spine!"));
        CHECK(library->size() == 10);
    }
    const auto library = opened(disk, 10);
    CHECK(library->size() == 10);
    CHECK(library->put("knee"));
    CHECK_FALSE(library->put("k"));
}

TEST_CASE("one player has the library, another may look") {
    FakeDisk disk;
    const auto library = opened(disk);
    REQUIRE(library->put("knee"));
    auto shelf = library->shelf("/mnt/share");
    REQUIRE(shelf);
    REQUIRE(shelf->publish(draft_of(*library, {{"a.xml", "a"}})));

    const auto second = Library::open(disk, "/lib");
    REQUIRE_FALSE(second);
    CHECK(second.error().problem == Problem::busy);
    CHECK(second.error().message.starts_with("cannot open the library in /lib: "));

    const auto reader = Library::open_to_read(disk, "/lib");
    REQUIRE(reader);
    CHECK(*(*reader)->get(file_entry("a", "knee")) == "knee");
    CHECK((*reader)->put("shoulder").error().problem == Problem::forbidden);
    CHECK((*reader)->collect_garbage({}, disk.now).error().problem == Problem::forbidden);
    const auto shelves = (*reader)->shelves();
    REQUIRE(shelves);
    REQUIRE(shelves->size() == 1);
    CHECK(shelves->front().newest()->number == 1);
    CHECK(shelf->publish({}).ok());
    auto readers = (*reader)->shelf("/mnt/share");
    REQUIRE(readers);
    CHECK(readers->publish({}).error().problem == Problem::forbidden);
    CHECK((*reader)->shelf("/mnt/other").error().problem == Problem::missing);
}

TEST_CASE("a reader leaves a damaged object where it is") {
    FakeDisk disk;
    REQUIRE(opened(disk)->put("knee"));
    disk.bytes(object_path("knee")) = "knef";
    const auto reader = Library::open_to_read(disk, "/lib");
    REQUIRE(reader);
    CHECK((*reader)->get(file_entry("a", "knee")).error().problem == Problem::damaged);
    CHECK(disk.paths("/lib/objects").size() == 1);
}

TEST_CASE("a library that is not there can be made, and not be read") {
    FakeDisk disk;
    CHECK(Library::open_to_read(disk, "/lib").error().problem == Problem::missing);
    CHECK(opened(disk)->shelves()->empty());
    CHECK(Library::open_to_read(disk, "/lib").ok());
}

TEST_CASE("the lock goes with the library") {
    FakeDisk disk;
    { const auto library = opened(disk); }
    CHECK(Library::open(disk, "/lib").ok());
}

TEST_CASE("several threads put, publish, read and tidy at once") {
    FakeDisk disk;
    const auto library = opened(disk);
    constexpr int rounds = 50;
    std::atomic<int> problems = 0;
    const auto count = [&](bool good) { problems += good ? 0 : 1; };
    const auto source = [&](const std::string& name, const std::string& on) {
        auto shelf = library->shelf(on);
        for (int i = 0; i < rounds; ++i) {
            slidewell::Edition draft;
            for (const std::string& content : {std::string("shared"), name + std::to_string(i)}) {
                count(library->put(content).ok());
                draft.slides.push_back({file_entry(content + ".xml", content), {}, {}});
            }
            const auto published = shelf->publish(draft);
            count(published.ok());
            count(library->get(draft.slides.back().file).ok());
        }
    };
    std::vector<std::thread> threads;
    threads.emplace_back(source, "a", "share");
    threads.emplace_back(source, "b", "share");
    threads.emplace_back(source, "c", "other");
    threads.emplace_back([&] {
        for (int i = 0; i < rounds; ++i)
            count(library->collect_garbage({}, disk.now).ok());
    });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(problems == 0);
    const auto shelves = library->shelves();
    REQUIRE(shelves);
    REQUIRE(shelves->size() == 2);
    CHECK(shelves->at(0).numbers()->back() == rounds);
    CHECK(shelves->at(1).numbers()->back() == 2 * rounds);
    for (const auto& shelf : *shelves)
        CHECK(is_whole(*library, *shelf.newest()));
    CHECK(library->size() == 6 + 3 * (10 * 2 + 40 * 3));
}
