// A record of where time went, in Chrome's trace-event format, which Perfetto (https://ui.perfetto.dev)
// opens. https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "base/result.h"

namespace slidewell {

// Writes events as they end. A trace that was never opened takes them and does nothing.
class Trace {
  public:
    using Clock = std::chrono::steady_clock;

    Trace() = default;
    Trace(Trace&&) = default;
    Trace& operator=(Trace&&) = default;
    ~Trace();
    static Result<Trace> open(const std::filesystem::path& file);

    // Something that began at `begun` and is over now. `about` names what it was done for.
    void finished(std::string_view what, std::string_view about, Clock::time_point begun);

  private:
    std::ofstream file_;
    Clock::time_point start_;
    bool first_ = true;
};

}  // namespace slidewell
