// One message of the log, and how it is spelt for whoever reads it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace slidewell {

enum class LogLevel { error, warning, note };

struct LogLine {
    LogLevel level = LogLevel::note;
    std::string text;
    friend bool operator==(const LogLine&, const LogLine&) = default;
};

// Whoever writes it down; never waits.
using Tell = std::function<void(LogLine)>;

[[nodiscard]] LogLine log_line(const Diagnostic& diagnostic);
[[nodiscard]] LogLine log_problem(std::string_view message);  // "slidewell: MESSAGE"

// At most this long in bytes, so that a pipe takes a line as a whole (PIPE_BUF, pipe(7)).
inline constexpr std::size_t longest_log_line = 4'000;

// `text` on one line, fit for a terminal: a control character becomes a space, and what is too long is cut.
[[nodiscard]] std::string on_one_line(std::string_view text);

// With a line end; for the journal with the priority in front, as sd-daemon(3) has it.
[[nodiscard]] std::string for_terminal(const LogLine& line);
[[nodiscard]] std::string for_journal(const LogLine& line);

// Whether the journal reads a stream of this device and inode; `journal_stream` is the environment's
// JOURNAL_STREAM, "DEVICE:INODE" (systemd.exec(5)).
[[nodiscard]] bool names_journal(std::string_view journal_stream, unsigned long long device,
                                 unsigned long long inode);

}  // namespace slidewell
