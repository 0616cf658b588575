// Each frame is counted three times, once for each length of time.
#include "health/frame_statistics.h"

#include <algorithm>

namespace slidewell {

using std::chrono::duration_cast;
using std::chrono::microseconds;

void FrameTally::count(const FrameTiming& frame) {
    ++frames;
    delays.add(frame.delay);
    if (frame.delay > frame.refresh) ++late;
    if (!frame.gap) return;
    gaps.add(*frame.gap);
    const auto refreshes = (*frame.gap + frame.refresh / 2) / frame.refresh;
    dropped += static_cast<std::uint64_t>(std::max<microseconds::rep>(refreshes - 1, 0));
}

void FrameTally::add(const FrameTally& other) {
    frames += other.frames;
    late += other.late;
    dropped += other.dropped;
    gaps.add(other.gaps);
    delays.add(other.delays);
}

void FrameStatistics::note(const FrameShown& frame, microseconds refresh) {
    FrameTiming timing{duration_cast<microseconds>(frame.shown - frame.due), {}, refresh};
    if (before_) timing.gap = duration_cast<microseconds>(frame.shown - *before_);
    minute_.at(frame.shown).count(timing);
    hour_.at(frame.shown).count(timing);
    all_.count(timing);
    before_ = frame.moving ? std::optional(frame.shown) : std::nullopt;
}

}  // namespace slidewell
