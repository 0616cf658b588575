// Each system call of the library fails once, in turn, on a real disk.
#include <atomic>

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "library/editions.h"
#include "library/failing_calls.h"
#include "library/fault_table.h"
#include "library/library.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using slidewell::Edition;
using slidewell::EditionNumber;
using slidewell::Library;
using slidewell::Shelf;
using slidewell::Undo;

namespace {

namespace fs = std::filesystem;
using Told = std::atomic<EditionNumber>;  // the newest edition that was published, as far as anybody was told

// In memory, where there is such a place: a thousand libraries are made.
fs::path quick_place() {
    const fs::path memory = "/dev/shm";
    return fs::is_directory(memory) ? memory : fs::temp_directory_path();
}

// Memory that a child shares.
class Shared {
  public:
    Shared()
        : told_(new (::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))
                    Told{0}) {}
    Shared(const Shared&) = delete;
    Shared& operator=(const Shared&) = delete;
    ~Shared() { ::munmap(told_, sizeof(Told)); }
    [[nodiscard]] Told& told() const { return *told_; }

  private:
    Told* told_;
};

void publish(Library& library, Shelf& shelf, Told& told, const std::vector<std::string>& contents) {
    Edition draft;
    for (const std::string& content : contents) {
        draft.slides.push_back({file_entry(content.substr(0, 1) + ".xml", content), {}, {}});
        if (!library.put(content)) return;
    }
    if (const auto published = shelf.publish(draft)) told = published->number;
}

void take_back(Shelf& shelf, Told& told) {
    const auto newest = shelf.newest();
    if (!newest || !shelf.request_undo(newest->number) || !shelf.undo_request()) return;
    auto draft = shelf.before(*newest);
    if (!draft) return;
    draft->undo = Undo{newest->number, content_number(*draft)};
    if (const auto published = shelf.publish(*draft)) told = published->number;
    static_cast<void>(shelf.remember_undo_file({{.stamp = 7, .newest = newest->number}}));
    static_cast<void>(shelf.clear_undo_request());
}

// What a player does in a day. Goes on after errors, as a player does.
void live(const fs::path& folder, Told& told) {
    const auto disk = slidewell::open_disk();
    const auto library = Library::open(*disk, folder);
    auto shelf = library ? (*library)->shelf("/mnt/share") : library.error();
    if (!shelf) return;
    publish(**library, *shelf, told, {"a", "b"});
    publish(**library, *shelf, told, {"a", std::string(100'000, 'c')});
    take_back(*shelf, told);
    static_cast<void>(shelf->leave_memo(std::string(100'000, 'm')));
    const auto tomorrow =
        std::chrono::ceil<std::chrono::days>(std::chrono::system_clock::now() + std::chrono::hours(2));
    static_cast<void>((*library)->collect_garbage({.editions = 1, .age = {}, .most = 1}, tomorrow));
    static_cast<void>((*library)->free_space());
    publish(**library, *shelf, told, {"a", "d"});
    if (const auto newest = shelf->newest()) static_cast<void>(is_whole(**library, *newest));
}

// The newest edition is the one that was told of, or a newer one; it is there to its last byte; and life goes
// on.
void check_whole(const fs::path& folder, EditionNumber told) {
    const FailingCall none({}, 0, {});  // syncing would take most of the time
    const auto disk = slidewell::open_disk();
    const auto library = Library::open(*disk, folder);
    REQUIRE(library);
    auto shelf = (*library)->shelf("/mnt/share");
    REQUIRE(shelf);
    const auto newest = shelf->newest();
    REQUIRE((newest ? newest->number : 0) >= told);
    if (newest) REQUIRE(is_whole(**library, *newest));
    const auto memo = shelf->memo();
    REQUIRE((!memo || *memo == std::string(100'000, 'm')));
    Told next = 0;
    publish(**library, *shelf, next, {"a", "z"});
    REQUIRE(next > told);
    REQUIRE(is_whole(**library, *shelf->newest()));
}

// Whether there was an `nth` such call.
bool fails(const std::string& call, int nth, const Mishap& mishap, const fs::path& folder, Told& told) {
    if (mishap.kind != Mishap::Kind::crash) {
        const FailingCall failing(call, nth, mishap);
        live(folder, told);
        return failing.came();
    }
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const FailingCall failing(call, nth, mishap);
        live(folder, told);
        ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status) == crashed_status;
}

}  // namespace

TEST_CASE("the day that is tried has all that a library does") {
    const TempFolder folder;
    Told told = 0;
    live(folder.path(), told);
    CHECK(told == 4);
    check_whole(folder.path(), told);
}

TEST_CASE("whatever system call fails, and however, the newest edition is whole afterwards") {
    FaultTable table;
    for (const std::string& call : calls_that_can_fail()) {
        for (const Mishap& mishap : mishaps_of(call)) {
            for (int nth = 1;; ++nth) {
                CAPTURE(call, mishap.name, nth);
                const TempFolder folder(quick_place());
                const Shared shared;
                if (!fails(call, nth, mishap, folder.path(), shared.told())) break;
                check_whole(folder.path(), shared.told());
                table.survived(call, mishap.name);
            }
            CAPTURE(call, mishap.name);
            CHECK(table.count(call, mishap.name) > 0);
        }
    }
    table.print_if_asked("system call");
}
