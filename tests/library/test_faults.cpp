// Any operation of the disk may fail, and the power may be cut at any of them.
#include "library/editions.h"
#include "library/fake_disk.h"
#include "library/fault_table.h"
#include "library/library.h"
#include "support/catch.h"

using slidewell::Edition;
using slidewell::EditionNumber;
using slidewell::Library;
using slidewell::Problem;
using slidewell::Undo;

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

void take_back(Library& library, Promised& promised) {
    auto shelf = library.shelf("/mnt/share");
    const auto newest = shelf ? shelf->newest() : shelf.error();
    if (!newest || !shelf->request_undo(newest->number) || !shelf->undo_request()) return;
    auto draft = shelf->before(*newest);
    if (!draft) return;
    draft->undo = Undo{newest->number, content_number(*draft)};
    if (const auto published = shelf->publish(*draft)) promised.newest = published->number;
    static_cast<void>(shelf->remember_undo_file({{.stamp = 7, .newest = newest->number}}));
    static_cast<void>(shelf->clear_undo_request());
}

constexpr std::string_view memos[]{"first memo", "second memo"};

void leave_memos(Library& library) {
    auto shelf = library.shelf("/mnt/share");
    for (const std::string_view memo : memos) {
        if (shelf) static_cast<void>(shelf->leave_memo(std::string(memo)));
    }
    if (shelf) static_cast<void>(shelf->memo());
}

// What a player does in a day. Goes on after errors, as a player does.
void live(FakeDisk& disk, Promised& promised) {
    const auto library = Library::open(disk, "/lib");
    if (!library) return;
    publish(**library, promised, {"a", "b"});
    disk.now += std::chrono::hours(2);
    publish(**library, promised, {"a", "c"});
    publish(**library, promised, {"d"});
    take_back(**library, promised);
    leave_memos(**library);
    publish(**library, promised, {"a", "e"});
    static_cast<void>((*library)->free_space());
    static_cast<void>((*library)->collect_garbage({.editions = 2, .age = {}, .most = 2}, disk.now));
    promised.objects.clear();  // some are garbage now; the newest edition's are looked at in any case
    publish(**library, promised, {"a", "f"});
}

// The library opens, its newest edition is at least as new as promised, and all promised objects are whole.
void check_whole(FakeDisk& disk, const Promised& promised) {
    const auto library = Library::open(disk, "/lib");
    REQUIRE(library);
    auto shelf = (*library)->shelf("/mnt/share");
    REQUIRE(shelf);
    const auto newest = shelf->newest();
    REQUIRE(newest.ok() == (newest.ok() || promised.newest > 0));
    REQUIRE((newest ? newest->number : 0) >= promised.newest);
    if (newest) REQUIRE(is_whole(**library, *newest));
    for (const auto& object : promised.objects)
        REQUIRE((*library)->get(object).ok());
    const auto memo = shelf->memo();
    REQUIRE((!memo || std::ranges::find(memos, *memo) != std::end(memos)));
    // And life goes on.
    Promised again;
    REQUIRE(publish(**library, again, {"a", "z"}));
    REQUIRE(again.newest > promised.newest);
    REQUIRE(is_whole(**library, *shelf->newest()));
    REQUIRE(shelf->leave_memo("a later memo"));
    REQUIRE(shelf->memo() == "a later memo");
}

}  // namespace

TEST_CASE("whatever operation fails, and however, the newest edition is whole") {
    const std::map<std::string, Fault> faults{
        {"refused", Fault::refused}, {"half written", Fault::torn}, {"done and not told", Fault::unheard}};
    const std::map<std::string, Problem> problems{
        {"no space", Problem::full}, {"failing", Problem::failing}, {"forbidden", Problem::forbidden}};
    FaultTable table;
    for (const auto& [how, fault] : faults) {
        for (const auto& [why, problem] : problems) {
            int nth = 1;
            for (;; ++nth) {
                FakeDisk disk;
                Promised promised;
                disk.fail(nth, fault, problem);
                live(disk, promised);
                if (!disk.fault_came()) break;
                CAPTURE(nth, how, why);
                check_whole(disk, promised);
                table.survived(disk.met(), how + ": " + why);
            }
            CHECK(nth > 120);
        }
    }
    CHECK(table.operations() == 11);
    table.print_if_asked("operation");
}

TEST_CASE("whenever the power is cut, the newest edition is whole afterwards") {
    const std::map<std::string, Fault> faults{{"cut before it", Fault::cut_before},
                                              {"cut in its middle", Fault::cut_during},
                                              {"cut after it", Fault::cut_after}};
    FaultTable table;
    for (const auto& [how, fault] : faults) {
        int nth = 1;
        for (;; ++nth) {
            FakeDisk disk;
            Promised promised;
            disk.fail(nth, fault);
            live(disk, promised);
            if (!disk.fault_came()) break;
            for (unsigned chance = 0; chance < 10; ++chance) {
                CAPTURE(nth, how, chance);
                const auto later = disk.after_power_cut(chance);
                check_whole(*later, promised);
            }
            table.survived(disk.met(), how);
        }
        CHECK(nth > 120);
    }
    CHECK(table.operations() == 11);
    table.print_if_asked("operation");
}
