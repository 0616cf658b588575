// Tables and orders of the play log.
#include "record/play_log.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace slidewell {
namespace {

namespace fs = std::filesystem;
namespace chrono = std::chrono;

constexpr WallMillis written = chrono::sys_days{chrono::year{2026} / chrono::January / 1};
constexpr std::int64_t page = 4'096;
constexpr int schema = 1;
constexpr chrono::days most_at_once{10};  // to forget: the clock may be wrong by years

// Times are milliseconds since 1970; `steady` is the show's clock, which nobody sets. `dated` is 0 while the
// clock on the wall was not set.
constexpr const char* tables = R"(
CREATE TABLE shows (show INTEGER PRIMARY KEY);
CREATE TABLE slides (slide INTEGER PRIMARY KEY, source TEXT NOT NULL, path TEXT NOT NULL, UNIQUE (source, path));
CREATE TABLE plays (play INTEGER PRIMARY KEY, show INTEGER NOT NULL, slide INTEGER NOT NULL,
  edition INTEGER NOT NULL, began INTEGER NOT NULL, steady INTEGER NOT NULL, dated INTEGER NOT NULL,
  shown INTEGER NOT NULL, whole INTEGER NOT NULL);
CREATE TABLE failures (show INTEGER NOT NULL, day INTEGER NOT NULL, file TEXT NOT NULL, severity INTEGER NOT NULL,
  message TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, steady INTEGER NOT NULL,
  dated INTEGER NOT NULL, count INTEGER NOT NULL, UNIQUE (show, day, file, severity, message));
CREATE TABLE absences (show INTEGER NOT NULL, source TEXT NOT NULL, began INTEGER NOT NULL, steady INTEGER NOT NULL,
  dated INTEGER NOT NULL, lasted INTEGER);
CREATE TABLE restarts (show INTEGER NOT NULL, began INTEGER NOT NULL, steady INTEGER NOT NULL,
  dated INTEGER NOT NULL, why TEXT NOT NULL);
CREATE TABLE heat (day INTEGER NOT NULL, columns INTEGER NOT NULL, rows INTEGER NOT NULL, longest BLOB NOT NULL,
  light BLOB NOT NULL, UNIQUE (day, columns, rows));
)";

std::int64_t in_millis(WallMillis time) { return time.time_since_epoch().count(); }
std::int64_t in_millis(Steady time) { return time.time_since_epoch().count(); }
std::int64_t dated(const RecordMoment& moment) { return is_set(moment.wall) ? 1 : 0; }
std::int64_t number(chrono::sys_days day) { return day.time_since_epoch().count(); }
std::int64_t number(std::uint64_t edition) { return static_cast<std::int64_t>(edition); }

const RecordMoment& moment_of(const PlayRecord& play) { return play.began; }
template <typename Entry>
const RecordMoment& moment_of(const Entry& entry) {
    return entry.at;
}

}  // namespace

bool is_set(WallMillis wall) { return wall >= written; }

std::vector<std::uint8_t> packed(std::span<const std::uint32_t> numbers) {
    std::vector<std::uint8_t> bytes;
    for (const std::uint32_t value : numbers) {
        for (const unsigned shift : {0U, 8U, 16U, 24U})
            bytes.push_back(static_cast<std::uint8_t>(value >> shift & 0xFF));
    }
    return bytes;
}

std::vector<std::uint32_t> unpacked(std::string_view bytes) {
    std::vector<std::uint32_t> numbers;
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
        std::uint32_t value = 0;
        for (std::size_t i = 4; i-- > 0;)
            value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
        numbers.push_back(value);
    }
    return numbers;
}

Result<> set_aside(const fs::path& file) {
    std::error_code problem;
    for (const char* const beside : {"-wal", "-shm"})
        fs::remove(file.string() + beside, problem);
    fs::rename(file, file.string() + ".damaged", problem);
    if (problem) return Error{problem.message()};
    return Done{};
}

DatabaseResult<PlayLog> PlayLog::open(const fs::path& file, const PlayLogBounds& bounds) {
    std::error_code problem;
    fs::create_directories(file.parent_path(), problem);
    auto database = Database::open(file);
    if (!database.ok()) return database.error();
    PlayLog log(*std::move(database), bounds);
    if (const auto ready = log.set_up(); !ready.ok()) return ready.error();
    return log;
}

