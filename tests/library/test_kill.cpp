// A player that is killed while it publishes, on the real disk.
#include <algorithm>
#include <array>
#include <csignal>
#include <random>
#include <thread>

#include "library/editions.h"
#include "library/library.h"
#include <sys/wait.h>
#include <unistd.h>

#include "support/catch.h"
#include "support/temp_folder.h"

using slidewell::EditionNumber;
using slidewell::Library;
using std::chrono::microseconds;

namespace {

constexpr int kills = 200;

// Publishes editions, each of some new and some old slides, and writes each number to `told` once it is
// published. Ends only by being killed, or with status 1 when something fails.
[[noreturn]] void publish_for_ever(const std::filesystem::path& folder, int told) {
    const auto disk = slidewell::open_disk();
    const auto library = Library::open(*disk, folder);
    auto shelf = library ? (*library)->shelf("source") : library.error();
    while (shelf) {
        const EditionNumber next = shelf->numbers()->size() + 1;
        slidewell::Edition draft;
        for (EditionNumber slide = next; slide < next + 4; ++slide) {
            const std::string content(1000 * slide % 30'000 + 1, static_cast<char>('a' + slide % 26));
            if (!(*library)->put(content)) ::_exit(1);
            draft.slides.push_back({file_entry(std::to_string(slide) + ".xml", content), {}, {}});
        }
        const auto published = shelf->publish(draft);
        if (!published) ::_exit(1);
        if (::write(told, &published->number, sizeof published->number) < 0) ::_exit(1);
        if (next % 10 == 0) static_cast<void>((*library)->collect_garbage({}, {}));
    }
    ::_exit(1);
}

// Kills the child after `delay` and returns the last number that it told; 0 when it told none.
EditionNumber killed_after(microseconds delay, const std::filesystem::path& folder) {
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) publish_for_ever(folder, pipe[1]);
    ::close(pipe[1]);
    std::this_thread::sleep_for(delay);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    EditionNumber last = 0;
    for (EditionNumber number = 0; ::read(pipe[0], &number, sizeof number) == sizeof number;)
        last = number;
    ::close(pipe[0]);
    return last;
}

}  // namespace

TEST_CASE("a player that is killed at any moment leaves a whole library") {
    const TempFolder folder;
    const auto disk = slidewell::open_disk();
    std::minstd_rand random(4);
    EditionNumber newest = 0;
    int published = 0;
    for (int kill = 0; kill < kills; ++kill) {
        CAPTURE(kill, newest);
        const EditionNumber told = killed_after(microseconds(random() % 20'000), folder.path());
        const auto library = Library::open(*disk, folder.path());
        REQUIRE(library);
        const auto shelf = (*library)->shelf("source");
        REQUIRE(shelf);
        const auto edition = shelf->newest();
        const EditionNumber found = edition ? edition->number : 0;
        REQUIRE(found >= std::max(told, newest));
        if (edition) REQUIRE(is_whole(**library, *edition));
        published += found > newest ? 1 : 0;
        newest = found;
    }
    CHECK(published > 0);
}
