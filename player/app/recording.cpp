// Outlets and clocks for the log.
#include "app/open_log.h"

#include <cstdlib>
#include <utility>

#include <unistd.h>

namespace slidewell {

std::unique_ptr<Log> open_log(const Settings& settings) {
    const char* const journal = std::getenv("JOURNAL_STREAM");
    auto stream = stream_outlet(STDERR_FILENO, journal != nullptr ? journal : "");
    const auto clocks = [] {
        return Log::Now{std::chrono::system_clock::now(), std::chrono::steady_clock::now()};
    };
    if (settings.log.file.empty()) return std::make_unique<Log>(std::move(stream), nullptr, clocks);
    return std::make_unique<Log>(file_outlet(settings.log), std::move(stream), clocks);
}

}  // namespace slidewell