// In WAL mode a reader holds no writer up; NORMAL keeps the file whole through a power cut, though the last
// minute may be missing (https://sqlite.org/pragma.html#pragma_synchronous).
DatabaseResult<> PlayLog::set_up() {
    const std::string pages = std::to_string(static_cast<std::int64_t>(bounds_.bytes) / page);
    if (auto done = database_.run("PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL;"
                                  "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                                  "PRAGMA journal_size_limit = 4000000; PRAGMA cache_size = -128;"
                                  "PRAGMA max_page_count = " +
                                  pages);
        !done.ok())
        return done;
    const auto version = database_.number("PRAGMA user_version");
    if (!version.ok()) return version.error();
    if (*version > schema) return DatabaseError{false, false, "a newer slidewell wrote it"};
    return in_one_transaction(database_, [&]() -> DatabaseResult<> {
        if (*version == 0) {
            if (auto made = database_.run(std::string(tables) + "PRAGMA user_version = 1"); !made.ok())
                return made;
        }
        if (auto begun = database_.run("INSERT INTO shows DEFAULT VALUES"); !begun.ok()) return begun;
        const auto show = database_.number("SELECT last_insert_rowid()");
        if (!show.ok()) return show.error();
        show_ = *show;
        return Done{};
    });
}

DatabaseResult<> PlayLog::write(std::span<const PlayLogEntry> entries) {
    auto done = write_once(entries);
    if (done.ok() || !done.error().full) return done;
    if (auto room = make_room(); !room.ok()) return room;
    return write_once(entries);
}

DatabaseResult<> PlayLog::write_once(std::span<const PlayLogEntry> entries) {
    const bool corrected_before = corrected_;
    auto done = in_one_transaction(database_, [&]() -> DatabaseResult<> {
        for (const PlayLogEntry& entry : entries) {
            auto one = std::visit(
                [&](const auto& record) -> DatabaseResult<> {
                    if (auto right = correct(moment_of(record)); !right.ok()) return right;
                    return write(record);
                },
                entry);
            if (!one.ok()) return one;
        }
        return Done{};
    });
    if (!done.ok()) corrected_ = corrected_before;
    return done;
}

DatabaseResult<> PlayLog::rest() { return database_.run("PRAGMA shrink_memory"); }

DatabaseResult<> PlayLog::write(const PlayRecord& play) {
    if (auto known = database_.run_with("INSERT OR IGNORE INTO slides (source, path) VALUES (?, ?)",
                                        play.source, play.slide);
        !known.ok())
        return known;
    return database_.run_with(
        "INSERT INTO plays (show, slide, edition, began, steady, dated, shown, whole)"
        " SELECT ?3, slide, ?4, ?5, ?6, ?7, ?8, ?9 FROM slides WHERE source = ?1 AND path = ?2",
        play.source, play.slide, show_, number(play.edition), in_millis(play.began.wall),
        in_millis(play.began.steady), dated(play.began), std::int64_t{play.shown.count()},
        std::int64_t{play.whole ? 1 : 0});
}

// Counted anew each day, so that a week's report knows what happened in that week.
DatabaseResult<> PlayLog::write(const FailureRecord& failure) {
    const Diagnostic& what = failure.diagnostic;
    const std::int64_t day = number(chrono::floor<chrono::days>(failure.at.wall));
    const std::int64_t severity = what.severity == Severity::error ? 0 : 1;
    return database_.run_with(
        "INSERT INTO failures (show, day, file, severity, message, first, last, steady, dated, count)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8, 1)"
        " ON CONFLICT DO UPDATE SET last = ?6, count = count + 1",
        show_, day, what.file, severity, what.message, in_millis(failure.at.wall),
        in_millis(failure.at.steady), dated(failure.at));
}

DatabaseResult<> PlayLog::write(const SourceRecord& source) {
    const auto& [at, name, away] = source;
    if (away) {
        return database_.run_with(
            "INSERT INTO absences (show, source, began, steady, dated) VALUES (?, ?, ?, ?, ?)", show_, name,
            in_millis(at.wall), in_millis(at.steady), dated(at));
    }
    return database_.run_with(
        "UPDATE absences SET lasted = ?3 - steady WHERE show = ?1 AND source = ?2 AND lasted IS NULL", show_,
        name, in_millis(at.steady));
}

