// Walks round the list of slides.
#include "playback/order.h"

#include <algorithm>

namespace slidewell {
namespace {

// `places` further than `from` in a circle of `count`, which is not 0.
std::size_t around(std::size_t from, std::int64_t places, std::size_t count) {
    const auto size = static_cast<std::int64_t>(count);
    const std::int64_t index = (static_cast<std::int64_t>(from) + places) % size;
    return static_cast<std::size_t>(index < 0 ? index + size : index);
}

}  // namespace

std::size_t position(Slides slides, const SlideId& slide) {
    return static_cast<std::size_t>(std::ranges::find(slides, slide) - slides.begin());
}

bool listed(Slides slides, const SlideId& slide) { return position(slides, slide) < slides.size(); }

std::optional<SlideId> following(Slides slides, const SlideId& slide, int step, const SlideSet& without) {
    const std::size_t count = slides.size();
    const std::size_t here = position(slides, slide);
    std::size_t at = here < count ? here : count - 1;
    for (std::size_t walked = 0; walked < count; ++walked) {
        at = around(at, here < count ? step : 1, count);
        if (!without.contains(slides[at])) return slides[at];
    }
    return std::nullopt;
}

SlideId neighbour(Slides slides, const SlideId& slide, int places) {
    const std::size_t here = position(slides, slide);
    return here < slides.size() ? slides[around(here, places, slides.size())] : slide;
}

std::optional<SlideId> survivor(Slides before, Slides after, const SlideId& slide) {
    const SlideSet present(after.begin(), after.end());
    const std::size_t from = std::min(position(before, slide), before.size());
    for (std::size_t walked = 0; walked < before.size(); ++walked) {
        const SlideId& candidate = before[around(from, static_cast<std::int64_t>(walked), before.size())];
        if (present.contains(candidate)) return candidate;
    }
    if (after.empty()) return std::nullopt;
    return after.front();
}

}  // namespace slidewell
