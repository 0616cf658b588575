// How long something took, many times over, in a memory of fixed size.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace slidewell {

// Counts durations in cells that grow with them: what it answers is at most one sixteenth too long, and never
// too short. From a minute on everything is one cell.
class Histogram {
  public:
    using Micros = std::chrono::microseconds;

    void add(Micros duration) {
        ++cells_[cell(duration)];
        ++count_;
        largest_ = std::max(largest_, duration);
    }
    void add(const Histogram& other) {
        std::ranges::transform(cells_, other.cells_, cells_.begin(), std::plus{});
        count_ += other.count_;
        largest_ = std::max(largest_, other.largest_);
    }

    [[nodiscard]] std::uint32_t count() const { return count_; }
    [[nodiscard]] Micros largest() const { return largest_; }
    // What `percent` of the durations do not exceed; 0 when there are none.
    [[nodiscard]] Micros percentile(int percent) const {
        const std::uint64_t enough = (std::uint64_t{count_} * static_cast<unsigned>(percent) + 99) / 100;
        std::uint64_t passed = 0;
        for (std::size_t at = 0; at < cells; ++at) {
            passed += cells_[at];
            if (passed > 0 && passed >= enough) return std::min(end_of(at), largest_);
        }
        return largest_;
    }

  private:
    // Two to the power of `steps` cells for each doubling; below 2^`steps` each microsecond has its own.
    static constexpr int steps = 4;
    static constexpr unsigned most = (1U << 26) - 1;  // microseconds: 67 s
    static constexpr std::size_t cells = (26 - steps + 1) << steps;

    [[nodiscard]] static std::size_t cell(Micros duration) {
        const auto value = static_cast<unsigned>(std::clamp<Micros::rep>(duration.count(), 0, most));
        const int shift = std::max(static_cast<int>(std::bit_width(value)) - 1 - steps, 0);
        return (static_cast<std::size_t>(shift) << steps) + (value >> shift);
    }
    // The longest duration in the cell.
    [[nodiscard]] static Micros end_of(std::size_t at) {
        const std::size_t shift = at < (2U << steps) ? 0 : (at >> steps) - 1;
        return Micros{((at - (shift << steps) + 1) << shift) - 1};
    }

    std::array<std::uint32_t, cells> cells_{};
    std::uint32_t count_ = 0;
    Micros largest_{0};
};

}  // namespace slidewell
