// The quiet line at the bottom: the clinic's name, where the round is, the time of day.
#pragma once

#include <vector>

#include "layout/layout.h"
#include "layout/style.h"

namespace slidewell {

// The name at the left of `area`, dots (or, for many slides, a line) before the clock.
[[nodiscard]] std::vector<Mark> footer(const Surroundings& around, Rect area, const Style& style,
                                       const TextMeasure& measure);

[[nodiscard]] ShowsClock footer_clock(const Surroundings& around, Rect area, const Style& style,
                                      const TextMeasure& measure);

}  // namespace slidewell
