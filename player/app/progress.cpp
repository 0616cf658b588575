// Rewriting one line of standard error.
#include "app/progress.h"

#include <iostream>

#include <unistd.h>

namespace slidewell {
namespace {
constexpr std::string_view start_of_line = "\r\x1b[K";
}

Progress::Progress(std::string_view doing, std::size_t total)
    : doing_(doing),
      total_(total),
      on_terminal_(isatty(STDERR_FILENO) != 0),
      begun_(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
    if (shown_) std::cerr << start_of_line << std::flush;
}

void Progress::advance(std::string_view name) {
    ++done_;
    if (!on_terminal_ || std::chrono::steady_clock::now() - begun_ < std::chrono::seconds{1}) return;
    shown_ = true;
    std::cerr << start_of_line << doing_ << ' ' << done_ << " of " << total_ << ": " << name << std::flush;
}

}  // namespace slidewell
