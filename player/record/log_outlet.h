// Where the log's lines go: a stream that somebody reads, or files that are never larger than they may be.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/result.h"
#include "record/log_line.h"

namespace slidewell {

class LogOutlet {
  public:
    LogOutlet() = default;
    LogOutlet(const LogOutlet&) = delete;
    LogOutlet& operator=(const LogOutlet&) = delete;
    virtual ~LogOutlet() = default;
    // May wait for a disk, but for a reader no longer than `patience`. An error: the line is lost.
    [[nodiscard]] virtual Result<> write(const LogLine& line, std::chrono::system_clock::time_point when,
                                         std::chrono::milliseconds patience) = 0;
};

// Writes to a descriptor that stays open for as long as the program runs, such as 2. Where it is the
// journal's, lines carry a priority.
[[nodiscard]] std::unique_ptr<LogOutlet> stream_outlet(int descriptor, std::string_view journal_stream);

struct LogFile {
    std::filesystem::path file;          // empty: none
    std::uintmax_t largest = 8'000'000;  // bytes; then it is set aside as NAME.1.ENDING, and so on
    std::size_t older = 4;               // how many of those are kept
};

// With date and time in front of each line, by the clock on the wall. Opens the file with its first line,
// and anew when something went wrong.
[[nodiscard]] std::unique_ptr<LogOutlet> file_outlet(const LogFile& file);

}  // namespace slidewell
