// What has begun, and whether what was before it has had its time.
#include "app/narrator.h"

#include <utility>

namespace slidewell {

void Narrator::follow(const Playhead& playhead, const ShowMoment& at) {
    if (std::exchange(paused_, playhead.paused()) != playhead.paused()) tell(PauseChanged{at, paused_});
    const Painted* const slide = playhead.on_air();
    if (slide == nullptr || begun_ == playhead.begun()) return;
    const bool first = std::exchange(begun_, playhead.begun()) == 0;  // it comes without a transition
    close(at);
    const Timing& timing = slide->timing;
    const Millis coming = first ? Millis{0} : length(timing.transition);
    on_air_ = {slide->slide, slide->version, coming + timing.dwell, at.show};
    tell(SlideBegan{at, slide->slide, slide->version, timing, slide->picture});
}

void Narrator::close(const ShowMoment& at) {
    if (!on_air_) return;
    const OnAir was = *std::exchange(on_air_, std::nullopt);
    const Millis shown = at.show - was.begun;
    tell(SlideEnded{at, was.slide, was.version, shown, shown + punctual >= was.full_time});
}

}  // namespace slidewell
