// When the next frame is due while something moves: at the display's rate, without drift.
#pragma once

#include <algorithm>
#include <chrono>

namespace slidewell {

// Two ways to keep the display's rate. On a grid of its own, one interval apart: times that have passed are
// dropped, never queued. Or by the display itself, where showing a frame takes until the display has taken
// it: then the next one is due at once. Drivers may promise that and not keep it; after a few frames that
// came too soon the grid takes over.
class Pacer {
  public:
    using Time = std::chrono::steady_clock::time_point;

    Pacer(std::chrono::microseconds interval, bool display_paces)
        : interval_(interval), display_paces_(display_paces) {}

    // When the next frame is due. The last one was begun when it was `begun`, and has been shown `now`; or it
    // was not `presented`, because it looks like the one before: then the display did not make it wait.
    [[nodiscard]] Time next(Time begun, Time now, bool presented = true) {
        if (!presented) return due_ = on_grid(begun, now);
        const auto since = now - shown_;
        shown_ = now;
        if (display_paces_ && keeps_its_promise(since)) return due_ = now;
        return due_ = on_grid(begun, now);
    }

    // Of which moment the frame should be that is drawn `now`, for motion as even as the display is: that for
    // which it was due, if it is not so late that it belongs to a later one.
    [[nodiscard]] Time moment(Time now) const {
        return now < due_ ? now : due_ + interval_ * ((now - due_) / interval_);
    }

    // When to present a frame that was due when it was `due` and has been drawn `now`: as long after its time
    // as others before it, so that frames follow each other evenly though one takes longer to draw than
    // another. How long that is grows with the slowest frame, within limits, and falls again within seconds.
    [[nodiscard]] Time presented_at(Time due, Time now) {
        if (display_paces_) return now;
        const Time::duration most = interval_ * 5 / 8;  // a loop that wakes late must not miss the next frame
        behind_ = std::min(most, std::max(now - due, behind_ - behind_ / 64));
        return std::max(now, due + behind_);
    }

    [[nodiscard]] std::chrono::microseconds interval() const { return interval_; }

  private:
    static constexpr int doubtful_frames = 4;  // drivers take up to three in advance

    [[nodiscard]] bool keeps_its_promise(Time::duration since) {
        in_a_row_ = since < interval_ * 3 / 4 ? in_a_row_ + 1 : 0;
        display_paces_ = in_a_row_ < doubtful_frames;
        return display_paces_;
    }
    // The first time after `now` on the grid that the last frame was on. After a rest, a new one begins.
    [[nodiscard]] Time on_grid(Time begun, Time now) const {
        const Time last = now - due_ > std::chrono::seconds{1} ? begun : due_;
        return now < last ? last : last + interval_ * ((now - last) / interval_ + 1);
    }

    std::chrono::microseconds interval_;
    bool display_paces_;
    int in_a_row_ = 0;  // frames that came too soon
    Time shown_{};
    Time due_{};
    Time::duration behind_{0};  // what is presented is so long after its time
};

}  // namespace slidewell
