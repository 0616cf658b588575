// Trace events as a JSON array; a missing end bracket is allowed by the format, so a killed player leaves a
// whole file.
#include "app/trace.h"

#include "base/json.h"

namespace slidewell {

namespace chrono = std::chrono;

Result<Trace> Trace::open(const std::filesystem::path& file) {
    Trace trace;
    trace.file_.open(file);
    if (!trace.file_) return Error{"cannot write " + file.string()};
    trace.file_ << "[";
    trace.start_ = Clock::now();
    return trace;
}

Trace::~Trace() {
    if (file_.is_open()) file_ << "\n]\n";
}

void Trace::finished(std::string_view what, std::string_view about, Clock::time_point begun) {
    if (!file_.is_open()) return;
    const auto micros = [](Clock::duration span) {
        return chrono::duration_cast<chrono::microseconds>(span).count();
    };
    const auto now = Clock::now();
    file_ << (first_ ? "\n" : ",\n") << R"({"ph":"X","pid":1,"tid":1,"name":)" << json_string(what)
          << R"(,"ts":)" << micros(begun - start_) << R"(,"dur":)" << micros(now - begun)
          << R"(,"args":{"slide":)" << json_string(about) << "}}";
    first_ = false;
}

}  // namespace slidewell
