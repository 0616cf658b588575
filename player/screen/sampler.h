// Bilinear sampling of a part of a picture, row by row.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "playback/picture.h"
#include "screen/pixels.h"

namespace slidewell {

// Scales the part `source` of `from` to `target`, and hands out those pixels of it that lie in `clip`. Pixel
// centres map to pixel centres; positions are kept in 1/256 of a pixel; what lies outside `from` repeats its
// edge. Each channel is rounded once, to nearest. Keeps a view of `from`, which must not be empty.
class Sampler {
  public:
    Sampler(ConstPixels from, const Area& source, Rect target, Rect clip);

    // The pixels of target row `y`, from `clip.x` on; good until the next call.
    [[nodiscard]] std::span<const Pixel> row(int y);

  private:
    // Between pixel `index` and its successor, `fraction` 256ths from the first.
    struct Position {
        int index = 0;
        std::uint16_t fraction = 0;
    };
    [[nodiscard]] static Position position(int pixel, int start, int length, int pixels, int last);
    void blend_rows(Position between);

    ConstPixels from_;
    Area source_;
    Rect target_;
    std::vector<Position> columns_;
    int first_column_ = 0;
    std::vector<std::uint16_t> blended_;  // two rows of `from` between its columns in use, times 256
    std::vector<Pixel> row_;
};

}  // namespace slidewell