DatabaseResult<> PlayLog::write(const RestartRecord& restart) {
    return database_.run_with("INSERT INTO restarts (show, began, steady, dated, why) VALUES (?, ?, ?, ?, ?)",
                              show_, in_millis(restart.at.wall), in_millis(restart.at.steady),
                              dated(restart.at), restart.why);
}

// Once the clock is set, what this show wrote before gets the time that it would have had.
DatabaseResult<> PlayLog::correct(const RecordMoment& now) {
    if (corrected_ || !is_set(now.wall)) return Done{};
    const std::int64_t offset = in_millis(now.wall) - in_millis(now.steady);
    for (const char* const order :
         {"UPDATE plays SET began = steady + ?2, dated = 1 WHERE show = ?1 AND dated = 0",
          "UPDATE absences SET began = steady + ?2, dated = 1 WHERE show = ?1 AND dated = 0",
          "UPDATE restarts SET began = steady + ?2, dated = 1 WHERE show = ?1 AND dated = 0",
          "UPDATE failures SET first = steady + ?2, last = last - first + steady + ?2, dated = 1"
          " WHERE show = ?1 AND dated = 0"}) {
        if (auto done = database_.run_with(order, show_, offset); !done.ok()) return done;
    }
    corrected_ = true;
    return Done{};
}

DatabaseResult<> PlayLog::prune(WallMillis now) {
    if (!is_set(now)) return Done{};
    const auto first = database_.number("SELECT min(began) FROM plays WHERE dated = 1");
    if (!first.ok()) return first.error();
    const WallMillis oldest = std::min(now - bounds_.age, WallMillis{Millis{*first}} + most_at_once);
    const std::int64_t day = number(chrono::floor<chrono::days>(oldest));
    auto done = in_one_transaction(database_, [&]() -> DatabaseResult<> {
        for (const char* const order :
             {"DELETE FROM plays WHERE began < ?1 AND (dated = 1 OR show < ?2)",
              "DELETE FROM failures WHERE last < ?1 AND (dated = 1 OR show < ?2)",
              "DELETE FROM absences WHERE began < ?1 AND (dated = 1 OR show < ?2)",
              "DELETE FROM restarts WHERE began < ?1 AND (dated = 1 OR show < ?2)"}) {
            if (auto gone = database_.run_with(order, in_millis(oldest), show_); !gone.ok()) return gone;
        }
        if (auto gone = database_.run_with("DELETE FROM heat WHERE day < ?", day); !gone.ok()) return gone;
        return database_.run(
            "DELETE FROM slides WHERE slide NOT IN (SELECT slide FROM plays);"
            "DELETE FROM shows WHERE show < (SELECT max(show) FROM shows)"
            " AND show NOT IN (SELECT show FROM plays)");
    });
    if (!done.ok()) return done;
    return database_.run("PRAGMA incremental_vacuum");
}

// In steps of a tenth of the plays, which are nearly all that there is.
DatabaseResult<> PlayLog::make_room() {
    return in_one_transaction(database_, [&] {
        return database_.run(
            "DELETE FROM plays WHERE play <= (SELECT min(play) + (max(play) - min(play)) / 10 FROM plays);"
            "DELETE FROM failures WHERE last < (SELECT min(began) FROM plays)");
    });
}

DatabaseResult<std::optional<HeatMap>> PlayLog::heat(chrono::sys_days day, HeatGrid grid) {
    auto question =
        database_.prepare("SELECT longest, light FROM heat WHERE day = ? AND columns = ? AND rows = ?");
    if (!question.ok()) return question.error();
    question->bind(1, number(day));
    question->bind(2, std::int64_t{grid.columns});
    question->bind(3, std::int64_t{grid.rows});
    const auto row = question->step();
    if (!row.ok()) return row.error();
    if (!*row) return std::optional<HeatMap>();
    HeatMap map{grid, unpacked(question->bytes(0)), unpacked(question->bytes(1))};
    const bool fits = map.longest.size() == grid.cells() && map.light.size() == grid.cells();
    return fits ? std::optional(std::move(map)) : std::optional<HeatMap>();
}

DatabaseResult<> PlayLog::keep_heat(chrono::sys_days day, const HeatMap& map) {
    return database_.run_with(
        "INSERT OR REPLACE INTO heat (day, columns, rows, longest, light)"
        " VALUES (?, ?, ?, ?, ?)",
        number(day), std::int64_t{map.grid.columns}, std::int64_t{map.grid.rows}, packed(map.longest),
        packed(map.light));
}

}  // namespace slidewell
