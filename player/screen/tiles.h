// A frame in tiles: what is worth drawing again is decided for each of them.
#pragma once

#include <cstddef>
#include <vector>

#include "base/geometry.h"

namespace slidewell {

inline constexpr Size tile_size{64, 32};

// The grid that tiles cut a frame into; those at its right and lower edge may be smaller.
class TileGrid {
  public:
    explicit TileGrid(Size frame);

    [[nodiscard]] Size frame() const { return frame_; }
    [[nodiscard]] int columns() const { return columns_; }
    [[nodiscard]] int rows() const { return rows_; }
    [[nodiscard]] int count() const { return columns_ * rows_; }
    // Tiles are counted row by row.
    [[nodiscard]] int number(int column, int row) const { return row * columns_ + column; }
    // The pixels of a tile.
    [[nodiscard]] Rect pixels(int tile) const;
    // The pixels of a rectangle of columns and rows.
    [[nodiscard]] Rect pixels(Rect tiles) const;
    // The tiles that `part` of the frame touches, as such a rectangle.
    [[nodiscard]] Rect touched_by(Rect part) const;

  private:
    Size frame_;
    int columns_;
    int rows_;
};

// A set of tiles.
class Tiles {
  public:
    explicit Tiles(const TileGrid& grid) : grid_(grid), in_(static_cast<std::size_t>(grid.count())) {}

    [[nodiscard]] const TileGrid& grid() const { return grid_; }
    [[nodiscard]] bool has(int tile) const { return in_[static_cast<std::size_t>(tile)]; }
    [[nodiscard]] bool empty() const;
    void add(int tile) { in_[static_cast<std::size_t>(tile)] = true; }
    // All that this part of the frame touches.
    void add(Rect part);
    // All that are in `other`, which is of the same grid.
    void add(const Tiles& other);

    // At most `most` rectangles of pixels that cover the set and, where it is in many pieces, some tiles
    // besides. One, where the set fills three quarters of that.
    [[nodiscard]] std::vector<Rect> cover(std::size_t most) const;

  private:
    [[nodiscard]] bool has_any(Rect block) const;
    [[nodiscard]] std::vector<Rect> runs(int block) const;

    TileGrid grid_;
    std::vector<bool> in_;
};

}  // namespace slidewell
