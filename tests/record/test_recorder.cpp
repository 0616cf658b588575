// The recorder as a whole: events in, a file that holds them out, whatever the disk does.
#include <mutex>
#include <string>
#include <vector>

#include "record/recorder.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr WallMillis monday = std::chrono::sys_days{std::chrono::year{2026} / 11 / 16} + 9h;

ShowMoment after(Millis time) { return {std::chrono::steady_clock::now(), monday + time, Steady{time}}; }

Picture picture() {
    const Size size{320, 180};
    return {1, size, {{Bitmap(Canvas(size, 0xFFFFFFFF)), whole(size), Still{}}}};
}

// What the recorder says.
struct Said {
    std::mutex mutex;
    std::vector<std::string> lines;
};

// Plays so many slides of ten seconds each.
void play(const fs::path& file, int slides, Said& said) {
    const Recorder recorder({file,
                             {},
                             1,
                             [](WallMillis wall) { return std::chrono::floor<std::chrono::days>(wall); },
                             [&](const LogLine& line) {
                                 const std::lock_guard lock(said.mutex);
                                 said.lines.push_back(line.text);
                             }});
    for (int i = 0; i < slides; ++i) {
        recorder.hear(SlideBegan{after(i * 10s), "/srv/a.xml", 1, {}, picture()});
        recorder.hear(FrameShown{});
        recorder.hear(SlideEnded{after((i + 1) * 10s), "/srv/a.xml", 1, 10s, true});
    }
}

std::int64_t ask(const fs::path& file, const std::string& question) {
    auto database = Database::open_to_read(file);
    REQUIRE(database.ok());
    const auto number = database->number(question);
    if (!number.ok()) FAIL(number.error().message);
    return *number;
}

}  // namespace

TEST_CASE("when a show is over, every slide and what stood still are in the play log") {
    const TempFolder folder;
    const fs::path file = folder.path() / "plays.sqlite";
    Said said;
    play(file, 20, said);
    play(file, 10, said);
    CHECK(said.lines.empty());
    CHECK(ask(file, "SELECT count(*) FROM plays WHERE whole = 1 AND shown = 10000") == 30);
    CHECK(ask(file, "SELECT count(*) FROM heat WHERE columns = 64 AND rows = 36") == 1);
}

TEST_CASE("a damaged play log is set aside and begun anew, which is said once") {
    const TempFolder folder;
    const fs::path file = folder.write("plays.sqlite", std::string(10'000, 'x'));
    Said said;
    play(file, 3, said);
    CHECK(ask(file, "SELECT count(*) FROM plays") == 3);
    CHECK(fs::exists(file.string() + ".damaged"));
    REQUIRE(said.lines.size() == 1);
    CHECK(said.lines.front().find("was damaged") != std::string::npos);
}

TEST_CASE("a play log that cannot be written is said once, and disturbs nobody") {
    const TempFolder folder;
    const fs::path file = folder.write("file") / "plays.sqlite";
    Said said;
    play(file, 300, said);
    REQUIRE(said.lines.size() == 1);
    CHECK(said.lines.front().find("cannot be written") != std::string::npos);
}
