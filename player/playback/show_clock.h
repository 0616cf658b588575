// The time of the show: it runs with the steady clock and stands while the show is paused.
#pragma once

#include <algorithm>
#include <optional>

#include "base/duration.h"

namespace slidewell {

class ShowClock {
  public:
    // The show's time when the steady clock says `now`.
    [[nodiscard]] Steady at(Steady now) const {
        const Steady running = now - held_;
        return stops_ ? std::min(running, *stops_) : running;
    }

    // When the steady clock will say that the show's time is `show`, if nothing stops it before.
    [[nodiscard]] Steady steady(Steady show) const { return show + held_; }

    // Stands from now on, but not before the show's time is `earliest`: what is half done comes to its end.
    void stop(Steady now, Steady earliest) { stops_ = std::max(at(now), earliest); }

    // Runs on from where it stands.
    void go(Steady now) {
        held_ = now - at(now);
        stops_.reset();
    }

    // Stands, or is about to.
    [[nodiscard]] bool stopped() const { return stops_.has_value(); }
    [[nodiscard]] bool stands(Steady now) const { return stops_ && now - held_ >= *stops_; }

  private:
    Millis held_{0};
    std::optional<Steady> stops_;
};

}  // namespace slidewell
