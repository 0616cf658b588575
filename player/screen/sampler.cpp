// First between two rows, which is one straight run of memory; then between columns.
#include "screen/sampler.h"

#include <algorithm>
#include <cstddef>

namespace slidewell {
namespace {

constexpr std::size_t channels = 4;
constexpr int half_pixel = area_unit / 2;

void blend(const std::uint8_t* __restrict upper, const std::uint8_t* __restrict lower,
           std::uint16_t* __restrict out, std::size_t count, std::uint16_t fraction) {
    const auto rest = static_cast<std::uint16_t>(area_unit - fraction);
    for (std::size_t i = 0; i < count; ++i) {
        out[i] = static_cast<std::uint16_t>(upper[i] * rest + lower[i] * fraction);
    }
}

// One pixel from two that follow one another in `left`.
Pixel blend_columns(const std::uint16_t* left, std::uint32_t fraction) {
    const std::uint32_t rest = area_unit - fraction;
    Pixel pixel = 0;
    for (std::size_t channel = 0; channel < channels; ++channel) {
        const std::uint32_t sum = left[channel] * rest + left[channel + channels] * fraction + 0x8000;
        pixel |= sum >> 16 << (8 * channel);
    }
    return pixel;
}

}  // namespace

Sampler::Sampler(ConstPixels from, const Area& source, Rect target, Rect clip)
    : from_(from), source_(source), target_(target), row_(static_cast<std::size_t>(clip.width)) {
    columns_.reserve(row_.size());
    for (int x = clip.x; x < clip.right(); ++x) {
        columns_.push_back(position(x - target.x, source.x, source.width, target.width, from.size.width - 1));
    }
    first_column_ = columns_.front().index;
    const int used = columns_.back().index + 2 - first_column_;
    blended_.resize(static_cast<std::size_t>(used) * channels);
}

Sampler::Position Sampler::position(int pixel, int start, int length, int pixels, int last) {
    const std::int64_t middle = (2 * std::int64_t{pixel} + 1) * length / (2 * std::int64_t{pixels});
    const std::int64_t at =
        std::clamp<std::int64_t>(start + middle - half_pixel, 0, std::int64_t{last} * area_unit);
    return {static_cast<int>(at / area_unit), static_cast<std::uint16_t>(at % area_unit)};
}

void Sampler::blend_rows(Position between) {
    const int lower_row = std::min(between.index + 1, from_.size.height - 1);
    const auto* upper = reinterpret_cast<const std::uint8_t*>(from_.at(first_column_, between.index));
    const auto* lower = reinterpret_cast<const std::uint8_t*>(from_.at(first_column_, lower_row));
    // The last column of all has no successor: it is its own.
    const bool at_edge = columns_.back().index + 1 == from_.size.width;
    const std::size_t count = blended_.size() - (at_edge ? channels : 0);
    blend(upper, lower, blended_.data(), count, between.fraction);
    if (at_edge) std::copy_n(blended_.end() - 2 * channels, channels, blended_.end() - channels);
}

std::span<const Pixel> Sampler::row(int y) {
    blend_rows(position(y - target_.y, source_.y, source_.height, target_.height, from_.size.height - 1));
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const auto [index, fraction] = columns_[i];
        const std::uint16_t* left =
            blended_.data() + static_cast<std::size_t>(index - first_column_) * channels;
        row_[i] = blend_columns(left, fraction);
    }
    return row_;
}

}  // namespace slidewell
