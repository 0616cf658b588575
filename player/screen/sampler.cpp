// First between columns, once for each row of the source; then between two such rows. Where a picture is
// scaled but a little, many columns in a row lie equally far from their pixels, so that whole vectors of
// pixels are blended with what lies one pixel further on. All arithmetic is done in 16-bit lanes: pixels are
// taken by halves (screen/halves.h), and the two channels of a half are put together again at the end.
#include "screen/sampler.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <utility>

#include "playback/frame.h"
#include "screen/halves.h"
#include "screen/streaming.h"
#include "screen/vectorised.h"

namespace slidewell {
namespace {

using Word = std::uint16_t;
using Step = Sampler::Step;
using Between = Sampler::Between;

constexpr std::size_t columns_at_once = 8;
constexpr std::size_t scalings_remembered = 8;

// The pixels at `first`, counted from `start`, and those to the right of them. Each two are read at once.
void pick_neighbours(const Pixel* __restrict from, int start, const int* __restrict first,
                     Pixel* __restrict left, Pixel* __restrict right, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        std::uint64_t both = 0;
        std::memcpy(&both, from + (first[i] - start), sizeof both);
        const auto [one, other] = std::bit_cast<std::array<Pixel, 2>>(both);
        left[i] = one;
        right[i] = other;
    }
}

// Between two channels, `fraction` 256ths from the left one, in 1/256 of a level: it fits a word.
constexpr Word between(int left, int right, int fraction) {
    return static_cast<Word>(left * (area_unit - fraction) + right * fraction);
}

constexpr Word low_between(Half left, Half right, Word fraction) {
    return between(left & 0xFF, right & 0xFF, fraction);
}

constexpr Word high_between(Half left, Half right, Word fraction) {
    return between(left >> 8, right >> 8, fraction);
}

SLIDEWELL_VECTORISED
void between_columns(const Half* __restrict left, const Half* __restrict right,
                     const Word* __restrict fractions, Word* __restrict low, Word* __restrict high,
                     std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        low[i] = low_between(left[i], right[i], fractions[i]);
        high[i] = high_between(left[i], right[i], fractions[i]);
    }
}

// So many columns at once: those of the next step, among them, are blended again by that. `pixels` are those
// of the row, from `origin` on, and of all rows below it.
SLIDEWELL_VECTORISED
void between_columns(std::span<const Pixel> pixels, std::span<const Step> steps, Step origin,
                     const Word* __restrict fractions, Word* __restrict low, Word* __restrict high) {
    for (const Step& step : steps) {
        const auto first = static_cast<std::size_t>(step.pixel - origin.pixel);
        fetch(&pixels[std::min(first + fetched_ahead, pixels.size() - 1)]);
        const Half* const left = halves(&pixels[first]);
        const Half* const right = left + halves_per_pixel;
        const std::size_t at = halves_per_pixel * static_cast<std::size_t>(step.column - origin.column);
        for (std::size_t i = 0; i < halves_per_pixel * columns_at_once; ++i) {
            low[at + i] = low_between(left[i], right[i], fractions[at + i]);
            high[at + i] = high_between(left[i], right[i], fractions[at + i]);
        }
    }
}

// Each product loses less than one unit; half of what both may lose is given back.
constexpr Word together(Word above, Word below, const Between& rows) {
    const auto from_above = static_cast<Word>(std::uint32_t{above} * rows.above >> 16);
    const auto from_below = static_cast<Word>(std::uint32_t{below} * rows.below >> 16);
    return static_cast<Word>(from_above + from_below + 129);
}

inline Half between_rows(const Between& rows, std::size_t half) {
    return joined(together(rows.low_above[half], rows.low_below[half], rows),
                  together(rows.high_above[half], rows.high_below[half], rows));
}

SLIDEWELL_VECTORISED
void between_rows(Between rows, Half* __restrict out, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        out[i] = between_rows(rows, i);
}

// Whole lines, `out` being where one begins.
SLIDEWELL_VECTORISED
void lines_between_rows(Between rows, Pixel* __restrict out, std::size_t count) {
    for (std::size_t done = 0; done < count; done += line_pixels) {
        CacheLine line;
        for (std::size_t i = 0; i < line.halves.size(); ++i)
            line.halves[i] = between_rows(rows, done * halves_per_pixel + i);
        stream(line, out + done);
    }
}

