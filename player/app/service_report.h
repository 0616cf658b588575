// Tells systemd that the player is ready, what is on the wall, and that all is well, for as long as it is.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "health/heartbeat.h"
#include "health/pulse.h"
#include "health/service_manager.h"

namespace slidewell {

// Works on a thread of its own, which wakes up a few times a minute; without a service manager there is none.
class ServiceReport {
  public:
    using Time = std::chrono::steady_clock::time_point;
    struct Parts {
        const ServiceManager& manager;
        const Heartbeat& heartbeat;
        std::function<std::string()> sentence;  // what is on the wall
        std::function<Time()> studio_heard;
    };

    explicit ServiceReport(Parts parts);
    ServiceReport(const ServiceReport&) = delete;
    ServiceReport& operator=(const ServiceReport&) = delete;
    ~ServiceReport();

    // From now on `wake` makes the player's loop turn once, whether anything is due or not.
    void wakes(std::function<void()> wake);
    // The player plays, or waits for a display.
    void ready();

  private:
    void work(const std::stop_token& stop);
    void check(Time now);
    void wake(const Heartbeat::Rest& rest, Time now);
    void tell(const std::string& sentence, Time now);
    [[nodiscard]] std::chrono::milliseconds interval() const;

    Parts parts_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool ready_ = false;
    std::function<void()> wake_;
    std::optional<Time> woken_;
    std::string told_;
    std::optional<Time> told_at_;
    std::string ailing_;
    std::jthread thread_;
};

}  // namespace slidewell
