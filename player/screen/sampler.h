// Bilinear sampling of a part of a picture, row by row.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "playback/picture.h"
#include "screen/pixels.h"
#include "screen/streaming.h"

namespace slidewell {

// Scales the part `source` of a picture to `target`, and hands out those pixels of it that lie in `clip`,
// which lies in `target`. Pixel centres map to pixel centres; positions are kept in 1/256 of a pixel; what
// lies outside the picture repeats its edge. Channels are kept in 1/256 of a level until they are rounded to
// nearest at the end. One sampler serves any number of scalings, one after the other, and remembers what the
// last few have in common with the next.
class Sampler {
  public:
    // The part of a picture of size `of` that the samples in `clip` are made from; not empty.
    [[nodiscard]] static Rect needed(const Area& source, Rect target, Rect clip, Size of);

    // Turns to another scaling. Keeps the view `from`, which holds what is needed.
    void begin(const Excerpt& from, const Area& source, Rect target, Rect clip);

    // Writes the pixels of target row `y`, from `clip.x` on. Quickest from top to bottom.
    void row(int y, std::span<Pixel> out, Destination where = Destination::caches);

    // The same, blended over `below` as mix() does (screen/kernels.h); `below` is not `out`.
    void row_over(std::span<const Pixel> below, int y, std::span<Pixel> out, int opacity,
                  Destination where = Destination::caches);

    // `column` lies between `pixel` and the next one, the column after it one pixel further on, and so forth:
    // for some columns at least.
    struct Step {
        int column = 0;
        int pixel = 0;
    };

    // Two rows of the source, blended between their columns: the low and the high channel of each half of a
    // pixel (screen/halves.h), in 1/256 of a level. And how much of a row of the target comes from each of
    // them, in 2^-16.
    struct Between {
        const std::uint16_t* low_above;
        const std::uint16_t* high_above;
        const std::uint16_t* low_below;
        const std::uint16_t* high_below;
        std::uint16_t above;
        std::uint16_t below;

        // The same from that half on.
        [[nodiscard]] Between from(std::size_t half) const;
    };

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
        Axis() = default;
        Axis(int start, int length, int pixels, int source_pixels);
        [[nodiscard]] Position operator()(int pixel) const;
        friend bool operator==(const Axis&, const Axis&) = default;

      private:
        std::int64_t start_ = 0;
        std::int64_t half_step_ = 0;  // half of a target pixel, in 2^-32 of 1/256 of a source pixel
        int last_ = 0;
    };
    // The columns of a target: between which pixels of a row they lie, `first` and the next one.
    struct Columns {
        Axis axis;
        std::vector<int> first;
        std::vector<std::uint16_t> fractions;  // once for each half, and some more behind the last
        std::vector<Step> steps;               // none where each would be for one or two columns
    };
    // A row of the source, as Between has it.
    struct Blended {
        int row = -1;
        std::vector<std::uint16_t> low, high;
    };
    [[nodiscard]] Between around(int y);
    [[nodiscard]] static std::vector<Step> steps(std::span<const int> first);
    [[nodiscard]] const Columns& columns(const Axis& axis, int count);
    void choose_steps(std::span<const Step> all);
    void blend_columns(int row, Blended& out);
    void blend_singly(const Pixel* row, std::size_t begin, std::size_t end, Blended& out);

    Excerpt from_;
    Rect target_;
    Rect clip_;
    Axis down_;
    std::vector<Columns> known_;  // of the last few scalings, the oldest first
    std::span<const int> first_;
    std::span<const std::uint16_t> fractions_;
    std::span<const Step> steps_;
    std::size_t before_steps_ = 0;     // so many columns
    std::size_t behind_steps_ = 0;     // from this column on
    std::vector<Pixel> left_, right_;  // the pixels between which single columns lie
    Blended above_, below_;
};

}  // namespace slidewell
