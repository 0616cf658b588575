// The playhead: what follows what, and when.
#include "playback/playhead.h"

#include <algorithm>
#include <utility>

namespace slidewell {
namespace {

// Between two attempts to paint the first slide ever.
constexpr Millis first_slide_retry{5000};

// How a new picture takes the place of the old one on a slide that stands, and for how long it then stays at
// least. (A slide whose own transition is shorter takes only as long as that.)
constexpr Millis repaint_fade{400};
constexpr Millis shown_after_repaint{3000};

// How long after its time a slide waits for the newest version of its follower.
constexpr Millis wait_for_newest{5000};

// A slide that stands for less is not painted anew for a nudge.
constexpr Millis worth_a_nudge{60'000};

}  // namespace

// --- what happened

void Playhead::advance(Steady now) {
    show_ = clock_.at(now);
    settle(now);
}

void Playhead::set_playlist(const Playlist& playlist, Steady now) {
    advance(now);
    complete_ = playlist.complete;
    const Round before = std::exchange(round_, Round(playlist));
    follow_rename(before);
    forgive_changed(before);
    delisted_ = stay_ && !round_.lists(stay_->slide.slide);
    const bool keep_next = next_ && round_.lists(*next_) && (skipping_ || !stay_);
    if (delisted_ && !keep_next) leave_for_successor(before);
    if (!delisted_ && !keep_next) look_for_next();
    drop_unwanted();
    settle(now);
}

void Playhead::painted(Painted painted, Steady now) {
    advance(now);
    const PaintSlide answer{painted.slide, painted.version, painted.picture.size};
    const PaintSlide asked = asked_.settle(answer);
    if (is_due(answer) || is_better_than_waiting(answer)) {
        accept({std::move(painted), asked.nudge, show_});
    } else if (is_due(asked)) {
        pass_over(asked.slide);
    }
    settle(now);
}

void Playhead::unpaintable(const Unpaintable& slide, Steady now) {
    advance(now);
    const PaintSlide answer{slide.slide, slide.version, slide.size};
    const PaintSlide asked = asked_.settle(answer);
    if (is_due(answer) || is_due(asked)) pass_over(slide.slide);
    settle(now);
}

void Playhead::pause(bool paused, Steady now) {
    advance(now);
    if (paused == clock_.stopped()) return;
    if (paused) {
        clock_.stop(now, leaving_ ? leaving_->until() : show_);
    } else {
        clock_.go(now);
    }
    settle(now);
}

void Playhead::skip(int slides, Steady now) {
    advance(now);
    if (round_.empty() || slides == 0 || delisted_) return;
    const SlideId first = next_.value_or(round_.slide_at(0));
    const SlideId from = stay_ && !skipping_ ? stay_->slide.slide : first;
    const SlideId to = round_.neighbour(from, slides);
    if (slides > 0 && round_.position(to) <= round_.position(from)) count_round();
    if (stay_) stay_->dwelling = std::min(stay_->dwelling, show_);
    leaving_.reset();
    failed_.clear();
    next_ = to;
    step_ = slides > 0 ? 1 : -1;
    skipping_ = true;
    drop_unwanted();
    settle(now);
}

void Playhead::resize(Size size, Steady now) {
    advance(now);
    if (size == size_) return;
    size_ = size;
    drop_unwanted();
}

void Playhead::nudge(Point nudge, Steady now) {
    advance(now);
    nudge_ = nudge;
}

// --- what follows from it

void Playhead::settle(Steady now) {
    if (leaving_ && !transition_runs(show_)) leaving_.reset();
    if (!stay_ && !next_ && !round_.empty() && show_ >= retry_) look_for_next_of_all();
    if (over(show_) && step_ == 1 && !in_a_hurry() && is_last()) count_round();
    if (ready_ && may_begin()) {
        begin(*std::exchange(ready_, std::nullopt), now);
    } else if (fresh_ && may_repaint()) {
        repaint(*std::exchange(fresh_, std::nullopt), now);
    } else if (over(show_) && !next_) {
        stay_on(show_);
    }
}

bool Playhead::may_begin() const {
    if (!stay_) return true;
    if (transition_runs(show_)) return false;
    return in_a_hurry() || (over(show_) && !clock_.stopped());
}

// A picture of another size cannot fade in, so it need not wait for a transition to end either.
bool Playhead::may_repaint() const {
    if (fresh_->slide.picture.size != stay_->slide.picture.size) return true;
    return !transition_runs(show_) && !in_a_hurry();
}

void Playhead::begin(Ready next, Steady now) {
    const bool held = clock_.stopped();
    if (held) clock_.go(now);
    const Steady due = stay_ && !in_a_hurry() ? std::max(ends(), next.since) : show_;
    const Steady from = show_ - due <= punctual ? due : show_;
    if (stay_ && stay_->slide.slide == next.slide.slide &&
        stay_->slide.picture.key == next.slide.picture.key) {
        stay_->slide = std::move(next.slide);
        stay_->nudge = next.nudge;
        stay_on(from);
    } else {
        const Transition transition = next.slide.timing.transition;
        const Millis lasts = stay_ ? length(transition) : Millis{0};
        if (lasts > Millis{0})
            leaving_ = Leaving{std::move(stay_->slide.picture), stay_->begun, transition, from};
        stay_ = Stay{std::move(next.slide), next.nudge, from, from + lasts};
        fresh_.reset();
        given_up_.reset();
        delisted_ = false;
        ++begun_;
        stay_on(stay_->dwelling);
    }
    if (held) clock_.stop(now, stay_->dwelling);
}

void Playhead::repaint(Ready fresh, Steady now) {
    const bool in_time = show_ < stay_->own_end();
    Painted old = std::exchange(stay_->slide, std::move(fresh.slide));
    stay_->nudge = fresh.nudge;
    const Painted& slide = stay_->slide;
    const bool same_size = old.picture.size == slide.picture.size;
    const bool other_picture = !same_size || old.picture.key != slide.picture.key;
    const Millis lasts =
        same_size && other_picture ? std::min(repaint_fade, length(slide.timing.transition)) : Millis{0};
    if (lasts > Millis{0}) {
        const Transition fade{Transition::Kind::fade, {}, lasts};
        leaving_ = Leaving{std::move(old.picture), stay_->begun, fade, show_};
        if (clock_.stopped()) {
            clock_.go(now);
            clock_.stop(now, leaving_->until());
        }
    }
    if (in_time && other_picture && old.version != slide.version)
        stay_->kept_until = show_ + lasts + shown_after_repaint;
    if (next_ && is_current(*next_) && show_ >= ends()) stay_on(show_);  // asked for once is enough
}

void Playhead::stay_on(Steady from) {
    stay_->dwelling = from;
    stay_->round_counted = false;
    look_for_next_of_all();
}

void Playhead::look_for_next() {
    skipping_ = false;
    step_ = 1;
    next_ = round_.following(stay_ ? stay_->slide.slide : SlideId{}, step_, failed_);
}

void Playhead::look_for_next_of_all() {
    failed_.clear();
    look_for_next();
}

void Playhead::follow_rename(const Round& before) {
    if (!stay_ || round_.lists(stay_->slide.slide)) return;
    SlideId& name = stay_->slide.slide;
    for (const SlideVersion version : {stay_->slide.version, before.version(name).value_or(0)}) {
        if (const auto other = newcomer(before, round_, version)) {
            name = *other;
            return;
        }
    }
}

void Playhead::forgive_changed(const Round& before) {
    std::erase_if(failed_, [&](const SlideId& slide) {
        const SlideVersion version = round_.version(slide).value_or(0);
        return version == 0 || before.version(slide) != version;
    });
}

void Playhead::leave_for_successor(const Round& before) {
    const SlideId& gone = stay_->slide.slide;
    const bool just_now = before.lists(gone);
    if (just_now) failed_.clear();
    next_ = successor(before, round_, just_now ? gone : next_.value_or(SlideId{}));
    if (just_now && next_ && before.position(*next_) < before.position(gone)) count_round();
}

// A skip to the slide that stands already begins it anew.
void Playhead::accept(Ready painted) {
    const SlideId& slide = painted.slide.slide;
    const bool is_next = next_ == slide;
    if (is_current(slide) && outdated() && !(is_next && in_a_hurry())) {
        fresh_ = std::move(painted);
    } else if (is_next) {
        ready_ = std::move(painted);
    }
}

void Playhead::pass_over(const SlideId& slide) {
    if (is_current(slide) && outdated() && given_up_ != request_for(slide)) {
        given_up_ = request_for(slide);
    } else if (next_ == slide) {
        failed_.insert(slide);
        next_ = round_.following(slide, step_, failed_);
        if (next_ && is_current(*next_)) skipping_ = false;
        if (next_ || stay_) return;
        ++completed_rounds_;
        retry_ = show_ + first_slide_retry;
    }
}

void Playhead::drop_unwanted() {
    const auto is_due_still = [&](const Painted& painted) {
        return is_due({painted.slide, painted.version, painted.picture.size});
    };
    if (ready_ && (next_ != ready_->slide.slide || !is_due_still(ready_->slide))) ready_.reset();
    if (fresh_ && !is_due_still(fresh_->slide)) fresh_.reset();
}

// Once per stay, so that a round that has ended is not counted again while its follower is being painted.
void Playhead::count_round() {
    if (!complete_) return;
    if (stay_ && std::exchange(stay_->round_counted, true)) return;
    ++completed_rounds_;
}

// --- questions

bool Playhead::transition_runs(Steady show) const { return leaving_ && show < leaving_->until(); }

bool Playhead::over(Steady show) const { return stay_ && !transition_runs(show) && show >= ends(); }

bool Playhead::is_current(const SlideId& slide) const { return stay_ && stay_->slide.slide == slide; }

bool Playhead::is_last() const {
    if (round_.empty()) return false;
    return !next_ || round_.position(*next_) <= round_.position(stay_->slide.slide);
}

bool Playhead::outdated() const { return request_for(stay_->slide.slide) != shown(); }

bool Playhead::stands_on() const { return clock_.stopped() || ends() - show_ > worth_a_nudge; }

// What the current picture would be the answer to.
PaintSlide Playhead::shown() const {
    const Painted& slide = stay_->slide;
    return {slide.slide, slide.version, slide.picture.size, stay_->nudge};
}

// A slide that is listed no more stays what it was.
PaintSlide Playhead::request_for(const SlideId& slide) const {
    const SlideVersion last = is_current(slide) ? stay_->slide.version : 0;
    return {slide, round_.version(slide).value_or(last), size_, nudge_};
}

bool Playhead::is_due(const PaintSlide& answer) const {
    return same_slide(answer, request_for(answer.slide));
}

bool Playhead::is_better_than_waiting(const PaintSlide& answer) const {
    return next_ == answer.slide && answer.size == size_ && stay_ && show_ >= ends() + wait_for_newest;
}

std::optional<SlideId> Playhead::wanted() const {
    const bool next_is_missing = next_ && !ready_;
    if (next_is_missing && (!stay_ || in_a_hurry())) return next_;
    if (!stay_) return std::nullopt;
    if (wants_repaint()) return stay_->slide.slide;
    if (!next_is_missing || leaving_ || (is_current(*next_) && !over(show_))) return std::nullopt;
    return next_;
}

// One attempt at a time, so that a slide that changes all the time leaves room for the next.
bool Playhead::wants_repaint() const {
    const PaintSlide request = request_for(stay_->slide.slide);
    if (fresh_ || !outdated() || given_up_ == request) return false;
    if (leaving_ && stay_->slide.picture.size == size_) return false;
    if (same_slide(request, shown()) && !stands_on()) return false;
    return !asked_.holds(request.slide, size_);
}

std::optional<PaintSlide> Playhead::take_request() {
    const std::optional<SlideId> slide = wanted();
    if (!slide) return std::nullopt;
    const PaintSlide request = request_for(*slide);
    return asked_.give(request) ? std::optional(request) : std::nullopt;
}

std::optional<Frame> Playhead::frame(Steady now, std::optional<Civil> time_of_day) const {
    if (!stay_) return std::nullopt;
    const Steady show = clock_.at(now);
    Frame frame;
    frame.scene = {stay_->slide.picture, show - stay_->begun};
    if (transition_runs(show)) {
        frame.outgoing = Scene{leaving_->picture, show - leaving_->begun};
        frame.transition = leaving_->transition;
        frame.into_transition = show - leaving_->since;
    }
    frame.time_of_day = time_of_day;
    return frame;
}

bool Playhead::moving(Steady now) const {
    if (!stay_ || clock_.stands(now)) return false;
    const Steady show = clock_.at(now);
    return transition_runs(show) || moves(stay_->slide.picture, show - stay_->begun);
}

std::optional<Steady> Playhead::next_deadline(Steady now) const {
    if (clock_.stopped()) return std::nullopt;
    if (!stay_) return next_ || round_.empty() ? std::nullopt : std::optional(clock_.steady(retry_));
    const Steady show = clock_.at(now);
    std::optional<Steady> next;
    if (show < ends()) next = ends();
    if (const auto motion = next_motion(stay_->slide.picture, show - stay_->begun)) {
        next = std::min(next.value_or(Steady::max()), stay_->begun + *motion);
    }
    if (next) next = clock_.steady(*next);
    return next;
}

const Painted* Playhead::upcoming() const { return ready_ ? &ready_->slide : nullptr; }

bool Playhead::paused() const { return clock_.stopped(); }

const SlideId* Playhead::current() const { return stay_ ? &stay_->slide.slide : nullptr; }

const Painted* Playhead::on_air() const { return stay_ ? &stay_->slide : nullptr; }

Millis Playhead::time_left(Steady now) const {
    return stay_ ? std::max(Millis{0}, ends() - clock_.at(now)) : Millis{0};
}

int Playhead::begun() const { return begun_; }

int Playhead::completed_rounds() const { return completed_rounds_; }

}  // namespace slidewell
