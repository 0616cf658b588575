// Which tiles of two stages look different: only these need to be blended while one gives way to the other.
#pragma once

#include "screen/sheet_index.h"
#include "screen/stage.h"
#include "screen/tiles.h"

namespace slidewell {

// What has not been compared yet counts as different.
class Differences {
  public:
    // Between nothing and nothing.
    Differences() = default;
    // Between two stages, told apart by their numbers.
    Differences(const TileGrid& grid, StageNumber a, StageNumber b)
        : same_(grid), changed_(grid), a_(a), b_(b) {}

    [[nodiscard]] bool concern(StageNumber stage) const { return stage == a_ || stage == b_; }
    // True when both stages hold the same pixels there.
    [[nodiscard]] bool none_on(int tile) const { return same_.has(tile) && !changed_.has(tile); }

    // Notes that one of the two stages has changed there, for good.
    void add(Rect part) { changed_.add(part); }
    // Compares another part of the two stages, about a millisecond's worth. True while there is more of it.
    [[nodiscard]] bool compare_more(const Stage& a, const Stage& b);

  private:
    Tiles same_{TileGrid({})};
    Tiles changed_{TileGrid({})};
    StageNumber a_ = 0;
    StageNumber b_ = 0;
    int compared_ = 0;  // tiles
    Sampler sampler_;
};

}  // namespace slidewell