SLIDEWELL_VECTORISED
void mix_between_rows(Between rows, const Half* __restrict below, Half* __restrict out, std::size_t count,
                      Share opacity) {
    const auto rest = static_cast<Share>(opaque - opacity);
    for (std::size_t i = 0; i < count; ++i)
        out[i] = mixed(between_rows(rows, i), below[i], opacity, rest);
}

SLIDEWELL_VECTORISED
void mix_lines_between_rows(Between rows, const Pixel* __restrict below, Pixel* __restrict out,
                            std::size_t count, Share opacity) {
    const auto rest = static_cast<Share>(opaque - opacity);
    for (std::size_t done = 0; done < count; done += line_pixels) {
        fetch(below + std::min(done + fetched_ahead, count - 1));
        CacheLine line;
        for (std::size_t i = 0; i < line.halves.size(); ++i) {
            const Half from = between_rows(rows, done * halves_per_pixel + i);
            line.halves[i] = mixed(from, halves(below + done)[i], opacity, rest);
        }
        stream(line, out + done);
    }
}

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

Sampler::Between Sampler::Between::from(std::size_t half) const {
    return {low_above + half, high_above + half, low_below + half, high_below + half, above, below};
}

Rect Sampler::needed(const Area& source, Rect target, Rect clip, Size of) {
    const Axis across(source.x, source.width, target.width, of.width);
    const Axis down(source.y, source.height, target.height, of.height);
    // One more to the left and none to the right of the last column: see columns().
    const int left = std::max(0, across(clip.x - target.x).first - 1);
    const int top = down(clip.y - target.y).first;
    return {left, top, across(clip.right() - 1 - target.x).second - left + 1,
            down(clip.bottom() - 1 - target.y).second - top + 1};
}

void Sampler::begin(const Excerpt& from, const Area& source, Rect target, Rect clip) {
    from_ = from;
    target_ = target;
    clip_ = clip;
    down_ = Axis(source.y, source.height, target.height, from.whole.height);
    const Columns& all = columns(Axis(source.x, source.width, target.width, from.whole.width), target.width);
    const auto start = static_cast<std::size_t>(clip.x - target.x);
    const auto width = static_cast<std::size_t>(clip.width);
    first_ = std::span(all.first).subspan(start, width);
    fractions_ = std::span(all.fractions).subspan(start * halves_per_pixel);
    choose_steps(all.steps);
    for (auto* pixels : {&left_, &right_})
        pixels->resize(width);
    for (Blended* blended : {&above_, &below_}) {
        for (auto* channels : {&blended->low, &blended->high})
            channels->resize((width + columns_at_once) * halves_per_pixel);
        blended->row = -1;
    }
}

// Those that begin in the clip and for which all is there that they read. Other columns go one by one.
void Sampler::choose_steps(std::span<const Step> all) {
    const int start = clip_.x - target_.x;
    const int end_of_row = from_.at.x + from_.pixels.size.width;
    const auto first = std::ranges::lower_bound(all, start, {}, &Step::column);
    const auto behind = std::ranges::lower_bound(first, all.end(), start + clip_.width, {}, &Step::column);
    const auto last = std::partition_point(first, behind, [&](const Step& step) {
        return step.pixel + static_cast<int>(columns_at_once) < end_of_row;
    });
    const auto column = [&](auto step) { return step == behind ? clip_.width : step->column - start; };
    steps_ = {first, last};
    before_steps_ = static_cast<std::size_t>(column(first));
    behind_steps_ = static_cast<std::size_t>(column(last));
}

// The last pixel of a row has no right neighbour: what lies on it lies all the way to the right of the one
// before.
const Sampler::Columns& Sampler::columns(const Axis& axis, int count) {
    const auto same = [&](const Columns& columns) {
        return columns.axis == axis && columns.first.size() == static_cast<std::size_t>(count);
    };
    if (const auto found = std::ranges::find_if(known_, same); found != known_.end()) return *found;
    if (known_.size() == scalings_remembered) known_.erase(known_.begin());
    Columns& columns = known_.emplace_back();
    columns.axis = axis;
    columns.first.reserve(static_cast<std::size_t>(count));
    columns.fractions.reserve((static_cast<std::size_t>(count) + columns_at_once) * halves_per_pixel);
    for (int x = 0; x < count; ++x) {
        const Position at = axis(x);
        const bool on_last = at.second == at.first && at.first > 0;
        columns.first.push_back(on_last ? at.first - 1 : at.first);
        columns.fractions.insert(columns.fractions.end(), halves_per_pixel,
                                 static_cast<Word>(on_last ? area_unit : at.fraction));
    }
    columns.fractions.resize(columns.fractions.size() + columns_at_once * halves_per_pixel);
    columns.steps = steps(columns.first);
    return columns;
}

