// Where a running player is asked how it does, and where it tells systemd so.
#pragma once

#include <functional>
#include <string_view>

#include "app/clock.h"
#include "app/service_report.h"
#include "app/settings.h"
#include "health/heartbeat.h"
#include "health/status_desk.h"
#include "health/status_socket.h"

namespace slidewell {

// What may be asked of a player (health/status_socket.h).
inline constexpr std::string_view ask_for_text = "text";
inline constexpr std::string_view ask_for_json = "json";
inline constexpr std::string_view ask_for_picture = "picture";

class Reception {
  public:
    // What it asks the studio's keeper, on any thread.
    struct Studio {
        std::function<StudioHealth()> health;
        std::function<Clocks::Time()> heard;
    };

    // Opens its socket on a thread of its own. `clocks` must outlive it.
    Reception(const Settings& settings, const Clocks& clocks, Studio studio);

    // The three for the player's thread: what happens, each rest of its loop, how to make it turn.
    void hear(const ShowEvent& event);
    void rests(const Heartbeat::Rest& rest) { heartbeat_.rest(rest); }
    void wakes(std::function<void()> wake) { report_.wakes(std::move(wake)); }
    // No display is there yet: that is no reason to be started anew. To be said again once a second or so.
    void waits_for_display();

  private:
    [[nodiscard]] Status status() const;
    [[nodiscard]] Result<StatusReply> answer(std::string_view question) const;

    const Clocks& clocks_;
    Studio studio_;
    StatusDesk desk_;
    Heartbeat heartbeat_;
    ServiceManager manager_;
    ServiceReport report_;
    StatusServer server_;
};

}  // namespace slidewell
