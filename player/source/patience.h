// A pause between tries that grows for as long as they fail.
#pragma once

#include <algorithm>

#include "base/duration.h"

namespace slidewell {

class Patience {
  public:
    Patience(Millis first, Millis longest) : first_(first), longest_(longest) {}

    [[nodiscard]] bool over(Steady now) const { return now >= until_; }
    [[nodiscard]] Millis pause() const { return pause_; }  // none after what worked
    [[nodiscard]] Steady until() const { return until_; }
    void failed(Steady now) {
        pause_ = std::clamp(pause_ * 2, first_, longest_);
        until_ = now + pause_;
    }
    void worked() {
        pause_ = Millis{0};
        until_ = Steady{};
    }

  private:
    Millis first_;
    Millis longest_;
    Millis pause_{0};
    Steady until_{};
};

}  // namespace slidewell
