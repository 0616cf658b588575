// The play log on the disk: what is written, what is forgotten, and what a broken file does.
#include <fstream>
#include <string>
#include <vector>

#include "record/play_log.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr WallMillis monday = std::chrono::sys_days{std::chrono::year{2026} / 11 / 16} + 9h;
constexpr WallMillis unset = WallMillis{} + 12s;  // 1970, as a machine without a battery has it

RecordMoment at(WallMillis wall, Millis steady = 0ms) { return {wall, Steady{steady}}; }
PlayRecord play(const std::string& slide, WallMillis wall, Millis steady = 0ms) {
    return {at(wall, steady), slide, "/srv", 1, 10s, true};
}

PlayLog open(const fs::path& file, const PlayLogBounds& bounds = {}) {
    auto log = PlayLog::open(file, bounds);
    if (!log.ok()) FAIL(log.error().message);
    return *std::move(log);
}

void write(PlayLog& log, const std::vector<PlayLogEntry>& entries) {
    const auto done = log.write(entries);
    if (!done.ok()) FAIL(done.error().message);
}

std::int64_t ask(const fs::path& file, const std::string& question) {
    auto database = Database::open_to_read(file);
    REQUIRE(database.ok());
    const auto number = database->number(question);
    if (!number.ok()) FAIL(number.error().message);
    return *number;
}

struct LogFolder {
    TempFolder folder;
    fs::path file = folder.path() / "new" / "plays.sqlite";
};

}  // namespace

