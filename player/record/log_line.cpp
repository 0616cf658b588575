// Spelling of log lines.
#include "record/log_line.h"

#include <algorithm>

namespace slidewell {
namespace {

constexpr std::string_view ellipsis = "…";

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }
bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The numbers of syslog(3).
char priority(LogLevel level) {
    switch (level) {
        case LogLevel::error:
            return '3';
        case LogLevel::warning:
            return '4';
        case LogLevel::note:
            break;
    }
    return '6';
}

}  // namespace

LogLine log_line(const Diagnostic& diagnostic) {
    const bool error = diagnostic.severity == Severity::error;
    return {error ? LogLevel::error : LogLevel::warning, to_string(diagnostic)};
}

LogLine log_problem(std::string_view message) {
    return {LogLevel::error, "slidewell: " + std::string(message)};
}

std::string on_one_line(std::string_view text) {
    std::size_t end = std::min(text.size(), longest_log_line);
    while (end < text.size() && end > 0 && continues_character(text[end]))
        --end;
    std::string line(text.substr(0, end));
    std::ranges::replace_if(line, is_control, ' ');
    if (end < text.size()) line += ellipsis;
    return line;
}

std::string for_terminal(const LogLine& line) { return on_one_line(line.text) + '\n'; }

std::string for_journal(const LogLine& line) {
    return std::string("<") + priority(line.level) + ">" + for_terminal(line);
}

bool names_journal(std::string_view journal_stream, unsigned long long device, unsigned long long inode) {
    return journal_stream == std::to_string(device) + ":" + std::to_string(inode);
}

}  // namespace slidewell
