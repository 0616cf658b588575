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
// outside `from` repeats its edge. Channels are kept in 1/256 of a level until they are rounded to nearest at
// the end. Keeps a view of `from`, which is not empty.
class Sampler {
  public:
    Sampler(ConstPixels from, const Area& source, Rect target, Rect clip);

    // The pixels of target row `y`, from `clip.x` on; good until the next call. Quickest from top to bottom.
    [[nodiscard]] std::span<const Pixel> row(int y);

  private:
    // Between pixel `first` and its successor `second`, `fraction` 256ths from the first.
    struct Position {
        int first = 0;
        int second = 0;
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
        int last_;
    };
    // A row of the source, blended between its columns: a channel each, in 1/256 of a level.
    struct Blended {
        int row = -1;
        std::vector<std::uint16_t> channels;
    };
    void blend_columns(int row, Blended& out);

    ConstPixels from_;
    Rect target_;
    Axis down_;
    std::vector<Position> columns_;
    std::vector<std::uint16_t> fractions_;  // of the columns, once for each channel
    std::vector<Pixel> left_, right_;       // the pixels between which the columns lie
    Blended upper_, lower_;
    std::vector<Pixel> row_;
};

}  // namespace slidewell
