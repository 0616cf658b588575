// Outlets and clocks for the log, the calendar for the play log.
#include "app/recording.h"

#include <cstdlib>
#include <utility>

#include <unistd.h>

#include "app/clock.h"

namespace slidewell {

std::shared_ptr<Log> open_log(const Settings& settings) {
    const char* const journal = std::getenv("JOURNAL_STREAM");
    auto stream = stream_outlet(STDERR_FILENO, journal != nullptr ? journal : "");
    const auto clocks = [] {
        return Log::Now{std::chrono::system_clock::now(), std::chrono::steady_clock::now()};
    };
    if (settings.log.file.empty()) return std::make_shared<Log>(std::move(stream), nullptr, clocks);
    return std::make_shared<Log>(file_outlet(settings.log), std::move(stream), clocks);
}

void keep_log(const Log& log, const ShowEvent& event) {
    if (const auto* const said = std::get_if<StudioSaid>(&event)) log.say(said->diagnostics);
    if (const auto* const studio = std::get_if<StudioReplaced>(&event))
        log.say({{"the studio", {}, Severity::warning, studio->why, "it is started again"}});
}

std::unique_ptr<Recorder> open_recorder(const Settings& settings, std::shared_ptr<Log> log) {
    const auto day_of = [](WallMillis wall) {
        const std::tm local = on_the_wall(std::chrono::floor<std::chrono::seconds>(wall));
        return std::chrono::sys_days{std::chrono::year{local.tm_year + 1900} / (local.tm_mon + 1) /
                                     local.tm_mday};
    };
    return std::make_unique<Recorder>(
        Recorder::Plan{play_log_file(settings), settings.record_bounds, settings.speed, day_of,
                       [log = std::move(log)](LogLine line) { log->say(std::move(line)); }});
}

}  // namespace slidewell
