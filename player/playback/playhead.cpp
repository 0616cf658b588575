// The playhead: what follows what, and when.
#include "playback/playhead.h"

#include <algorithm>
#include <utility>

namespace slidewell {
namespace {

// A slide that begins this little after its moment counts as punctual, so that a round does not grow longer
// by every late wake-up. Later than this, its transition runs from now, whole.
constexpr Millis punctual{100};

// Between two attempts to paint the first slide ever.
constexpr Millis first_slide_retry{5000};

constexpr std::size_t most_asked = 2;

bool same(const PaintSlide& a, const PaintSlide& b) { return a.slide == b.slide && a.size == b.size; }

}  // namespace

// --- what happened

void Playhead::advance(Steady now) {
    show_ = clock_.at(now);
    settle(now);
}

void Playhead::set_playlist(Playlist playlist, Steady now) {
    advance(now);
    const std::vector<SlideId> before = std::exchange(slides_, std::move(playlist.slides));
    failed_.clear();
    delisted_ = stay_ && !listed(slides_, stay_->slide.slide);
    const bool keep_next = next_ && listed(slides_, *next_) && (skipping_ || !stay_);
    if (delisted_ && !keep_next) {
        const bool was_listed = listed(before, stay_->slide.slide);
        next_ = survivor(before, slides_, was_listed ? stay_->slide.slide : next_.value_or(SlideId{}));
        if (was_listed && next_ && position(before, *next_) < position(before, stay_->slide.slide))
            count_round();
    }
    if (!delisted_ && !keep_next) look_for_next();
    drop_unwanted();
    settle(now);
}

void Playhead::painted(Painted painted, Steady now) {
    advance(now);
    answered(painted.slide, painted.picture.size);
    accept(std::move(painted));
    settle(now);
}

void Playhead::unpaintable(const Unpaintable& slide, Steady now) {
    advance(now);
    answered(slide.slide, slide.size);
    if (slide.size == size_) pass_over(slide.slide);
    settle(now);
}

void Playhead::pause(bool paused, Steady now) {
    advance(now);
    if (paused == clock_.stopped()) return;
    if (paused) {
        clock_.stop(now, leaving_ ? stay_->dwelling : show_);
    } else {
        clock_.go(now);
    }
    settle(now);
}

void Playhead::skip(int slides, Steady now) {
    advance(now);
    if (slides_.empty() || slides == 0 || delisted_) return;
    const SlideId from = stay_ && !skipping_ ? stay_->slide.slide : next_.value_or(slides_.front());
    const SlideId to = neighbour(slides_, from, slides);
    if (slides > 0 && position(slides_, to) <= position(slides_, from)) count_round();
    if (leaving_) stay_->dwelling = show_;
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
    outdated_ = stay_.has_value();
    ready_.reset();
}

// --- what follows from it

void Playhead::settle(Steady now) {
    if (leaving_ && !transition_runs(show_)) leaving_.reset();
    if (!stay_ && !next_ && !slides_.empty() && show_ >= retry_) look_for_next();
    if (over(show_) && step_ == 1 && !in_a_hurry() && is_last()) count_round();
    if (ready_ && may_begin()) {
        begin(*std::exchange(ready_, std::nullopt), now);
    } else if (over(show_) && !next_) {
        stay_on(show_);
    }
}

bool Playhead::may_begin() const {
    if (!stay_) return true;
    if (transition_runs(show_)) return false;
    return in_a_hurry() || (over(show_) && !clock_.stopped());
}

void Playhead::begin(Ready next, Steady now) {
    const bool held = clock_.stopped();
    if (held) clock_.go(now);
    const Steady due = stay_ && !in_a_hurry() ? std::max(ends(), next.since) : show_;
    const Steady from = show_ - due <= punctual ? due : show_;
    if (stay_ && stay_->slide.slide == next.slide.slide &&
        stay_->slide.picture.key == next.slide.picture.key) {
        stay_on(from);
    } else {
        const Millis lasts = stay_ ? length(next.slide.timing.transition) : Millis{0};
        if (lasts > Millis{0}) leaving_ = Leaving{std::move(stay_->slide.picture), stay_->begun};
        stay_ = Stay{std::move(next.slide), from, from + lasts};
        outdated_ = false;
        delisted_ = false;
        ++begun_;
        stay_on(stay_->dwelling);
    }
    if (held) clock_.stop(now, stay_->dwelling);
}

void Playhead::stay_on(Steady from) {
    stay_->dwelling = from;
    stay_->round_counted = false;
    look_for_next();
}

void Playhead::look_for_next() {
    skipping_ = false;
    step_ = 1;
    failed_.clear();
    next_ = following(slides_, stay_ ? stay_->slide.slide : SlideId{}, step_, failed_);
}

void Playhead::accept(Painted painted) {
    if (painted.picture.size != size_) return;
    if (outdated_ && is_current(painted.slide)) {
        stay_->slide = std::move(painted);
        outdated_ = false;
    } else if (next_ == painted.slide) {
        ready_ = Ready{std::move(painted), show_};
    }
}

void Playhead::pass_over(const SlideId& slide) {
    if (outdated_ && is_current(slide)) {
        outdated_ = false;
    } else if (next_ == slide) {
        failed_.insert(slide);
        next_ = following(slides_, slide, step_, failed_);
        if (next_ && is_current(*next_)) skipping_ = false;
        if (next_ || stay_) return;
        ++completed_rounds_;
        retry_ = show_ + first_slide_retry;
    }
}

void Playhead::drop_unwanted() {
    if (ready_ && next_ != ready_->slide.slide) ready_.reset();
}

void Playhead::answered(const SlideId& slide, Size size) {
    const auto entry = std::ranges::find_if(asked_, [&](const PaintSlide& asked) {
        return same(asked, {slide, size});
    });
    if (entry != asked_.end()) asked_.erase(entry);
}

// Once per stay, so that a round that has ended is not counted again while its follower is being painted.
void Playhead::count_round() {
    if (stay_ && std::exchange(stay_->round_counted, true)) return;
    ++completed_rounds_;
}

// --- questions

bool Playhead::transition_runs(Steady show) const { return leaving_ && show < stay_->dwelling; }

bool Playhead::over(Steady show) const { return stay_ && !transition_runs(show) && show >= ends(); }

bool Playhead::is_current(const SlideId& slide) const { return stay_ && stay_->slide.slide == slide; }

bool Playhead::is_last() const {
    if (slides_.empty()) return false;
    return !next_ || position(slides_, *next_) <= position(slides_, stay_->slide.slide);
}

std::optional<SlideId> Playhead::wanted() const {
    if (outdated_) return stay_->slide.slide;
    if (!next_ || ready_) return std::nullopt;
    const bool too_early = stay_ && !in_a_hurry() && (leaving_ || (is_current(*next_) && !over(show_)));
    return too_early ? std::nullopt : next_;
}

std::optional<PaintSlide> Playhead::take_request() {
    const std::optional<SlideId> slide = wanted();
    if (!slide || asked_.size() >= most_asked) return std::nullopt;
    const PaintSlide request{*slide, size_};
    if (std::ranges::any_of(asked_, [&](const PaintSlide& asked) { return same(asked, request); })) {
        return std::nullopt;
    }
    asked_.push_back(request);
    return request;
}

std::optional<Frame> Playhead::frame(Steady now, Civil time_of_day) const {
    if (!stay_) return std::nullopt;
    const Steady show = clock_.at(now);
    Frame frame;
    frame.scene = {stay_->slide.picture, show - stay_->begun};
    if (transition_runs(show)) frame.outgoing = Scene{leaving_->picture, show - leaving_->begun};
    frame.transition = stay_->slide.timing.transition;
    frame.into_transition = show - stay_->begun;
    frame.time_of_day = time_of_day;
    return frame;
}

bool Playhead::moving(Steady now) const {
    if (!stay_ || clock_.stands(now)) return false;
    const Steady show = clock_.at(now);
    return transition_runs(show) || moves(stay_->slide.picture, show - stay_->begun);
}

std::optional<Steady> Playhead::next_deadline(Steady now) const {
    if (!stay_) return next_ || slides_.empty() ? std::nullopt : std::optional(clock_.steady(retry_));
    if (clock_.stopped()) return std::nullopt;
    const Steady show = clock_.at(now);
    std::optional<Steady> next;
    if (show < ends()) next = ends();
    if (const auto motion = next_motion(stay_->slide.picture, show - stay_->begun)) {
        next = std::min(next.value_or(Steady::max()), stay_->begun + *motion);
    }
    if (next) next = clock_.steady(*next);
    return next;
}

const Picture* Playhead::upcoming() const { return ready_ ? &ready_->slide.picture : nullptr; }

bool Playhead::paused() const { return clock_.stopped(); }

const SlideId* Playhead::current() const { return stay_ ? &stay_->slide.slide : nullptr; }

Millis Playhead::time_left(Steady now) const {
    return stay_ ? std::max(Millis{0}, ends() - clock_.at(now)) : Millis{0};
}

int Playhead::begun() const { return begun_; }

int Playhead::completed_rounds() const { return completed_rounds_; }

}  // namespace slidewell
