// Editions on a shelf: numbers, damage, undo.
#include "library/editions.h"
#include "library/fake_disk.h"
#include "library/library.h"
#include "support/catch.h"

using slidewell::Edition;
using slidewell::EditionNumber;
using slidewell::Library;
using slidewell::Problem;
using slidewell::SeenUndoFile;
using slidewell::Shelf;

namespace {

using Numbers = std::vector<EditionNumber>;

// A library with one shelf, and editions published at will.
struct Shelved {
    FakeDisk disk;
    std::unique_ptr<Library> library = *Library::open(disk, "/lib");
    Shelf shelf = *library->shelf("/mnt/share");

    // One slide with this content.
    Edition publish(const std::string& content) {
        auto edition = shelf.publish(draft_of(*library, {{"a.xml", content}}));
        REQUIRE(edition);
        return *edition;
    }
    // Takes the newest edition back.
    Edition undo() {
        const Edition current = *shelf.newest();
        auto earlier = shelf.before(current);
        REQUIRE(earlier);
        Edition draft = *earlier;
        draft.undo = {.taken_back = current.number, .restored = content_number(*earlier)};
        return *shelf.publish(draft);
    }
    std::string shown() { return *library->get(shelf.newest()->slides.at(0).file); }
    FakeDisk::Path manifest(EditionNumber number) {
        for (const auto& path : disk.paths("/lib/shelves")) {
            if (path.filename().string().starts_with("00000" + std::to_string(number) + ".")) return path;
        }
        return {};
    }
};

}  // namespace

TEST_CASE("an empty shelf has no edition") {
    const Shelved on;
    CHECK(on.shelf.newest().error().problem == Problem::missing);
    CHECK(on.shelf.numbers()->empty());
    CHECK(on.shelf.edition(1).error().message == "there is no edition 1");
}

TEST_CASE("editions are numbered from 1, and the last is the newest") {
    Shelved on;
    CHECK(on.publish("one").number == 1);
    CHECK(on.publish("two").number == 2);
    CHECK(*on.shelf.numbers() == Numbers{1, 2});
    CHECK(on.shelf.newest()->number == 2);
    CHECK(on.shown() == "two");
    CHECK(*on.shelf.edition(1) == *on.shelf.edition(1));
    CHECK(on.shelf.edition(1)->slides.at(0).file == file_entry("a.xml", "one"));
}

