// Separable resampling: a row is narrowed when it is read, then rows are summed.
#include "studio/scale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace slidewell {
namespace {

constexpr std::size_t channels = 4;

// The source pixels that make one target pixel: `weights`, which sum to 1, from `first` on.
struct Tap {
    int first = 0;
    std::vector<float> weights;
};

Tap averaged(double from, double to, int source) {
    Tap tap{std::clamp(static_cast<int>(std::floor(from)), 0, source - 1), {}};
    const int last = std::clamp(static_cast<int>(std::ceil(to)) - 1, tap.first, source - 1);
    for (int i = tap.first; i <= last; ++i) {
        const double share = std::min(to, i + 1.0) - std::max(from, static_cast<double>(i));
        tap.weights.push_back(static_cast<float>(std::max(share, 0.0) / (to - from)));
    }
    return tap;
}

Tap interpolated(double middle, int source) {
    const double at = std::clamp(middle - 0.5, 0.0, source - 1.0);
    const int first = std::min(static_cast<int>(at), std::max(0, source - 2));
    if (source == 1) return {0, {1.0F}};
    const auto share = static_cast<float>(at - first);
    return {first, {1.0F - share, share}};
}

// One axis: `count` target pixels from `begin` on, of `whole` that the source is scaled to.
std::vector<Tap> taps(int source, int whole, int begin, int count) {
    const double step = static_cast<double>(source) / whole;
    std::vector<Tap> made;
    for (int i = begin; i < begin + count; ++i) {
        const double from = i * step;
        made.push_back(step >= 1 ? averaged(from, from + step, source)
                                 : interpolated(from + step / 2, source));
    }
    return made;
}

// Source rows that are already narrowed: the last two, which neighbouring target rows share.
class NarrowRows {
  public:
    NarrowRows(const PixelRows& rows, std::vector<Tap> columns)
        : rows_(rows), columns_(std::move(columns)), pixels_(static_cast<std::size_t>(rows.size.width)) {}

    [[nodiscard]] std::span<const float> row(int y) {
        Slot& slot = slots_[static_cast<std::size_t>(y) % slots_.size()];
        if (slot.y != y) fill(slot, y);
        return slot.values;
    }

  private:
    struct Slot {
        int y = -1;
        std::vector<float> values;
    };

    void fill(Slot& slot, int y) {
        rows_.read(y, pixels_);
        slot.y = y;
        slot.values.assign(columns_.size() * channels, 0.0F);
        float* out = slot.values.data();
        for (const Tap& tap : columns_) {
            const Pixel* pixel = pixels_.data() + tap.first;
            for (const float weight : tap.weights) {
                for (std::size_t c = 0; c < channels; ++c)
                    out[c] += weight * static_cast<float>(*pixel >> (8 * c) & 255);
                ++pixel;
            }
            out += channels;
        }
    }

    const PixelRows& rows_;
    std::vector<Tap> columns_;
    std::vector<Pixel> pixels_;
    std::array<Slot, 2> slots_;
};

void store(std::span<const float> sums, std::span<Pixel> row) {
    const auto rounded = [](float value) {
        return static_cast<std::uint32_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
    };
    const float* sum = sums.data();
    for (Pixel& pixel : row) {
        const std::uint32_t alpha = rounded(sum[3]);
        pixel = alpha << 24 | std::min(rounded(sum[2]), alpha) << 16 | std::min(rounded(sum[1]), alpha) << 8 |
                std::min(rounded(sum[0]), alpha);
        sum += channels;
    }
}

Canvas copied(const PixelRows& rows, Rect part) {
    Canvas canvas(part.size());
    std::vector<Pixel> line(static_cast<std::size_t>(rows.size.width));
    for (int y = 0; y < part.height; ++y) {
        rows.read(part.y + y, line);
        std::copy_n(line.begin() + part.x, part.width, canvas.row(y).begin());
    }
    return canvas;
}

}  // namespace

Canvas scaled(const PixelRows& rows, Size whole, Rect part) {
    if (whole == rows.size) return copied(rows, part);
    Canvas canvas(part.size());
    NarrowRows narrow(rows, taps(rows.size.width, whole.width, part.x, part.width));
    std::vector<float> sums(static_cast<std::size_t>(part.width) * channels);
    int y = 0;
    for (const Tap& tap : taps(rows.size.height, whole.height, part.y, part.height)) {
        std::ranges::fill(sums, 0.0F);
        for (std::size_t i = 0; i < tap.weights.size(); ++i) {
            const auto row = narrow.row(tap.first + static_cast<int>(i));
            const float weight = tap.weights[i];
            for (std::size_t c = 0; c < sums.size(); ++c)
                sums[c] += weight * row[c];
        }
        store(sums, canvas.row(y++));
    }
    return canvas;
}

}  // namespace slidewell
