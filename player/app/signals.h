// SIGINT and SIGTERM as ordinary calls.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

namespace slidewell {

// Made before any other thread starts, so that all of them leave these signals to this one.
class SignalWatch {
  public:
    SignalWatch();
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;
    ~SignalWatch();

    // Waits for so long, before start(). False when a signal has come.
    [[nodiscard]] bool rest(std::chrono::milliseconds time);
    // From now on `ended` is called, on a thread of the watch's own, when the first signal comes.
    void start(std::function<void()> ended);
    [[nodiscard]] bool ended() const { return ended_; }

  private:
    std::atomic<bool> ended_ = false;
    std::atomic<bool> closing_ = false;
    std::thread thread_;
};

}  // namespace slidewell
