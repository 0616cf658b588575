// The order of the slides: who comes after whom. Pure; the list is a circle.
#pragma once

#include <optional>
#include <set>
#include <span>

#include "playback/messages.h"

namespace slidewell {

using Slides = std::span<const SlideId>;
using SlideSet = std::set<SlideId, std::less<>>;

// Where `slide` stands in `slides`; their number when it is not among them.
[[nodiscard]] std::size_t position(Slides slides, const SlideId& slide);
[[nodiscard]] bool listed(Slides slides, const SlideId& slide);

// The first slide after `slide` (before it, when `step` is -1) that is not in `without`; `slide` itself comes
// last. From the start of the list when `slide` is not listed. Nothing when all of them are in `without`.
[[nodiscard]] std::optional<SlideId> following(Slides slides, const SlideId& slide, int step,
                                               const SlideSet& without);

// The slide that many places away, the list being a circle. `slide` when it is not listed.
[[nodiscard]] SlideId neighbour(Slides slides, const SlideId& slide, int places);

// The first of `slide` and its followers in `before` that is still listed in `after`; else the first of
// `after`. Nothing when `after` is empty.
[[nodiscard]] std::optional<SlideId> survivor(Slides before, Slides after, const SlideId& slide);

}  // namespace slidewell
