// A line on the terminal that says how far a long command is. Silent for the first second, and when the
// output is not a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace slidewell {

class Progress {
  public:
    Progress(std::string_view doing, std::size_t total);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();  // wipes the line

    // The next of `total` things, called `name`, begins.
    void advance(std::string_view name);

  private:
    std::string_view doing_;
    std::size_t total_;
    std::size_t done_ = 0;
    bool on_terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point begun_;
};

}  // namespace slidewell
