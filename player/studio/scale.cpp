// Separable resampling: a row is narrowed when it is read, then rows are summed.
#include "studio/scale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace slidewell {
namespace {

// The source pixels that make one target pixel: `weights`, which sum to 1, from `first` on.
struct Tap {
    int first = 0;
    std::span<const float> weights;
};

// One axis: `count` target pixels from `begin` on, of `whole` that the source is scaled to.
class Taps {
  public:
    Taps(int source, int whole, int begin, int count) : source_(source) {
        const double step = static_cast<double>(source) / whole;
        for (int i = begin; i < begin + count; ++i) {
            const double from = i * step;
            if (step >= 1) {
                average(from, from + step);
            } else {
                interpolate(from + step / 2);
            }
        }
        ends_.push_back(weights_.size());
    }

    [[nodiscard]] std::size_t size() const { return firsts_.size(); }
    [[nodiscard]] Tap operator[](std::size_t i) const {
        return {firsts_[i], std::span(weights_).subspan(ends_[i], ends_[i + 1] - ends_[i])};
    }

  private:
    void begin_at(int first) {
        firsts_.push_back(first);
        ends_.push_back(weights_.size());
    }
    void average(double from, double to) {
        const int first = std::clamp(static_cast<int>(std::floor(from)), 0, source_ - 1);
        const int last = std::clamp(static_cast<int>(std::ceil(to)) - 1, first, source_ - 1);
        begin_at(first);
        for (int i = first; i <= last; ++i) {
            const double share = std::min(to, i + 1.0) - std::max(from, static_cast<double>(i));
            weights_.push_back(static_cast<float>(std::max(share, 0.0) / (to - from)));
        }
    }
    void interpolate(double middle) {
        const double at = std::clamp(middle - 0.5, 0.0, source_ - 1.0);
        const int first = std::min(static_cast<int>(at), std::max(0, source_ - 2));
        begin_at(first);
        const auto share = source_ == 1 ? 0.0F : static_cast<float>(at - first);
        weights_.push_back(1.0F - share);
        if (source_ > 1) weights_.push_back(share);
    }

    int source_;
    std::vector<int> firsts_;
    std::vector<std::size_t> ends_;  // where each one's weights begin, and where the last one's end
    std::vector<float> weights_;
};

// Blue, green, red and alpha of one pixel, in the order of its bytes; GCC and Clang calculate all four at
// once.
struct Light {
    using Channels [[gnu::vector_size(4 * sizeof(float))]] = float;
    Channels channels{};
};

void spread(std::span<const Pixel> row, std::span<Light> lights) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(row.data());
    std::copy_n(bytes, 4 * row.size(), reinterpret_cast<float*>(lights.data()));
}

// No channel comes out above its alpha: none was in the source, and rounding keeps the order.
void gather(std::span<const Light> lights, std::span<Pixel> row) {
    const auto* values = reinterpret_cast<const float*>(lights.data());
    auto* bytes = reinterpret_cast<std::uint8_t*>(row.data());
    constexpr float half = 0.5F;  // what lies behind the point is cut off
    std::transform(values, values + 4 * row.size(), bytes,
                   [](float value) { return static_cast<std::uint8_t>(static_cast<int>(value + half)); });
}

// Source rows that are already narrowed: the last two, which neighbouring target rows share.
class NarrowRows {
  public:
    NarrowRows(const PixelRows& rows, Taps columns)
        : rows_(rows),
          columns_(std::move(columns)),
          pixels_(static_cast<std::size_t>(rows.size.width)),
          wide_(pixels_.size()) {}

    [[nodiscard]] std::span<const Light> row(int y) {
        Slot& slot = slots_[static_cast<std::size_t>(y) % slots_.size()];
        if (slot.y != y) fill(slot, y);
        return slot.lights;
    }

  private:
    struct Slot {
        int y = -1;
        std::vector<Light> lights;
    };

    void fill(Slot& slot, int y) {
        rows_.read(y, pixels_);
        spread(pixels_, wide_);
        slot.y = y;
        slot.lights.resize(columns_.size());
        for (std::size_t i = 0; i < columns_.size(); ++i)
            slot.lights[i] = narrow(columns_[i]);
    }
    [[nodiscard]] Light narrow(const Tap& tap) const {
        Light sum;
        const Light* from = wide_.data() + tap.first;
        for (const float weight : tap.weights)
            sum.channels += weight * (from++)->channels;
        return sum;
    }

    const PixelRows& rows_;
    Taps columns_;
    std::vector<Pixel> pixels_;
    std::vector<Light> wide_;
    std::array<Slot, 2> slots_;
};

void copy(const PixelRows& rows, Rect part, const RowSink& sink) {
    std::vector<Pixel> line(static_cast<std::size_t>(rows.size.width));
    for (int y = 0; y < part.height; ++y) {
        rows.read(part.y + y, line);
        sink(y,
             std::span(line).subspan(static_cast<std::size_t>(part.x), static_cast<std::size_t>(part.width)));
    }
}

}  // namespace

void scale(const PixelRows& rows, Size whole, Rect part, const RowSink& sink) {
    if (whole == rows.size) return copy(rows, part, sink);
    NarrowRows narrow(rows, Taps(rows.size.width, whole.width, part.x, part.width));
    const Taps lines(rows.size.height, whole.height, part.y, part.height);
    std::vector<Light> sums(static_cast<std::size_t>(part.width));
    std::vector<Pixel> made(sums.size());
    for (std::size_t y = 0; y < lines.size(); ++y) {
        std::ranges::fill(sums, Light{});
        int from = lines[y].first;
        for (const float weight : lines[y].weights) {
            const auto row = narrow.row(from++);
            for (std::size_t x = 0; x < sums.size(); ++x)
                sums[x].channels += weight * row[x].channels;
        }
        gather(sums, made);
        sink(static_cast<int>(y), made);
    }
}

void scale(const PixelRows& rows, Size whole, Rect part, Canvas& onto) {
    if (whole == rows.size && part.width == whole.width) {
        for (int y = 0; y < part.height; ++y)
            rows.read(part.y + y, onto.row(y));
        return;
    }
    scale(rows, whole, part,
          [&](int y, std::span<const Pixel> row) { std::ranges::copy(row, onto.row(y).begin()); });
}

Canvas scaled(const PixelRows& rows, Size whole, Rect part) {
    Canvas canvas(part.size());
    scale(rows, whole, part, canvas);
    return canvas;
}

}  // namespace slidewell
