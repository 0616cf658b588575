// Keeps the play log of a show, on a thread of its own.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>

#include "playback/show_event.h"
#include "record/log_line.h"
#include "record/play_log.h"

namespace slidewell {

// Opens the file with the first slide, writes at most once a minute, and never disturbs the show: what cannot
// be written is said once and tried again; what waits for that is bounded.
class Recorder {
  public:
    struct Plan {
        std::filesystem::path file;
        PlayLogBounds bounds;
        int speed = 1;  // of the show's time
        // The day as people in the room count it; called on the recorder's thread.
        std::function<std::chrono::sys_days(WallMillis)> day_of;
        Tell tell;  // called there too
    };
    explicit Recorder(Plan plan);
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;
    ~Recorder() { close(); }

    // Never waits. When nobody has listened for long, the oldest events are lost.
    void hear(const ShowEvent& event) const;

    // Writes what is left, for about a second; a disk that takes longer is left behind.
    void close();

  private:
    struct Desk;
    const std::shared_ptr<Desk> desk_;  // shared with the thread, which may be left behind
    std::future<void> done_;
    std::thread thread_;
};

}  // namespace slidewell
