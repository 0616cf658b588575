#include "health/frame_statistics.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

constexpr auto refresh = 20ms;

// A display of 50 Hz that is shown a row of frames.
class Row {
  public:
    // Due `pause` after the last frame was shown, and shown `delay` later.
    void frame(std::chrono::microseconds pause, std::chrono::microseconds delay, bool moving = true) {
        const auto due = now + pause;
        now = due + delay;
        statistics.note(FrameShown{due, now, moving}, refresh);
    }

    FrameStatistics statistics;
    FrameStatistics::Time now{1h};
};

}  // namespace

TEST_CASE("frames at the display's rate are neither late nor dropped") {
    Row row;
    row.frame(5s, 2ms);
    for (int frame = 0; frame < 10; ++frame)
        row.frame(18ms, 2ms);
    const FrameTally all = row.statistics.since_start();
    CHECK(all.frames == 11);
    CHECK(all.late == 0);
    CHECK(all.dropped == 0);
    CHECK(all.gaps.count() == 10);
    CHECK(all.gaps.largest() == 20ms);
    CHECK(all.delays.count() == 11);
    CHECK(all.delays.largest() == 2ms);
}

TEST_CASE("a slide that stands is no gap between frames") {
    Row row;
    row.frame(0ms, 1ms);
    row.frame(19ms, 1ms, false);
    row.frame(14s, 1ms);
    CHECK(row.statistics.since_start().gaps.count() == 1);
    CHECK(row.statistics.since_start().gaps.largest() == 20ms);
    CHECK(row.statistics.since_start().dropped == 0);
}

TEST_CASE("a refresh without a frame of its own counts as dropped") {
    Row row;
    row.frame(0ms, 0ms);
    const auto [gap, dropped] = GENERATE(
        table<std::chrono::microseconds, unsigned>({{20ms, 0}, {29ms, 0}, {31ms, 1}, {60ms, 2}, {1s, 49}}));
    row.frame(gap, 0ms);
    CHECK(row.statistics.since_start().dropped == dropped);
}

TEST_CASE("a frame is late when the display could have shown another one since it was due") {
    Row row;
    row.frame(5s, refresh);
    CHECK(row.statistics.since_start().late == 0);
    row.frame(5s, refresh + 1ms);
    CHECK(row.statistics.since_start().late == 1);
    CHECK(row.statistics.since_start().delays.largest() == refresh + 1ms);
}

TEST_CASE("a minute and an hour later, frames are only part of the whole") {
    Row row;
    row.frame(0s, 90ms, false);
    row.frame(30s, 1ms, false);
    CHECK(row.statistics.last_minute(row.now).frames == 2);
    CHECK(row.statistics.last_minute(row.now).delays.largest() == 90ms);
    row.frame(40s, 1ms, false);
    CHECK(row.statistics.last_minute(row.now).frames == 2);
    CHECK(row.statistics.last_minute(row.now).delays.largest() == 1ms);
    CHECK(row.statistics.last_hour(row.now).frames == 3);
    CHECK(row.statistics.last_hour(row.now).delays.largest() == 90ms);
    CHECK(row.statistics.last_minute(row.now + 1h).frames == 0);
    CHECK(row.statistics.last_hour(row.now + 1h).frames == 0);
    CHECK(row.statistics.since_start().frames == 3);
}

TEST_CASE("the last minute is never less than 50 seconds") {
    Row row;
    row.frame(0s, 0s, false);
    CHECK(row.statistics.last_minute(row.now + 49s).frames == 1);
    CHECK(row.statistics.last_minute(row.now + 61s).frames == 0);
}
