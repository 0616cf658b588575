// The log: told from any thread, written on a thread of its own.
#pragma once

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <thread>

#include "base/duration.h"
#include "record/log_line.h"
#include "record/log_outlet.h"

namespace slidewell {

// A message that comes again within a minute is counted (record/repeat_filter.h). Where more come than can be
// written, the oldest are lost, and the log says how many.
class Log {
  public:
    struct Now {
        std::chrono::system_clock::time_point wall;
        std::chrono::steady_clock::time_point steady;
    };
    using Reading = std::function<Now()>;  // called on the log's thread

    // Lines go to `outlet`; those that it cannot take go to `fallback`, where there is one.
    Log(std::unique_ptr<LogOutlet> outlet, std::unique_ptr<LogOutlet> fallback, Reading clocks);
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;
    ~Log() { close(); }

    // Writes what is left, for about a second; a disk or a reader that takes longer is left behind.
    void close();

    // Never waits. What is said after the end is not heard.
    void say(LogLine line) const;
    void say(const Diagnostics& diagnostics) const;

  private:
    struct Desk;
    const std::shared_ptr<Desk> desk_;  // shared with the thread, which may be left behind
    std::future<void> done_;
    std::thread thread_;
};

}  // namespace slidewell
