// GIF by giflib: its first frame, which is what shows.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "studio/scale.h"

namespace slidewell {

// A frame that was decoded: one byte for each pixel.
class GifFrame {
  public:
    // An error is a sentence about the file, which it calls "it". More pixels than `most` are refused.
    [[nodiscard]] static Result<GifFrame> read(std::string_view bytes, int most);

    [[nodiscard]] Size size() const { return size_; }
    // Good as long as the frame.
    [[nodiscard]] PixelRows rows() const;

  private:
    GifFrame() = default;

    Size size_;
    std::vector<std::uint8_t> dots_;
    std::array<Pixel, 256> colours_{};
};

}  // namespace slidewell
