// Telling systemd how the player does, over its notification socket. The protocol is stable, and may be
// spoken without systemd's library: https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace slidewell {

// Looks up an environment variable; null where it is not set.
using Variables = std::function<const char*(const char*)>;

class ServiceManager {
  public:
    // Where nobody started the player as a service, whatever is said goes nowhere.
    explicit ServiceManager(const Variables& variable);

    [[nodiscard]] bool listens() const { return !address_.empty(); }
    // How often it wants to hear that the player is well, at the least.
    [[nodiscard]] std::optional<std::chrono::microseconds> watchdog() const { return watchdog_; }

    void ready() const { say("READY=1"); }
    void well() const { say("WATCHDOG=1"); }
    void stopping() const { say("STOPPING=1"); }
    // One line, for `systemctl status`.
    void status(std::string_view sentence) const { say("STATUS=" + std::string(sentence)); }

  private:
    void say(const std::string& line) const;

    std::string address_;  // as the kernel wants it: an abstract one starts with a zero
    std::optional<std::chrono::microseconds> watchdog_;
};

}  // namespace slidewell
