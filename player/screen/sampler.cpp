// First between two rows, which is one straight run of memory; then between columns.
#include "screen/sampler.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace slidewell {
namespace {

constexpr std::size_t channels = 4;

void blend(const std::uint8_t* __restrict upper, const std::uint8_t* __restrict lower,
           std::uint32_t* __restrict out, std::size_t count, int fraction) {
    const auto part = static_cast<std::uint16_t>(fraction);
    const auto rest = static_cast<std::uint16_t>(area_unit - fraction);
    for (std::size_t i = 0; i < count; ++i) {
        out[i] = static_cast<std::uint16_t>(upper[i] * rest + lower[i] * part);
    }
}

// Two channels at once, in the halves of a long word.
std::uint64_t two(const std::uint32_t* channel) {
    std::uint64_t both = 0;
    std::memcpy(&both, channel, sizeof both);
    return both;
}

// Two channels between `left` and `right`, as bytes 0 and 1. Equals left * (256 - fraction) + right *
// fraction in each half, which takes 24 of its 32 bits: what the subtraction borrows, the addition gives
// back.
std::uint32_t blend_two(std::uint64_t left, std::uint64_t right, std::uint64_t fraction) {
    const std::uint64_t sum = left * area_unit + (right - left) * fraction + 0x00008000'00008000;
    return static_cast<std::uint32_t>((sum >> 16 & 0xFF) | (sum >> 40 & 0xFF00));
}

// One pixel from two that follow one another in `left`.
Pixel blend_columns(const std::uint32_t* left, int fraction) {
    const std::uint32_t* right = left + channels;
    const auto part = static_cast<std::uint64_t>(fraction);
    return blend_two(two(left), two(right), part) | blend_two(two(left + 2), two(right + 2), part) << 16;
}

}  // namespace

Sampler::Axis::Axis(int start, int length, int pixels, int source_pixels)
    : start_(start - area_unit / 2),
      half_step_((std::int64_t{length} << 31) / pixels),
      last_((std::int64_t{source_pixels} - 1) * area_unit) {}

Sampler::Position Sampler::Axis::operator()(int pixel) const {
    const std::int64_t middle = (2 * std::int64_t{pixel} + 1) * half_step_ >> 32;
    const auto at = static_cast<int>(std::clamp<std::int64_t>(start_ + middle, 0, last_));
    return {at / area_unit, at % area_unit};
}

Sampler::Sampler(ConstPixels from, const Area& source, Rect target, Rect clip)
    : from_(from),
      target_(target),
      down_(source.y, source.height, target.height, from.size.height),
      row_(static_cast<std::size_t>(clip.width)) {
    const Axis across(source.x, source.width, target.width, from.size.width);
    columns_.reserve(row_.size());
    for (int x = clip.x; x < clip.right(); ++x)
        columns_.push_back(across(x - target.x));
    first_column_ = columns_.front().index;
    const int used = columns_.back().index + 2 - first_column_;
    blended_.resize(static_cast<std::size_t>(used) * channels);
}

void Sampler::blend_rows(Position between) {
    const int lower_row = std::min(between.index + 1, from_.size.height - 1);
    const auto* upper = reinterpret_cast<const std::uint8_t*>(from_.at(first_column_, between.index));
    const auto* lower = reinterpret_cast<const std::uint8_t*>(from_.at(first_column_, lower_row));
    // The last column of all has no successor: it is its own.
    const bool at_edge = columns_.back().index + 1 == from_.size.width;
    const std::size_t count = blended_.size() - (at_edge ? channels : 0);
    blend(upper, lower, blended_.data(), count, between.fraction);
    if (at_edge) std::copy_n(blended_.data() + count - channels, channels, blended_.data() + count);
}

std::span<const Pixel> Sampler::row(int y) {
    blend_rows(down_(y - target_.y));
    std::ranges::transform(columns_, row_.begin(), [&](Position column) {
        const auto offset = static_cast<std::size_t>(column.index - first_column_) * channels;
        return blend_columns(blended_.data() + offset, column.fraction);
    });
    return row_;
}

}  // namespace slidewell
