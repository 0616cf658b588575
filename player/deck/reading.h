// How long a slide takes to read.
#pragma once

#include "base/duration.h"
#include "deck/slide.h"

namespace slidewell {

// The words that a viewer reads: all but the footer and a picture's alt text.
[[nodiscard]] int word_count(const Slide& slide);
[[nodiscard]] int word_count(const Item& item);

// Two seconds to look up, then the words at 175 a minute and half as much again for a room with distractions.
// 175 is the slow end of where most adults read silently (mean 238; Brysbaert 2019,
// doi:10.1016/j.jml.2019.104047).
[[nodiscard]] Millis reading_time(int words);

// The slide's own time, or reading_time of its words held within 6 s to 30 s.
[[nodiscard]] Millis dwell(const Slide& slide);

}  // namespace slidewell
