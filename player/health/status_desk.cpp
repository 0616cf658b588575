// Each kind of news changes what it is about.
#include "health/status_desk.h"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <variant>

namespace slidewell {
namespace {

namespace chrono = std::chrono;

// A slide's name begins with that of its source.
const SourceHealth* source_of(const std::vector<SourceHealth>& sources, const SlideId& slide) {
    const auto found = std::ranges::find_if(sources, [&](const SourceHealth& source) {
        return slide.starts_with(source.name) && slide.substr(source.name.size()).starts_with('/');
    });
    return found == sources.end() ? nullptr : &*found;
}

}  // namespace

void StatusDesk::hear(const ShowEvent& event) {
    const std::lock_guard lock(mutex_);
    std::visit([&](const auto& news) { note(news); }, event);
}

void StatusDesk::note(const SlideBegan& slide) {
    stay_ = {slide.slide, chrono::floor<chrono::seconds>(slide.at.wall), slide.at.steady,
             length(slide.timing.transition) + slide.timing.dwell};
    ++slides_shown_;
}

void StatusDesk::note(const FrameShown& frame) {
    frames_.note(frame, refresh_);
    screen_ = frame.frame;
}

void StatusDesk::note(const PauseChanged& change) {
    const auto since = std::exchange(paused_, change.paused ? std::optional(change.at.steady) : std::nullopt);
    if (since && stay_) stay_->begun += change.at.steady - std::max(*since, stay_->begun);
}

void StatusDesk::note(const DisplayChosen& display) {
    display_ = display.description;
    refresh_ = display.refresh;
}

OnTheWall StatusDesk::on_the_wall(const Stay& stay, Time now) const {
    OnTheWall wall;
    wall.path = stay.slide;
    wall.slide = std::filesystem::path(stay.slide).filename().string();
    wall.since = stay.since;
    const Time until = paused_ ? std::max(*paused_, stay.begun) : now;
    wall.shown = chrono::floor<Millis>((until - stay.begun) * speed_);
    wall.full_time = stay.full_time;
    wall.paused = paused_.has_value();
    if (const SourceHealth* const source = source_of(sources_, stay.slide)) {
        wall.source = source->name;
        wall.edition = source->edition;
    }
    return wall;
}

Status StatusDesk::status(Time now, chrono::sys_seconds wall) const {
    const std::lock_guard lock(mutex_);
    Status status;
    status.now = wall;
    status.running = chrono::floor<chrono::seconds>(now - begun_);
    status.slides_shown = slides_shown_;
    status.display = display_;
    if (stay_) status.wall = on_the_wall(*stay_, now);
    status.sources = sources_;
    status.frames = {frames_.last_minute(now), frames_.last_hour(now), frames_.since_start()};
    return status;
}

std::shared_ptr<const ShownFrame> StatusDesk::screen() const {
    const std::lock_guard lock(mutex_);
    return screen_;
}

}  // namespace slidewell
