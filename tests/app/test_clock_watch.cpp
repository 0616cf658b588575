// By clocks that are set for real, where this user may do that.
#include <atomic>
#include <cerrno>
#include <cstring>

#include "processes.h"
#include <sys/timex.h>

#include "app/clock_watch.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

// False where this user may not.
bool move_clock(long nanoseconds) {
    timex by{};
    by.modes = ADJ_SETOFFSET | ADJ_NANO;
    by.time.tv_sec = nanoseconds < 0 ? -1 : 0;
    by.time.tv_usec = nanoseconds < 0 ? nanoseconds + 1'000'000'000 : nanoseconds;
    return ::clock_adjtime(CLOCK_REALTIME, &by) >= 0;
}

}  // namespace

TEST_CASE("whoever asks is told each time that the clock is set") {
    std::atomic<int> told = 0;
    const ClockWatch watch([&] { ++told; });
    CHECK(told == 0);
    // There and back, by as little as there is.
    if (!move_clock(1)) {
        WARN("the clock may be set by root only; not tried: " << std::strerror(errno));
        return;
    }
    CHECK(processes::comes_true([&] { return told == 1; }));
    CHECK(move_clock(-1));
    CHECK(processes::comes_true([&] { return told == 2; }));
}
