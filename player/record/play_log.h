// The play log on the disk: proof of play, what failed, who was away. One SQLite file.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/duration.h"
#include "record/database.h"
#include "record/stillness.h"

namespace slidewell {

using WallMillis = std::chrono::sys_time<Millis>;

// Both clocks at one moment. A machine's wall clock may not be set yet; then its moments are corrected as
// soon as it is.
struct RecordMoment {
    WallMillis wall;
    Steady steady;
};

// The clock is not set while it shows a time before this program was written.
[[nodiscard]] bool is_set(WallMillis wall);

struct PlayRecord {
    RecordMoment began;
    std::string slide;   // the path of its file
    std::string source;  // empty where none is known
    std::uint64_t edition = 0;
    Millis shown{0};
    bool whole = false;  // false: cut short
};
struct FailureRecord {
    RecordMoment at;
    Diagnostic diagnostic;
};
// A source is away from now on, or there again.
struct SourceRecord {
    RecordMoment at;
    std::string source;
    bool away = false;
};
struct RestartRecord {  // of the studio
    RecordMoment at;
    std::string why;
};
using PlayLogEntry = std::variant<PlayRecord, FailureRecord, SourceRecord, RestartRecord>;

struct PlayLogBounds {
    std::chrono::days age{400};
    std::uintmax_t bytes = 100'000'000;
};

// For one show, and one thread. Every error is one that may pass, unless it says that the file is damaged.
class PlayLog {
  public:
    // Makes the folder and the file where they are missing.
    [[nodiscard]] static DatabaseResult<PlayLog> open(const std::filesystem::path& file,
                                                      const PlayLogBounds& bounds);

    // All or nothing. Where the file is full, its oldest tenth goes first.
    [[nodiscard]] DatabaseResult<> write(std::span<const PlayLogEntry> entries);
    // Forgets what is too old.
    [[nodiscard]] DatabaseResult<> prune(WallMillis now);

    // Keeps no more memory than it needs to write again.
    [[nodiscard]] DatabaseResult<> rest();

    // A day as people in the room count it.
    [[nodiscard]] DatabaseResult<std::optional<HeatMap>> heat(std::chrono::sys_days day, HeatGrid grid);
    [[nodiscard]] DatabaseResult<> keep_heat(std::chrono::sys_days day, const HeatMap& map);

  private:
    PlayLog(Database database, const PlayLogBounds& bounds)
        : database_(std::move(database)), bounds_(bounds) {}
    [[nodiscard]] DatabaseResult<> set_up();
    [[nodiscard]] DatabaseResult<> write_once(std::span<const PlayLogEntry> entries);
    [[nodiscard]] DatabaseResult<> write(const PlayRecord& play);
    [[nodiscard]] DatabaseResult<> write(const FailureRecord& failure);
    [[nodiscard]] DatabaseResult<> write(const SourceRecord& source);
    [[nodiscard]] DatabaseResult<> write(const RestartRecord& restart);
    [[nodiscard]] DatabaseResult<> correct(const RecordMoment& now);
    [[nodiscard]] DatabaseResult<> make_room();

    Database database_;
    PlayLogBounds bounds_;
    std::int64_t show_ = 0;   // its number
    bool corrected_ = false;  // the clock is set, and what was written before has its right time
};

// Moves a damaged file out of the way: to NAME.damaged, in place of an earlier one.
[[nodiscard]] Result<> set_aside(const std::filesystem::path& file);

// How numbers of a heat map lie in the file: four bytes each, the least significant first.
[[nodiscard]] std::vector<std::uint8_t> packed(std::span<const std::uint32_t> numbers);
[[nodiscard]] std::vector<std::uint32_t> unpacked(std::string_view bytes);

}  // namespace slidewell
