// Which sheets lie on which tile of the frame.
#pragma once

#include <span>
#include <vector>

#include "playback/frame.h"
#include "screen/tiles.h"

namespace slidewell {

// Tells one stage from another, however alike their pictures.
using StageNumber = int;

// A sheet as it is drawn: from which stage, and the part of that.
struct LaidSheet {
    StageNumber stage = 0;
    Sheet::From from = Sheet::From::incoming;
    Blit blit;
    bool in_place = false;  // every pixel lies where it lies on its stage
    friend bool operator==(const LaidSheet&, const LaidSheet&) = default;
};

class SheetIndex {
  public:
    // A frame on which nothing lies.
    explicit SheetIndex(const TileGrid& grid) : SheetIndex(grid, {}) {}
    SheetIndex(const TileGrid& grid, std::vector<LaidSheet> sheets);

    [[nodiscard]] const std::vector<LaidSheet>& sheets() const { return sheets_; }
    [[nodiscard]] const TileGrid& grid() const { return grid_; }
    [[nodiscard]] const LaidSheet& sheet(int number) const {
        return sheets_[static_cast<std::size_t>(number)];
    }
    // The numbers of those that touch a tile, in painting order.
    [[nodiscard]] std::span<const int> on(int tile) const;
    // True when all that touch it are in place.
    [[nodiscard]] bool in_place_on(int tile) const;
    // True when the lowest sheet is opaque and all over it, and those above are parts of another stage that
    // lie side by side, as in a dissolve; or when there are none above. All are in place.
    [[nodiscard]] bool in_cells_on(int tile) const;

  private:
    TileGrid grid_;
    std::vector<LaidSheet> sheets_;
    std::vector<int> starts_;  // of each tile's numbers, and where the last one's end
    std::vector<int> numbers_;
};

// True when the same pixels of the same stages lie on a tile, equally strong.
[[nodiscard]] bool same_on(int tile, const SheetIndex& a, const SheetIndex& b);

}  // namespace slidewell
