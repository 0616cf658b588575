// A timer that never ends, but is cancelled whenever the clock jumps (TFD_TIMER_CANCEL_ON_SET, see
// timerfd_create(2)).
#include "app/clock_watch.h"

#include <array>
#include <cstdint>
#include <limits>
#include <utility>

#include <poll.h>
#include <sys/timerfd.h>

namespace slidewell {
namespace {

Descriptor timer_until_the_clock_is_set() {
    Descriptor timer(::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC));
    itimerspec never{};
    never.it_value.tv_sec = std::numeric_limits<time_t>::max();
    const int flags = TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET;
    return ::timerfd_settime(timer.get(), flags, &never, nullptr) == 0 ? std::move(timer) : Descriptor(-1);
}

}  // namespace

ClockWatch::ClockWatch(std::function<void()> set) : timer_(timer_until_the_clock_is_set()) {
    if (timer_.open()) thread_ = std::thread([this, set = std::move(set)] { run(set); });
}

ClockWatch::~ClockWatch() {
    closing_.ring();
    if (thread_.joinable()) thread_.join();
}

void ClockWatch::run(const std::function<void()>& set) const {
    std::array<pollfd, 2> events{{{timer_.get(), POLLIN, 0}, {closing_.number(), POLLIN, 0}}};
    for (;;) {
        if (::poll(events.data(), events.size(), -1) < 0) continue;
        if (events[1].revents != 0) return;
        std::uint64_t ends = 0;
        (void)!::read(timer_.get(), &ends, sizeof ends);  // fails, since it was cancelled; it goes on
        set();
    }
}

}  // namespace slidewell
