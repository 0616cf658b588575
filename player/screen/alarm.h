// Wakes SDL's event queue from other threads. Included by this room's .cpp files only.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

#include <SDL.h>

namespace slidewell {

// Once for any number of calls between two waits, and only while the window lives.
class Alarm {
  public:
    Alarm() : type_(SDL_RegisterEvents(1)) {}
    [[nodiscard]] Uint32 type() const { return type_; }

    void ring() {
        const std::lock_guard lock(mutex_);
        if (!alive_ || rung_) return;
        SDL_Event event{};
        event.type = type_;
        rung_ = SDL_PushEvent(&event) == 1;
        rings_.notify_all();
    }
    // Sleeps until it rings, `patience` at the most.
    void wait(std::chrono::milliseconds patience) {
        std::unique_lock lock(mutex_);
        rings_.wait_for(lock, patience, [&] { return rung_; });
    }
    void heard() {
        const std::lock_guard lock(mutex_);
        rung_ = false;
    }
    void retire() {
        const std::lock_guard lock(mutex_);
        alive_ = false;
    }

  private:
    Uint32 type_;
    std::mutex mutex_;
    std::condition_variable rings_;
    bool alive_ = true;
    bool rung_ = false;
};

}  // namespace slidewell
