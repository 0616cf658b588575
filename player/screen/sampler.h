// Bilinear sampling of a part of a picture, row by row.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "playback/picture.h"
#include "screen/pixels.h"

namespace slidewell {

// Scales the part `source` of `from` to `target`, and hands out those pixels of it that lie in `clip`, which
// lies in `target`. Pixel centres map to pixel centres; positions are kept in 1/256 of a pixel; what lies
// outside `from` repeats its edge. Each channel is rounded once, to nearest. Keeps a view of `from`, which is
// not empty.
class Sampler {
  public:
    Sampler(ConstPixels from, const Area& source, Rect target, Rect clip);

    // The pixels of target row `y`, from `clip.x` on; good until the next call.
    [[nodiscard]] std::span<const Pixel> row(int y);

  private:
    // Between pixel `index` and its successor, `fraction` 256ths from the first.
    struct Position {
        int index = 0;
        int fraction = 0;
    };
    // Where the pixels of the target lie along one axis of the source.
    class Axis {
      public:
        Axis(int start, int length, int pixels, int source_pixels);
        [[nodiscard]] Position operator()(int pixel) const;

      private:
        std::int64_t start_;
        std::int64_t half_step_;  // half of a target pixel, in 2^-32 of 1/256 of a source pixel
        std::int64_t last_;
    };
    void blend_rows(Position between);

    ConstPixels from_;
    Rect target_;
    Axis down_;
    std::vector<Position> columns_;
    int first_column_ = 0;
    std::vector<std::uint32_t> blended_;  // a channel each: a row between two rows of `from`, times 256
    std::vector<Pixel> row_;
};

}  // namespace slidewell
