// What the play log knows of a few days, added up for a report.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "record/database.h"
#include "record/play_log.h"
#include "record/stillness.h"

namespace slidewell {

// What the clock on the room's wall shows.
using LocalMillis = std::chrono::local_time<Millis>;

struct DayShown {
    std::chrono::year_month_day day;
    int plays = 0;
    Millis shown{0};
};
struct SlideShown {
    std::string source;
    std::string path;
    int plays = 0;
    int cut_short = 0;
    Millis shown{0};  // in all
    LocalMillis last;
};
struct SourceAway {
    std::string source;
    LocalMillis from;
    Millis lasted{0};
};
struct StudioRestarted {
    LocalMillis at;
    std::string why;
};
struct FailureSeen {
    Diagnostic diagnostic;
    LocalMillis first;
    LocalMillis last;
    int count = 0;
};

struct ReportFacts {
    std::string tv;
    LocalMillis from;                // a midnight
    LocalMillis until;               // now
    std::vector<DayShown> days;      // each day from `from` on, with plays or without
    std::vector<SlideShown> slides;  // as their names order them
    std::vector<SourceAway> absences;
    std::vector<StudioRestarted> restarts;
    std::vector<FailureSeen> failures;
    int undated = 0;  // plays of shows whose clock was never set; nowhere counted in
    std::optional<HeatMap> heat;
};

struct ReportPeriod {
    int days = 7;  // with today
    WallMillis now;
    std::function<LocalMillis(WallMillis)> on_the_wall;
};

[[nodiscard]] DatabaseResult<ReportFacts> read_report(Database& database, const ReportPeriod& period);

}  // namespace slidewell
