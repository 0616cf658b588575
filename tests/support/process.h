// Runs a program as a child and collects what it says. One that hangs is killed, so that its test fails.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <sys/resource.h>
#include <sys/types.h>

#include "support/temp_folder.h"

// How a program ended. `status` is its exit status; 128 and the signal's number when a signal ended it.
struct Finished {
    int status = 0;
    std::string out;
    std::string err;
    long peak_memory = 0;  // in KiB; that of the program that started it, where that was more
};

class Process {
  public:
    // `arguments` starts with the program, which is looked for in PATH. `environment` holds NAME=VALUE
    // entries that come on top of this process's own. What the program remembers is forgotten with it, unless
    // they say otherwise.
    explicit Process(const std::vector<std::string>& arguments,
                     const std::vector<std::string>& environment = {});
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    ~Process();  // kills what still runs

    // False when the program ended, or the time for it was up, before its standard output held `text`.
    [[nodiscard]] bool says(std::string_view text);
    [[nodiscard]] std::string output() const;
    [[nodiscard]] std::string complaints() const;  // its standard error, so far
    [[nodiscard]] bool ended();
    [[nodiscard]] bool late() const;  // it has had all the time that a program may take
    void signal(int number) const;
    [[nodiscard]] pid_t id() const { return child_; }
    [[nodiscard]] Finished wait();

  private:
    TempFolder folder_;
    std::chrono::steady_clock::time_point begun_;
    pid_t child_ = -1;
    int status_ = -1;  // as wait4 gives it; -1 while it runs
    rusage usage_{};
};

[[nodiscard]] Finished run(const std::vector<std::string>& arguments,
                           const std::vector<std::string>& environment = {});

// slidewell itself, as it was built beside the tests.
[[nodiscard]] Finished slidewell_run(const std::vector<std::string>& arguments);
