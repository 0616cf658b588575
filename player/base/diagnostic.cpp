// Diagnostics as text.
#include "base/diagnostic.h"

#include <algorithm>

namespace slidewell {

std::string_view to_string(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

std::string to_string(const Diagnostic& diagnostic) {
    std::string text = diagnostic.file;
    if (diagnostic.position.line > 0) {
        text += ":" + std::to_string(diagnostic.position.line);
        if (diagnostic.position.column > 0) text += ":" + std::to_string(diagnostic.position.column);
    }
    text += ": " + std::string(to_string(diagnostic.severity)) + ": " + diagnostic.message;
    if (!diagnostic.suggestion.empty()) text += "; " + diagnostic.suggestion;
    return text;
}

void append(Diagnostics& all, const Diagnostics& more) { all.insert(all.end(), more.begin(), more.end()); }

bool has_error(const Diagnostics& diagnostics) {
    return std::ranges::any_of(diagnostics, [](const auto& d) { return d.severity == Severity::error; });
}

}  // namespace slidewell
