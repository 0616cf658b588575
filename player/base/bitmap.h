// Finished pixels. A Bitmap is immutable and shared: copying one copies a pointer.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "base/geometry.h"

namespace slidewell {

// One pixel: 0xAARRGGBB, colour channels premultiplied by alpha (each is at most alpha).
using Pixel = std::uint32_t;

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;
    friend bool operator==(const Colour&, const Colour&) = default;
};

[[nodiscard]] constexpr Pixel to_pixel(Colour c) {
    const auto times_alpha = [&](std::uint32_t v) { return (v * c.alpha + 127) / 255; };
    return static_cast<Pixel>(c.alpha) << 24 | times_alpha(c.red) << 16 | times_alpha(c.green) << 8 |
           times_alpha(c.blue);
}

// Pixels that are still being painted: rows from the top, without gaps between them.
struct Canvas {
    Size size;
    std::vector<Pixel> pixels;

    explicit Canvas(Size of, Pixel fill = 0)
        : size(of), pixels(static_cast<std::size_t>(of.width) * static_cast<std::size_t>(of.height), fill) {}
    [[nodiscard]] std::span<Pixel> row(int y) {
        return {pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width),
                static_cast<std::size_t>(size.width)};
    }
};

class Bitmap {
  public:
    Bitmap() = default;
    explicit Bitmap(Canvas canvas)
        : size_(canvas.size), pixels_(std::make_shared<std::vector<Pixel>>(std::move(canvas.pixels))) {}

    [[nodiscard]] Size size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_.empty(); }
    [[nodiscard]] std::span<const Pixel> row(int y) const {
        return {pixels_->data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(size_.width),
                static_cast<std::size_t>(size_.width)};
    }
    [[nodiscard]] Pixel at(int x, int y) const { return row(y)[static_cast<std::size_t>(x)]; }

    // To go on painting: the same memory where nobody else has this bitmap, else a copy.
    [[nodiscard]] Canvas thaw() && {
        Canvas canvas{Size{}};
        canvas.size = std::exchange(size_, Size{});
        const auto pixels = std::exchange(pixels_, nullptr);
        if (pixels) canvas.pixels = pixels.use_count() == 1 ? std::move(*pixels) : *pixels;
        return canvas;
    }

  private:
    Size size_;
    std::shared_ptr<std::vector<Pixel>> pixels_;  // never changed while it is here
};

}  // namespace slidewell