TEST_CASE("everything about an edition is kept over a restart") {
    Shelved on;
    Edition draft = draft_of(*on.library, {{"20-b.xml", "b"}, {"10-a.xml", "a"}});
    draft.published = std::chrono::sys_seconds(std::chrono::seconds(1'795'342'609));
    draft.folder_state = 42;
    draft.slides[1].kept_from = EditionNumber{7};
    draft.slides[1].uses = {"x.png"};
    draft.files = {put_file(*on.library, "x.png", "x"), put_file(*on.library, "deck.xml", "deck")};
    const auto published = on.shelf.publish(draft);
    REQUIRE(published);
    CHECK(published->files.front().path == "deck.xml");  // put in order
    CHECK(published->slides == draft.slides);            // left in order
    on.library.reset();
    on.library = *Library::open(on.disk, "/lib");
    CHECK(*on.library->shelf("/mnt/share")->newest() == *published);
}

TEST_CASE("editions follow each other by their numbers, whatever the clock said when they came") {
    Shelved on;
    for (const auto hours : {495'000, 100'000, 0, 800'000, 495'001}) {
        Edition draft = draft_of(*on.library, {{"a.xml", std::to_string(hours)}});
        draft.published = std::chrono::sys_seconds(std::chrono::hours(hours));
        REQUIRE(on.shelf.publish(draft));
        CHECK(on.shown() == std::to_string(hours));
    }
    CHECK(*on.shelf.numbers() == Numbers{1, 2, 3, 4, 5});
    CHECK(on.shelf.before(*on.shelf.newest())->number == 4);
    on.library.reset();
    on.library = *Library::open(on.disk, "/lib");
    CHECK(on.library->shelf("/mnt/share")->newest()->number == 5);
}

TEST_CASE("each source has a shelf of its own, under whatever name") {
    FakeDisk disk;
    const auto library = *Library::open(disk, "/lib");
    const std::vector<std::string> sources{"",
                                           "/mnt/share",
                                           "onedrive:Waiting room",
                                           "../../etc",
                                           std::string("a\0b\n", 4),
                                           std::string(5000, 'x')};
    for (const std::string& source : sources) {
        auto shelf = library->shelf(source);
        REQUIRE(shelf);
        REQUIRE(shelf->publish(draft_of(*library, {{"a.xml", source}})));
    }
    for (const std::string& source : sources) {
        const auto shelf = library->shelf(source);
        CHECK(shelf->source() == source);
        CHECK(*shelf->numbers() == Numbers{1});
        CHECK(*library->get(shelf->newest()->slides.at(0).file) == source);
    }
    const auto shelves = library->shelves();
    REQUIRE(shelves);
    std::vector<std::string> names;
    for (const Shelf& shelf : *shelves)
        names.push_back(shelf.source());
    std::vector<std::string> sorted = sources;
    std::ranges::sort(sorted);
    CHECK(names == sorted);
    for (const auto& path : disk.paths("/"))
        CHECK(path.string().starts_with("/lib/"));
}

TEST_CASE("a damaged edition gives way to the one before it") {
    Shelved on;
    on.publish("one");
    on.publish("two");
    on.publish("three");
    std::string& bytes = on.disk.bytes(on.manifest(3));
    const auto spoil = GENERATE(0, 1, 2, 3);
    if (spoil == 0) bytes.clear();
    if (spoil == 1) bytes.resize(bytes.size() / 2);
    if (spoil == 2) bytes[bytes.size() / 2] ^= 1;
    if (spoil == 3) bytes.assign(bytes.size(), '\0');
    CHECK(on.shelf.newest()->number == 2);
    CHECK(on.shelf.edition(3).error().problem == Problem::damaged);
    CHECK(*on.shelf.numbers() == Numbers{1, 2, 3});
    CHECK(on.publish("four").number == 4);
    CHECK(on.shelf.newest()->number == 4);
}

TEST_CASE("an edition that cannot be read gives way to the one before it") {
    Shelved on;
    on.publish("one");
    on.publish("two");
    on.disk.unreadable.insert(on.manifest(2));
    CHECK(on.shelf.newest()->number == 1);
    on.disk.unreadable.insert(on.manifest(1));
    CHECK(on.shelf.newest().error().problem == Problem::failing);
}

TEST_CASE("a read error that passes does not bring an older edition back") {
    const auto problem = GENERATE(Problem::failing, Problem::exhausted);
    Shelved on;
    on.publish("one");
    on.publish("two");
    int nth = 0;
    do {
        on.disk.fail(++nth, Fault::refused, problem);
        CHECK(on.shelf.newest()->number == 2);
    } while (on.disk.fault_came());
    CHECK(nth > 1);
}

TEST_CASE("when no edition is whole, that is said, and numbers go on") {
    Shelved on;
    on.publish("one");
    on.disk.bytes(on.manifest(1)).clear();
    CHECK(on.shelf.newest().error().problem == Problem::damaged);
    CHECK(on.publish("two").number == 2);
}

TEST_CASE("what is not an edition's file is not taken for one") {
    Shelved on;
    on.publish("one");
    const FakeDisk::Path whole = on.manifest(1);
    const std::string text = on.disk.bytes(whole);
    const std::string hash = whole.filename().string().substr(7);
    for (const std::string& name :
         {std::string("9"), std::string("000009"), "9." + hash, "000009." + hash.substr(1),
          "000009." + hash + "x", "0000009." + hash, "000000." + hash, "-00009." + hash, std::string("tmp-9"),
          "99999999999999999999." + hash}) {
        on.disk.add(whole.parent_path() / name, text);
    }
    CHECK(*on.shelf.numbers() == Numbers{1});
    // Well named, and of another edition.
    on.disk.add(whole.parent_path() / ("000009." + hash), text);
    CHECK(on.shelf.newest()->number == 1);
    CHECK(on.shelf.edition(9).error().problem == Problem::damaged);
}

TEST_CASE("an edition is published only with all its objects") {
    Shelved on;
    on.publish("one");
    Edition draft;
    draft.slides.push_back({file_entry("b.xml", "never put"), {}, {}});
    auto published = on.shelf.publish(draft);
    REQUIRE_FALSE(published);
    CHECK(published.error().problem == Problem::missing);
    CHECK(published.error().message == "b.xml is not in the library");

    draft = draft_of(*on.library, {{"b.xml", "b"}});
    draft.files = {file_entry("deck.xml", "never put either")};
    CHECK(on.shelf.publish(draft).error().message == "deck.xml is not in the library");
    draft.files = {put_file(*on.library, "deck.xml", "deck")};
    draft.files[0].size += 1;
    CHECK(on.shelf.publish(draft).error().message == "deck.xml is not in the library");
    CHECK(on.shelf.newest()->number == 1);
}

TEST_CASE("an edition is published only when it is sound") {
    Shelved on;
    Edition draft = draft_of(*on.library, {{"../b.xml", "b"}});
    CHECK(on.shelf.publish(draft).error().problem == Problem::damaged);
    draft = draft_of(*on.library, {{"b.xml", "b"}});
    draft.published -= std::chrono::seconds(1);
    CHECK(on.shelf.publish(draft).error().message == "it was published at no time that can be");
    draft = draft_of(*on.library, {{"b.xml", "b"}});
    draft.slides[0].uses = {"x.png"};
    CHECK(on.shelf.publish(draft).error().message == "b.xml uses x.png, which is not in this edition");
    draft.files = {put_file(*on.library, "x.png", "x"), put_file(*on.library, "x.png", "y")};
    CHECK(on.shelf.publish(draft).error().problem == Problem::damaged);
}

TEST_CASE("a full disk leaves the newest edition as it was") {
    Shelved on;
    on.publish("one");
    const Edition draft = draft_of(*on.library, {{"a.xml", "two"}});
    const auto files = on.disk.paths("/lib");
    on.disk.capacity = 0;
    const auto published = on.shelf.publish(draft);
    REQUIRE_FALSE(published);
    CHECK(published.error().problem == Problem::full);
    CHECK(published.error().message.starts_with("cannot publish edition 2: "));
    CHECK(on.disk.paths("/lib") == files);
    CHECK(on.shown() == "one");
    on.disk.capacity = 1 << 20;
    CHECK(on.shelf.publish(draft)->number == 2);
}

TEST_CASE("an undo brings back what was shown before, one further each time") {
    Shelved on;
    for (const auto* const content : {"one", "two", "three"})
        on.publish(content);
    const Edition first = on.undo();
    CHECK(first.number == 4);
    CHECK(content_number(first) == 2);
    CHECK(on.shown() == "two");
    CHECK(content_number(on.undo()) == 1);
    CHECK(on.shown() == "one");
    CHECK(on.shelf.before(*on.shelf.newest()).error().problem == Problem::missing);
}

TEST_CASE("what was taken back stays so when a later change is taken back") {
    Shelved on;
    for (const auto* const content : {"one", "two", "three"})
        on.publish(content);
    on.undo();
    on.publish("five");
    CHECK(content_number(on.undo()) == 2);
    CHECK(on.shown() == "two");
    on.undo();
    CHECK(on.shown() == "one");
}

TEST_CASE("an undo passes over a damaged edition") {
    Shelved on;
    for (const auto* const content : {"one", "two", "three"})
        on.publish(content);
    on.disk.bytes(on.manifest(2)).clear();
    on.undo();
    CHECK(on.shown() == "one");
}

TEST_CASE("an undo can be asked for by another program while the player runs") {
    Shelved on;
    on.publish("one");
    CHECK_FALSE(on.shelf.undo_request());
    const auto reader = *Library::open_to_read(on.disk, "/lib");
    REQUIRE(reader->shelf("/mnt/share")->request_undo(1));
    CHECK(on.shelf.undo_request() == EditionNumber{1});
    REQUIRE(on.shelf.clear_undo_request());
    CHECK_FALSE(on.shelf.undo_request());
    CHECK(on.shelf.clear_undo_request().ok());
    for (unsigned chance = 0; chance < 10; ++chance) {
        const auto later = on.disk.after_power_cut(chance);
        CHECK_FALSE((*Library::open(*later, "/lib"))->shelf("/mnt/share")->undo_request());
    }
}

TEST_CASE("an UNDO file is remembered over a restart, until it is forgotten") {
    Shelved on;
    CHECK_FALSE(on.shelf.seen_undo_file());
    const SeenUndoFile seen{.stamp = 0xFFFFFFFFFFFFFFFF, .newest = 17};
    REQUIRE(on.shelf.remember_undo_file(seen));
    const auto later = on.disk.after_power_cut(1);
    const auto library = *Library::open(*later, "/lib");
    CHECK(library->shelf("/mnt/share")->seen_undo_file() == seen);
    REQUIRE(on.shelf.remember_undo_file({}));
    CHECK_FALSE(on.shelf.seen_undo_file());
}

TEST_CASE("a spoilt small file counts for nothing") {
    Shelved on;
    const auto* const text =
        GENERATE("", "\n", "17", "x\n", "17 18 19\n", "-1\n", "17x\n", "99999999999999999999\n");
    CAPTURE(text);
    for (const auto* const name : {"undo", "undo-file"})
        on.disk.add(on.disk.paths("/lib/shelves").at(0).parent_path() / name, text);
    CHECK_FALSE(on.shelf.undo_request());
    CHECK_FALSE(on.shelf.seen_undo_file());
}
