// The pictures that were asked of the studio and did not come yet.
#pragma once

#include <vector>

#include "playback/messages.h"

namespace slidewell {

// True when an answer about the one is what the other asked for. The nudge does not count: a picture that was
// ordered just before the last one is as good.
[[nodiscard]] inline bool same_slide(const PaintSlide& a, const PaintSlide& b) {
    return a.slide == b.slide && a.version == b.version && a.size == b.size;
}

class Commissions {
  public:
    // False when too much is on its way already, or just this is: what is wanted, and what was wanted before,
    // are the most.
    [[nodiscard]] bool give(const PaintSlide& request);
    // Takes out what the answer is about: just this, else the oldest request for that slide at that size. An
    // answer to nothing is returned itself.
    [[nodiscard]] PaintSlide settle(const PaintSlide& answer);
    // Whether some version of the slide is on its way, at that size.
    [[nodiscard]] bool holds(const SlideId& slide, Size size) const;

  private:
    std::vector<PaintSlide> given_;
};

}  // namespace slidewell
