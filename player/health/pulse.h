// Whether the player is well, so that the machine's watchdog may be told so.
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace slidewell {

// What is known about the player at a moment. It draws, comes to rest with all that was due on the screen,
// and draws again when the next frame is due or somebody wakes it.
struct VitalSigns {
    using Time = std::chrono::steady_clock::time_point;

    Time rested;                // when the loop last came to rest
    std::optional<Time> due;    // the next frame's time, as the loop knew it then; nothing: nothing is due
    std::optional<Time> woken;  // when it was last woken without need, to see whether it comes to rest again
    Time heard;                 // when the studio was last heard
};

// Nothing when the player is well. Otherwise what is wrong, in words: it then does not come back by itself.
// A studio that is started anew from time to time is nothing bad; one that stays away for minutes is.
[[nodiscard]] std::optional<std::string> ailment(const VitalSigns& signs, VitalSigns::Time now);

}  // namespace slidewell
