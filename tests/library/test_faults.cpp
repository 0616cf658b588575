// Any operation of the disk may fail, and the power may be cut at any of them.
#include "library/editions.h"
#include "library/fake_disk.h"
#include "library/library.h"
#include "support/catch.h"

using slidewell::Edition;
using slidewell::EditionNumber;
using slidewell::Library;
using slidewell::Problem;

namespace {

// What a player was told to be safe.
struct Promised {
    EditionNumber newest = 0;
    std::vector<slidewell::FileEntry> objects;
};

bool publish(Library& library, Promised& promised, const std::vector<std::string>& contents) {
    Edition draft;
    for (const std::string& content : contents) {
        draft.slides.push_back({file_entry(content + ".xml", content), {}, {}});
        if (!library.put(content)) return false;
        promised.objects.push_back(draft.slides.back().file);
    }
    auto shelf = library.shelf("/mnt/share");
    const auto published = shelf ? shelf->publish(draft) : shelf.error();
    if (published) promised.newest = published->number;
    return published.ok();
}

// What a player does in a day. Goes on after errors, as a player does.
void live(FakeDisk& disk, Promised& promised) {
    const auto library = Library::open(disk, "/lib");
    if (!library) return;
    publish(**library, promised, {"a", "b"});
    disk.now += std::chrono::hours(2);
    publish(**library, promised, {"a", "c"});
    publish(**library, promised, {"d"});
    publish(**library, promised, {"a", "e"});
    static_cast<void>((*library)->collect_garbage({.editions = 2, .age = {}, .most = 2}, disk.now));
    promised.objects.clear();  // some are garbage now; the newest edition's are looked at in any case
    publish(**library, promised, {"a", "f"});
}

// The library opens, its newest edition is at least as new as promised, and all promised objects are whole.
void check_whole(FakeDisk& disk, const Promised& promised) {
    const auto library = Library::open(disk, "/lib");
    REQUIRE(library);
    const auto shelf = (*library)->shelf("/mnt/share");
    REQUIRE(shelf);
    const auto newest = shelf->newest();
    REQUIRE(newest.ok() == (newest.ok() || promised.newest > 0));
    REQUIRE((newest ? newest->number : 0) >= promised.newest);
    if (newest) REQUIRE(is_whole(**library, *newest));
    for (const auto& object : promised.objects)
        REQUIRE((*library)->get(object).ok());
    // And life goes on.
    Promised again;
    REQUIRE(publish(**library, again, {"a", "z"}));
    REQUIRE(again.newest > promised.newest);
    REQUIRE(is_whole(**library, *shelf->newest()));
}

}  // namespace

TEST_CASE("whatever operation fails, and however, the newest edition is whole") {
    const Fault fault = GENERATE(Fault::refused, Fault::torn, Fault::unheard);
    const Problem problem = GENERATE(Problem::full, Problem::failing, Problem::forbidden);
    int nth = 1;
    for (;; ++nth) {
        FakeDisk disk;
        Promised promised;
        disk.fail(nth, fault, problem);
        live(disk, promised);
        if (!disk.fault_came()) break;
        CAPTURE(nth, static_cast<int>(fault), static_cast<int>(problem));
        check_whole(disk, promised);
    }
    CHECK(nth > 80);
}

TEST_CASE("whenever the power is cut, the newest edition is whole afterwards") {
    const Fault fault = GENERATE(Fault::cut_before, Fault::cut_during, Fault::cut_after);
    int nth = 1;
    for (;; ++nth) {
        FakeDisk disk;
        Promised promised;
        disk.fail(nth, fault);
        live(disk, promised);
        if (!disk.fault_came()) break;
        for (unsigned chance = 0; chance < 10; ++chance) {
            CAPTURE(nth, static_cast<int>(fault), chance);
            const auto later = disk.after_power_cut(chance);
            check_whole(*later, promised);
        }
    }
    CHECK(nth > 80);
}
