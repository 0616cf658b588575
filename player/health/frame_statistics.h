// How evenly frames came: over the last minute, the last hour and the whole show, in a memory of fixed size.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "health/histogram.h"
#include "playback/show_event.h"

namespace slidewell {

// One frame's times.
struct FrameTiming {
    std::chrono::microseconds delay{0};            // from due to shown
    std::optional<std::chrono::microseconds> gap;  // since the frame before, where both are of one motion
    std::chrono::microseconds refresh{0};          // between two pictures of the display
};

// What became of the frames of some time.
struct FrameTally {
    std::uint64_t frames = 0;
    std::uint64_t late = 0;     // shown more than a refresh of the display after they were due
    std::uint64_t dropped = 0;  // refreshes without a frame of their own, while something moved
    Histogram gaps;             // between two frames, while something moved
    Histogram delays;           // from due to shown

    void count(const FrameTiming& frame);
    void add(const FrameTally& other);
};

// The tally of the last `slices` times `length`: the oldest slice is dropped as a whole, so between that and
// one slice less is remembered.
template <std::size_t slices>
class RecentFrames {
  public:
    using Time = std::chrono::steady_clock::time_point;

    explicit RecentFrames(Time::duration length) : length_(length) {}

    [[nodiscard]] FrameTally& at(Time now) {
        Slice& slice = slices_[static_cast<std::size_t>(number(now)) % slices];
        if (slice.number != number(now)) slice = {number(now), {}};
        return slice.tally;
    }
    [[nodiscard]] FrameTally sum(Time now) const {
        FrameTally sum;
        for (const Slice& slice : slices_) {
            if (slice.number > number(now) - static_cast<std::int64_t>(slices)) sum.add(slice.tally);
        }
        return sum;
    }

  private:
    struct Slice {
        std::int64_t number = -static_cast<std::int64_t>(slices);
        FrameTally tally;
    };
    [[nodiscard]] std::int64_t number(Time time) const { return time.time_since_epoch() / length_; }

    Time::duration length_;
    std::array<Slice, slices> slices_;
};

class FrameStatistics {
  public:
    using Time = std::chrono::steady_clock::time_point;

    void note(const FrameShown& frame, std::chrono::microseconds refresh);

    [[nodiscard]] FrameTally last_minute(Time now) const { return minute_.sum(now); }
    [[nodiscard]] FrameTally last_hour(Time now) const { return hour_.sum(now); }
    [[nodiscard]] const FrameTally& since_start() const { return all_; }

  private:
    RecentFrames<6> minute_{std::chrono::seconds{10}};
    RecentFrames<12> hour_{std::chrono::minutes{5}};
    FrameTally all_;
    std::optional<Time> before_;  // when the last frame was shown, if another was due right after it
};

}  // namespace slidewell
