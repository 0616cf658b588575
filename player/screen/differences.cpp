// Compares tile by tile, a few of them at a time.
#include "screen/differences.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace slidewell {
namespace {

// Counted as Stage::work() counts.
constexpr std::int64_t work_at_a_time = 2'000'000;

ConstPixels pixels_of(const Stage& stage, Rect part, Canvas& scratch, Sampler& sampler) {
    if (const auto at_hand = stage.at_hand(part)) return *at_hand;
    scratch = Canvas(part.size());
    stage.paint(part, view(scratch), sampler);
    return view(std::as_const(scratch));
}

bool equal(ConstPixels a, ConstPixels b) {
    for (int y = 0; y < a.size.height; ++y) {
        if (!std::ranges::equal(a.run(0, y, a.size.width), b.run(0, y, a.size.width))) return false;
    }
    return true;
}

}  // namespace

bool Differences::compare_more(const Stage& a, const Stage& b) {
    const TileGrid& grid = same_.grid();
    const std::int64_t work_of_a_tile = (a.work() + b.work()) / std::max(1, grid.count()) + 1;
    std::int64_t work = 0;
    Canvas of_a{Size{}};
    Canvas of_b{Size{}};
    for (; compared_ < grid.count() && work < work_at_a_time; ++compared_) {
        if (changed_.has(compared_)) continue;
        const Rect part = grid.pixels(compared_);
        if (equal(pixels_of(a, part, of_a, sampler_), pixels_of(b, part, of_b, sampler_)))
            same_.add(compared_);
        work += work_of_a_tile;
    }
    return compared_ < grid.count();
}

}  // namespace slidewell
