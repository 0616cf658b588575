// What the player's loop leaves behind each time it comes to rest, for those who ask whether it is well.
#pragma once

#include <chrono>
#include <mutex>
#include <optional>

namespace slidewell {

// For any threads.
class Heartbeat {
  public:
    using Time = std::chrono::steady_clock::time_point;
    struct Rest {
        Time since;
        std::optional<Time> until;  // the next frame is due; nothing: nobody knows yet
    };

    explicit Heartbeat(Time now) : rest_{now, {}} {}

    void rest(const Rest& rest) {
        const std::lock_guard lock(mutex_);
        rest_ = rest;
    }
    [[nodiscard]] Rest last() const {
        const std::lock_guard lock(mutex_);
        return rest_;
    }

  private:
    mutable std::mutex mutex_;
    Rest rest_;
};

}  // namespace slidewell
