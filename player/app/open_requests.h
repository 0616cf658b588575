// What a studio was asked for and has not answered yet. A value; time is an argument.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

#include "link/wire.h"
#include "playback/messages.h"

namespace slidewell {

// Outlives studios: what one has left open, the next is asked for.
class OpenRequests {
  public:
    using Time = std::chrono::steady_clock::time_point;

    // Asked for again, it counts from now on. The oldest goes when there are too many.
    void add(const PaintSlide& request, Time now) {
        std::erase_if(asked_, [&](const Asked& asked) { return asked.request == request; });
        if (asked_.size() >= most_asked) asked_.erase(asked_.begin());
        asked_.push_back({request, now});
    }
    // An answer for the slide at that size, in whatever version, has come. False when nobody asked for it.
    bool settle(const SlideId& slide, Size size) {
        const auto asked = std::ranges::find_if(
            asked_, [&](const Asked& one) { return one.request.slide == slide && one.request.size == size; });
        if (asked == asked_.end()) return false;
        asked_.erase(asked);
        return true;
    }
    // Another studio is asked for all of them, the oldest first.
    [[nodiscard]] std::vector<PaintSlide> begin_anew(Time now) {
        std::vector<PaintSlide> all;
        for (Asked& asked : asked_) {
            asked.since = now;
            all.push_back(asked.request);
        }
        return all;
    }

    // Null when all is answered.
    [[nodiscard]] const PaintSlide* oldest() const {
        return asked_.empty() ? nullptr : &asked_.front().request;
    }
    // True when one was asked for before that time.
    [[nodiscard]] bool any_from_before(Time time) const {
        return std::ranges::any_of(asked_, [&](const Asked& asked) { return asked.since < time; });
    }
    // In bytes: all layers of the largest picture among them; see link/wire.h.
    [[nodiscard]] std::size_t most_bytes() const {
        std::size_t most = 0;
        for (const Asked& asked : asked_)
            most = std::max(most, bytes_of_layers(asked.request.size));
        return most;
    }

  private:
    static constexpr std::size_t most_asked = 8;

    struct Asked {
        PaintSlide request;
        Time since;
    };
    [[nodiscard]] static std::size_t bytes_of_layers(Size size) {
        const auto area = static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
        return sizeof(Pixel) * (static_cast<std::size_t>(most_screens_of_pixels) * area + (1 << 20));
    }

    std::vector<Asked> asked_;  // the oldest first
};

}  // namespace slidewell
