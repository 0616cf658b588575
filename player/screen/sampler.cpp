// First between columns, once for each row of the source; then between two such rows. Only the picking of
// pixels goes one by one, all arithmetic runs along straight memory in 16-bit lanes.
#include "screen/sampler.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace slidewell {
namespace {

using Byte = std::uint8_t;
using Word = std::uint16_t;

constexpr std::size_t channels = 4;

// left * (256 - fraction) + right * fraction, which fits a word: what the subtraction borrows, the sum gives
// back.
void between_columns(const Byte* __restrict left, const Byte* __restrict right,
                     const Word* __restrict fraction, Word* __restrict out, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const auto rise = static_cast<Word>(static_cast<Word>(right[i] - left[i]) * fraction[i]);
        out[i] = static_cast<Word>((left[i] << 8) + rise);
    }
}

void rounded(const Word* __restrict row, Byte* __restrict out, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        out[i] = static_cast<Byte>(static_cast<Word>(row[i] + 128) >> 8);
    }
}

// `fraction` is not 0. Each product loses less than one unit; half of what both may lose is given back.
void between_rows(const Word* __restrict upper, const Word* __restrict lower, Byte* __restrict out,
                  std::size_t count, int fraction) {
    const auto part = static_cast<Word>(fraction << 8);
    const auto rest = static_cast<Word>((area_unit - fraction) << 8);
    for (std::size_t i = 0; i < count; ++i) {
        const auto above = static_cast<Word>(std::uint32_t{upper[i]} * rest >> 16);
        const auto below = static_cast<Word>(std::uint32_t{lower[i]} * part >> 16);
        out[i] = static_cast<Byte>(static_cast<Word>(above + below + 129) >> 8);
    }
}

const Byte* bytes(const std::vector<Pixel>& pixels) { return reinterpret_cast<const Byte*>(pixels.data()); }

}  // namespace

Sampler::Axis::Axis(int start, int length, int pixels, int source_pixels)
    : start_(start - area_unit / 2),
      half_step_((std::int64_t{length} << 31) / pixels),
      last_(source_pixels - 1) {}

Sampler::Position Sampler::Axis::operator()(int pixel) const {
    const std::int64_t middle = (2 * std::int64_t{pixel} + 1) * half_step_ >> 32;
    const std::int64_t end = std::int64_t{last_} * area_unit;
    const auto at = static_cast<int>(std::clamp<std::int64_t>(start_ + middle, 0, end));
    return {at / area_unit, std::min(at / area_unit + 1, last_), at % area_unit};
}

Sampler::Sampler(ConstPixels from, const Area& source, Rect target, Rect clip)
    : from_(from), target_(target), down_(source.y, source.height, target.height, from.size.height) {
    const Axis across(source.x, source.width, target.width, from.size.width);
    const auto width = static_cast<std::size_t>(clip.width);
    columns_.reserve(width);
    fractions_.reserve(width * channels);
    for (int x = clip.x; x < clip.right(); ++x) {
        columns_.push_back(across(x - target.x));
        fractions_.insert(fractions_.end(), channels, static_cast<Word>(columns_.back().fraction));
    }
    for (auto* pixels : {&left_, &right_, &row_})
        pixels->resize(width);
    for (Blended* blended : {&upper_, &lower_})
        blended->channels.resize(width * channels);
}

void Sampler::blend_columns(int row, Blended& out) {
    const Pixel* source = from_.at(0, row);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        left_[i] = source[columns_[i].first];
        right_[i] = source[columns_[i].second];
    }
    between_columns(bytes(left_), bytes(right_), fractions_.data(), out.channels.data(), fractions_.size());
    out.row = row;
}

std::span<const Pixel> Sampler::row(int y) {
    const Position at = down_(y - target_.y);
    if (lower_.row == at.first) std::swap(upper_, lower_);
    if (upper_.row != at.first) blend_columns(at.first, upper_);
    auto* out = reinterpret_cast<Byte*>(row_.data());
    if (at.fraction == 0) {
        rounded(upper_.channels.data(), out, fractions_.size());
    } else {
        if (lower_.row != at.second) blend_columns(at.second, lower_);
        between_rows(upper_.channels.data(), lower_.channels.data(), out, fractions_.size(), at.fraction);
    }
    return row_;
}

}  // namespace slidewell
