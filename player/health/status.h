// How a player does at a moment, for people and for programs.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

#include "base/duration.h"
#include "health/frame_statistics.h"
#include "playback/messages.h"

namespace slidewell {

struct OnTheWall {
    std::string slide;          // its file's name
    std::string path;           // of the whole file
    std::string source;         // that it is of; empty: of none
    std::uint64_t edition = 0;  // of that source, on air
    std::chrono::sys_seconds since;
    Millis shown{0};      // so far, of the show's time
    Millis full_time{0};  // with its transition
    bool paused = false;
};

struct StudioHealth {
    pid_t process = 0;  // 0: none at the moment
    bool answers = true;
    int restarts = 0;     // since the player began
    std::string trouble;  // why it was started anew last
    std::optional<std::chrono::sys_seconds> restarted;
};

struct FrameHealth {
    FrameTally last_minute;
    FrameTally last_hour;
    FrameTally since_start;
};

// In KiB; nothing where the kernel does not say.
struct MemoryHealth {
    std::optional<std::uint64_t> player;
    std::optional<std::uint64_t> studio;
};

struct Status {
    std::string version;
    pid_t process = 0;
    std::chrono::sys_seconds now;
    std::chrono::seconds running{0};
    std::uint64_t slides_shown = 0;
    std::string display;  // what draws, and on what
    std::optional<OnTheWall> wall;
    std::vector<SourceHealth> sources;
    StudioHealth studio;
    FrameHealth frames;
    MemoryHealth memory;
};

// Some lines, the last one ended.
[[nodiscard]] std::string to_text(const Status& status);
// One object, on one line. README.md says what its members mean.
[[nodiscard]] std::string to_json(const Status& status);
// "20-causes.xml, edition 12": a few words for a list of services.
[[nodiscard]] std::string in_short(const Status& status);

// "8 s", "12 min", "3 h 5 min", "6 days": rounded down to what people care about.
[[nodiscard]] std::string roughly(std::chrono::seconds time);

}  // namespace slidewell
