// Real time passes while the studio owes an answer, and while something that happened is being dealt with;
// what is left of the simulated time is skipped. The show's own work takes as long as it needs the processor:
// what else runs on the machine does not count.
#include "world.h"

#include <algorithm>
#include <ctime>
#include <utility>

#include "screen/pixels.h"

namespace slidewell::soak {
namespace {

constexpr Millis one_look{2};

}  // namespace

World::World(Size size, SimulatedClocks& clocks, Mail& mail, Calendar& calendar)
    : clocks_(clocks), mail_(mail), calendar_(calendar) {
    resize(size);
}

void World::resize(Size size) {
    compositor_.reset();
    canvas_ = std::make_unique<Canvas>(size);
    compositor_ = std::make_unique<CpuCompositor>(view(*canvas_), Rotation::none, 1);
}

bool World::draw(const Frame& frame, const Overlay& overlay, const Frame* ahead) {
    const bool changed = !compositor_->draw(frame, overlay, ahead).empty();
    clocks_.pass(worked());
    return changed;
}

bool World::is_black() const {
    return std::ranges::all_of(canvas_->pixels, [](Pixel pixel) { return (pixel & 0xFFFFFF) == 0; });
}

std::vector<Event> World::wait(Millis patience) {
    clocks_.pass(worked());
    std::vector<Event> events = wait_for_events(patience);
    static_cast<void>(worked());  // waiting is no work
    return events;
}

Clocks::Time::duration World::worked() {
    timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    const auto now = std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
    return now - std::exchange(used_, now);
}

std::vector<Event> World::wait_for_events(Millis patience) {
    const auto until =
        patience == Millis::max() ? Clocks::Time::max() : clocks_.steady() + std::max(patience, Millis{0});
    for (;;) {
        if (mail_.deliver()) return {};
        if (calendar_.next() <= clocks_.steady()) return calendar_.act(clocks_.steady());
        if (clocks_.steady() >= until) return {};
        let_time_pass(std::min(until, calendar_.next()));
    }
}

void World::let_time_pass(Clocks::Time until) {
    if (mail_.owed() <= 0 && !calendar_.busy()) return clocks_.sleep_until(until);
    const auto begun = std::chrono::steady_clock::now();
    mail_.wait(one_look);
    clocks_.pass(std::min(until - clocks_.steady(), std::chrono::steady_clock::now() - begun));
}

}  // namespace slidewell::soak
