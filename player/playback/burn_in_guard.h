// Against burn-in: what stands in the same place on slide after slide wanders about, a few pixels over hours.
#pragma once

#include "base/duration.h"
#include "base/geometry.h"

namespace slidewell {

// How long it stays in one place.
inline constexpr Millis nudge_lasts{10 * 60 * 1'000};

// How far off its own place it lies when a show has run for so long: nowhere at first, and never further
// than four thousandths of the screen's shorter side. It goes by single steps round a closed path that meets
// every place of a square of eight by eight once, in less than eleven hours.
[[nodiscard]] Point nudge_at(Millis show, Size screen);

// Until it takes the next step.
[[nodiscard]] constexpr Millis until_next_nudge(Millis show) { return nudge_lasts - show % nudge_lasts; }

}  // namespace slidewell