TEST_CASE("plays are written with all that is known of them") {
    const LogFolder in;
    PlayLog log = open(in.file);
    write(log,
          {play("/srv/a.xml", monday), play("/srv/b.xml", monday + 10s), play("/srv/a.xml", monday + 20s)});
    CHECK(ask(in.file, "SELECT count(*) FROM plays") == 3);
    CHECK(ask(in.file, "SELECT count(*) FROM slides WHERE source = '/srv'") == 2);
    CHECK(ask(in.file, "SELECT began FROM plays LIMIT 1") == monday.time_since_epoch().count());
    CHECK(ask(in.file, "SELECT shown FROM plays WHERE whole = 1 AND edition = 1 AND dated = 1") == 10'000);
}

TEST_CASE("a play log at rest writes again") {
    const LogFolder in;
    PlayLog log = open(in.file);
    write(log, {play("/srv/a.xml", monday)});
    CHECK(log.rest().ok());
    write(log, {play("/srv/a.xml", monday + 10s)});
    CHECK(ask(in.file, "SELECT count(*) FROM plays") == 2);
}

TEST_CASE("a log that is opened again goes on, as another show") {
    const LogFolder in;
    for (int i = 0; i < 3; ++i) {
        PlayLog log = open(in.file);
        write(log, {play("/srv/a.xml", monday)});
    }
    CHECK(ask(in.file, "SELECT count(*) FROM plays") == 3);
    CHECK(ask(in.file, "SELECT max(show) FROM plays") == 3);
    CHECK(ask(in.file, "PRAGMA user_version") == 1);
}

TEST_CASE("what was shown before the clock was set gets its time when it is") {
    const LogFolder in;
    PlayLog log = open(in.file);
    write(log, {play("/srv/a.xml", unset, 1s),
                FailureRecord{at(unset, 2s), {"a.xml", {}, Severity::error, "no", ""}}});
    CHECK(ask(in.file, "SELECT count(*) FROM plays WHERE dated = 0") == 1);
    write(log, {play("/srv/b.xml", monday, 31s)});
    CHECK(ask(in.file, "SELECT count(*) FROM plays WHERE dated = 0") == 0);
    CHECK(ask(in.file, "SELECT min(began) FROM plays") == (monday - 30s).time_since_epoch().count());
    CHECK(ask(in.file, "SELECT first FROM failures") == (monday - 29s).time_since_epoch().count());
}

TEST_CASE("the same failure is one row a day, with a count") {
    const LogFolder in;
    PlayLog log = open(in.file);
    const Diagnostic wrong{"a.xml", {3, 1}, Severity::error, "wrong", ""};
    write(log, {FailureRecord{at(monday), wrong}, FailureRecord{at(monday + 5min), wrong},
                FailureRecord{at(monday + 24h), wrong}});
    CHECK(ask(in.file, "SELECT count(*) FROM failures") == 2);
    CHECK(ask(in.file, "SELECT last - first FROM failures WHERE count = 2") == 300'000);
}

TEST_CASE("an absence lasts by the clock that nobody sets") {
    const LogFolder in;
    PlayLog log = open(in.file);
    write(log,
          {SourceRecord{at(monday, 10s), "/srv", true}, SourceRecord{at(monday + 24h, 70s), "/srv", false}});
    CHECK(ask(in.file, "SELECT lasted FROM absences") == 60'000);
}

TEST_CASE("what is too old is forgotten, but never much at once: the clock may be wrong by years") {
    const LogFolder in;
    PlayLog log = open(in.file, {std::chrono::days{30}, 10'000'000});
    for (int day = 0; day < 100; ++day)
        write(log, {play("/srv/" + std::to_string(day) + ".xml", monday + day * 24h)});
    const WallMillis now = monday + 100 * 24h;
    REQUIRE(log.prune(now).ok());
    CHECK(ask(in.file, "SELECT count(*) FROM plays") == 90);
    for (int i = 0; i < 20; ++i)
        REQUIRE(log.prune(now).ok());
    CHECK(ask(in.file, "SELECT count(*) FROM plays") == 30);
    CHECK(ask(in.file, "SELECT count(*) FROM slides") == 30);
    REQUIRE(log.prune(now + 100 * 365 * 24h).ok());
    CHECK(ask(in.file, "SELECT count(*) FROM plays") == 20);
    REQUIRE(log.prune(unset).ok());
    CHECK(ask(in.file, "SELECT count(*) FROM plays") == 20);
}

TEST_CASE("a full file makes room for what is new, and stays as small as it must") {
    const LogFolder in;
    const PlayLogBounds bounds{std::chrono::days{400}, 200'000};
    PlayLog log = open(in.file, bounds);
    constexpr int batches = 200;
    for (int batch = 0; batch < batches; ++batch) {
        std::vector<PlayLogEntry> entries;
        for (int i = 0; i < 100; ++i)
            entries.emplace_back(play("/srv/a.xml", monday + batch * 1h));
        write(log, entries);
    }
    CHECK(fs::file_size(in.file) <= bounds.bytes);
    CHECK(ask(in.file, "SELECT count(*) FROM plays") > 1'000);
    CHECK(ask(in.file, "SELECT max(began) FROM plays") ==
          (monday + (batches - 1) * 1h).time_since_epoch().count());
}

TEST_CASE("a file that is no play log is damaged, and can be set aside") {
    const LogFolder in;
    in.folder.write("new/plays.sqlite", std::string(10'000, 'x'));
    const auto refused = PlayLog::open(in.file, {});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().damaged);
    REQUIRE(set_aside(in.file).ok());
    CHECK(fs::file_size(in.file.string() + ".damaged") == 10'000);
    PlayLog log = open(in.file);
    write(log, {play("/srv/a.xml", monday)});
}

TEST_CASE("a log that another program writes is waited for only briefly, and written afterwards") {
    const LogFolder in;
    PlayLog log = open(in.file);
    auto other = Database::open(in.file);
    REQUIRE(other.ok());
    REQUIRE(other->run("BEGIN IMMEDIATE").ok());
    const std::vector<PlayLogEntry> entries{play("/srv/a.xml", monday)};
    const auto locked = log.write(entries);
    REQUIRE_FALSE(locked.ok());
    CHECK_FALSE(locked.error().damaged);
    REQUIRE(other->run("COMMIT").ok());
    CHECK(log.write(entries).ok());
    CHECK(ask(in.file, "SELECT count(*) FROM plays") == 1);
}

TEST_CASE("a log of a newer slidewell is left alone") {
    const LogFolder in;
    (void)open(in.file);
    auto newer = Database::open(in.file);
    REQUIRE(newer.ok());
    REQUIRE(newer->run("PRAGMA user_version = 99").ok());
    const auto refused = PlayLog::open(in.file, {});
    REQUIRE_FALSE(refused.ok());
    CHECK_FALSE(refused.error().damaged);
    CHECK(refused.error().message == "a newer slidewell wrote it");
}

TEST_CASE("a place that cannot be a folder is an error, not a damage") {
    const TempFolder folder;
    const auto refused = PlayLog::open(folder.write("file") / "plays.sqlite", {});
    REQUIRE_FALSE(refused.ok());
    CHECK_FALSE(refused.error().damaged);
}

TEST_CASE("a day's heat map is kept, and replaced by a newer one") {
    const LogFolder in;
    PlayLog log = open(in.file);
    const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(monday);
    const HeatGrid grid{2, 1};
    CHECK_FALSE(*log.heat(day, grid));
    REQUIRE(log.keep_heat(day, {grid, {1, 70'000}, {0, 3}}).ok());
    REQUIRE(log.keep_heat(day, {grid, {2, 80'000}, {1, 4}}).ok());
    CHECK(*log.heat(day, grid) == HeatMap{grid, {2, 80'000}, {1, 4}});
    CHECK_FALSE(*log.heat(day, {1, 2}));
}

TEST_CASE("numbers survive packing") {
    const std::vector<std::uint32_t> numbers{0, 1, 256, 0xFFFFFFFF};
    const auto bytes = packed(numbers);
    REQUIRE(bytes.size() == 16);
    CHECK(unpacked({reinterpret_cast<const char*>(bytes.data()), bytes.size()}) == numbers);
}
