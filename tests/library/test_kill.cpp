// A player that is killed while it publishes, on the real disk.
#include <algorithm>
#include <array>
#include <csignal>
#include <random>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include "library/editions.h"
#include "library/library.h"
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
        const auto numbers = shelf->numbers();
        const EditionNumber next = numbers && !numbers->empty() ? numbers->back() + 1 : 1;
        slidewell::Edition draft;
        for (EditionNumber slide = next; slide < next + 2; ++slide) {
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

// A child that publishes, and what it told so far.
class Publisher {
  public:
    explicit Publisher(const std::filesystem::path& folder) {
        std::array<int, 2> pipe{};
        REQUIRE(::pipe(pipe.data()) == 0);
        child_ = ::fork();
        REQUIRE(child_ >= 0);
        if (child_ == 0) publish_for_ever(folder, pipe[1]);
        ::close(pipe[1]);
        told_ = pipe[0];
    }
    Publisher(const Publisher&) = delete;
    Publisher& operator=(const Publisher&) = delete;
    ~Publisher() { ::close(told_); }

    // Waits for the next number; 0 when none comes any more.
    [[nodiscard]] EditionNumber next() const {
        EditionNumber number = 0;
        return ::read(told_, &number, sizeof number) == sizeof number ? number : 0;
    }
    // Returns the last number that it told since `next`; 0 when it told none.
    [[nodiscard]] EditionNumber kill() const {
        ::kill(child_, SIGKILL);
        int status = 0;
        ::waitpid(child_, &status, 0);
        CHECK(WIFSIGNALED(status));
        EditionNumber last = 0;
        while (const EditionNumber number = next())
            last = number;
        return last;
    }

  private:
    pid_t child_ = -1;
    int told_ = -1;
};

}  // namespace

TEST_CASE("a player that is killed at any moment leaves a whole library") {
    const TempFolder folder;
    const auto disk = slidewell::open_disk();
    std::minstd_rand random(4);
    EditionNumber newest = 0;
    microseconds cycle{0};  // what opening and publishing took last
    for (int kill = 0; kill < kills; ++kill) {
        CAPTURE(kill, newest);
        const Publisher publisher(folder.path());
        const auto begun = std::chrono::steady_clock::now();
        const bool one_first = kill % 10 == 0;
        EditionNumber told = one_first ? publisher.next() : newest;
        if (one_first) cycle = duration_cast<microseconds>(std::chrono::steady_clock::now() - begun);
        std::this_thread::sleep_for(cycle * (random() % 1000) / 1000);
        told = std::max(told, publisher.kill());

        const auto library = Library::open(*disk, folder.path());
        REQUIRE(library);
        const auto shelf = (*library)->shelf("source");
        REQUIRE(shelf);
        const auto edition = shelf->newest();
        REQUIRE(edition);
        REQUIRE(edition->number >= told);
        REQUIRE(is_whole(**library, *edition));
        newest = edition->number;
    }
    CHECK(newest >= kills / 10);
}