std::vector<Sampler::Step> Sampler::steps(std::span<const int> first) {
    std::vector<Step> steps;
    for (std::size_t column = 0; column < first.size();) {
        const std::size_t begin = column;
        const auto as_far = [&] { return first[column] - first[begin] == static_cast<int>(column - begin); };
        while (column < first.size() && column - begin < columns_at_once && as_far())
            ++column;
        steps.push_back({static_cast<int>(begin), first[begin]});
    }
    constexpr std::size_t too_few = 2;  // columns in each, to be worth while
    if (first.size() < too_few * steps.size()) steps.clear();
    return steps;
}

void Sampler::blend_columns(int row, Blended& out) {
    const std::span<const Pixel> source = from_.from_row(row);
    blend_singly(source.data(), 0, before_steps_, out);
    between_columns(source, steps_, {clip_.x - target_.x, from_.at.x}, fractions_.data(), out.low.data(),
                    out.high.data());
    blend_singly(source.data(), behind_steps_, first_.size(), out);
    out.row = row;
}

void Sampler::blend_singly(const Pixel* row, std::size_t begin, std::size_t end, Blended& out) {
    const std::size_t count = end - begin;
    if (from_.whole.width > 1) {
        pick_neighbours(row, from_.at.x, first_.data() + begin, left_.data(), right_.data(), count);
    } else {
        std::fill_n(left_.begin(), count, *row);
        std::fill_n(right_.begin(), count, *row);
    }
    const std::size_t at = begin * halves_per_pixel;
    between_columns(halves(left_.data()), halves(right_.data()), fractions_.data() + at, out.low.data() + at,
                    out.high.data() + at, count * halves_per_pixel);
}

// Where a row of the target lies right on one of the source, all comes from that one. A share of all would be
// 2^16, one more than a word holds; what that loses, together() gives back.
Sampler::Between Sampler::around(int y) {
    const Position at = down_(y - target_.y);
    if (below_.row == at.first) std::swap(above_, below_);
    if (above_.row != at.first) blend_columns(at.first, above_);
    const bool on_it = at.fraction == 0;
    if (!on_it && below_.row != at.second) blend_columns(at.second, below_);
    const Blended& below = on_it ? above_ : below_;
    constexpr int all = 0xFFFF;
    return {above_.low.data(),
            above_.high.data(),
            below.low.data(),
            below.high.data(),
            static_cast<Word>(std::min((area_unit - at.fraction) << 8, all)),
            static_cast<Word>(at.fraction << 8)};
}

void Sampler::row(int y, std::span<Pixel> out, Destination where) {
    const Between rows = around(y);
    const auto plainly = [&](std::size_t begin, std::size_t end) {
        between_rows(rows.from(begin * halves_per_pixel), halves(out.data() + begin),
                     (end - begin) * halves_per_pixel);
    };
    if (where == Destination::caches) return plainly(0, out.size());
    const auto lines = [&](std::size_t begin, std::size_t end) {
        lines_between_rows(rows.from(begin * halves_per_pixel), out.data() + begin, end - begin);
    };
    paint_streaming(out, lines, plainly);
}

void Sampler::row_over(std::span<const Pixel> below, int y, std::span<Pixel> out, int opacity,
                       Destination where) {
    const Between rows = around(y);
    const auto share = static_cast<Share>(opacity);
    const auto plainly = [&](std::size_t begin, std::size_t end) {
        mix_between_rows(rows.from(begin * halves_per_pixel), halves(below.data() + begin),
                         halves(out.data() + begin), (end - begin) * halves_per_pixel, share);
    };
    if (where == Destination::caches) return plainly(0, out.size());
    const auto lines = [&](std::size_t begin, std::size_t end) {
        mix_lines_between_rows(rows.from(begin * halves_per_pixel), below.data() + begin, out.data() + begin,
                               end - begin, share);
    };
    paint_streaming(out, lines, plainly);
}

}  // namespace slidewell
