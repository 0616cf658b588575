// Finished pixels. A Bitmap is immutable and shared: copying one copies a pointer.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

#include "base/geometry.h"
#include "base/pixel_memory.h"

namespace slidewell {

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

// True when nothing shows through any of them.
[[nodiscard]] inline bool all_opaque(std::span<const Pixel> pixels) {
    Pixel in_all = ~Pixel{0};
    for (const Pixel pixel : pixels)
        in_all &= pixel;
    return in_all >> 24 == 0xFF;
}

// Pixels that are still being painted: rows from the top, without gaps between them.
struct Canvas {
    Size size;
    PixelMemory pixels;

    explicit Canvas(Size of, Pixel fill = 0)
        : size(of), pixels(static_cast<std::size_t>(of.width) * static_cast<std::size_t>(of.height)) {
        if (fill != 0) std::ranges::fill(pixels, fill);
    }
    [[nodiscard]] std::span<Pixel> row(int y) {
        return {pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width),
                static_cast<std::size_t>(size.width)};
    }
};

class Bitmap {
  public:
    Bitmap() = default;
    explicit Bitmap(Canvas canvas) : size_(canvas.size) {
        const auto whole = std::make_shared<PixelMemory>(std::move(canvas.pixels));
        canvas_ = whole.get();
        pixels_ = {whole, whole->data()};
    }
    // Of pixels that lie elsewhere, in rows as a canvas has them; nobody may change them any more.
    Bitmap(Size size, std::shared_ptr<const Pixel> pixels) : size_(size), pixels_(std::move(pixels)) {}

    [[nodiscard]] Size size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_.empty(); }
    [[nodiscard]] std::span<const Pixel> row(int y) const {
        return {pixels_.get() + static_cast<std::size_t>(y) * static_cast<std::size_t>(size_.width),
                static_cast<std::size_t>(size_.width)};
    }
    [[nodiscard]] Pixel at(int x, int y) const { return row(y)[static_cast<std::size_t>(x)]; }
    // All rows, one after the other.
    [[nodiscard]] std::span<const Pixel> pixels() const {
        if (empty()) return {};
        return {pixels_.get(),
                static_cast<std::size_t>(size_.width) * static_cast<std::size_t>(size_.height)};
    }

    // That of the canvas on which it was painted; null where the pixels lie elsewhere.
    [[nodiscard]] const PixelMemory* memory() const { return canvas_; }

    // Whether others have it too.
    [[nodiscard]] bool shared() const { return pixels_.use_count() > 1; }

    // To go on painting: the same memory where it was a canvas and nobody else has this bitmap, else a copy.
    [[nodiscard]] Canvas thaw() && {
        Canvas canvas{Size{}};
        if (canvas_ != nullptr && !shared()) {
            canvas.pixels = std::move(*canvas_);
        } else {
            canvas.pixels = PixelMemory(pixels().size());
            std::ranges::copy(pixels(), canvas.pixels.begin());
        }
        canvas.size = size_;
        *this = Bitmap();
        return canvas;
    }

  private:
    Size size_;
    std::shared_ptr<const Pixel> pixels_;  // and with them whatever they lie in
    PixelMemory* canvas_ = nullptr;        // see memory(); not changed while anybody has this bitmap
};

}  // namespace slidewell
