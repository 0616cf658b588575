// How much a studio may say that nobody has asked for. A value; time is an argument.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <utility>

namespace slidewell {

// So much at once, and so much more each second. A studio that says more floods the log or the player.
class TalkAllowance {
  public:
    using Time = std::chrono::steady_clock::time_point;

    explicit TalkAllowance(Time begun) : counted_(begun) {}

    // Counts a message of that many bytes. False when it is one too many.
    [[nodiscard]] bool permits(std::size_t bytes, Time now) {
        const std::chrono::duration<double> passed = now - std::exchange(counted_, now);
        left_ = std::min(most, left_ + passed.count() * more_each_second);
        const std::size_t heavy = bytes / weight;
        left_ -= 1.0 + static_cast<double>(heavy);
        return left_ >= 0;
    }

  private:
    static constexpr double most = 400;
    static constexpr double more_each_second = 100;
    static constexpr std::size_t weight = 64 << 10;  // a long message counts as several

    double left_ = most;  // messages
    Time counted_;
};

}  // namespace slidewell
