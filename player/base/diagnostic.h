// What is wrong with something that a person wrote, where, and what to do about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace slidewell {

enum class Severity { error, warning };

// Line and column count from 1; 0 means "the file as a whole".
struct Position {
    int line = 0;
    int column = 0;
    friend bool operator==(const Position&, const Position&) = default;
};

struct Diagnostic {
    std::string file;
    Position position;
    Severity severity = Severity::error;
    std::string message;
    std::string suggestion;  // empty when there is none
    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

// The form that compilers print and editors jump to: `FILE:LINE:COL: error: message; suggestion`.
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);
[[nodiscard]] std::string_view to_string(Severity severity);

void append(Diagnostics& all, const Diagnostics& more);

[[nodiscard]] bool has_error(const Diagnostics& diagnostics);

}  // namespace slidewell
