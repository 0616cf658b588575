// How long to wait before the next studio is started. A value; knows nothing of processes.
#pragma once

#include <algorithm>

#include "base/duration.h"

namespace slidewell {

// The pauses double from death to death. They stay short while studios answer something before they die,
// since each answer is a picture on the wall; a studio that did nothing at all may be long in coming back.
class RestartPauses {
  public:
    // `first` comes before the second restart; the first follows at once.
    RestartPauses(Millis first, Millis longest) : first_(first), longest_(longest) {}

    // `healthy`: it was at work for so long that what was before does not count.
    void died(bool healthy, bool answered) {
        if (healthy) deaths_ = 0;
        if (healthy || answered) useless_ = 0;
        ++deaths_;
        ++useless_;
    }

    [[nodiscard]] Millis next() const {
        return std::min(longest_, std::max(grown(useless_), std::min(grown(deaths_), longest_if_useful)));
    }

  private:
    static constexpr Millis longest_if_useful{1'000};

    [[nodiscard]] Millis grown(int deaths) const {
        return deaths <= 1 ? Millis{0} : first_ * (1 << std::min(deaths - 2, 10));
    }

    Millis first_;
    Millis longest_;
    int deaths_ = 0;   // since one was healthy
    int useless_ = 0;  // since one answered something, that one with it
};

}  // namespace slidewell
