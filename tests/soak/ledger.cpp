// Slides in their order, in their newest version, in time.
#include "ledger.h"

#include <algorithm>
#include <utility>

namespace slidewell::soak {
namespace {

constexpr std::size_t most_complaints = 20;

std::string name_of(const SlideId& slide) { return slide.substr(slide.rfind('/') + 1); }

}  // namespace

void Ledger::heard(const ToPlayer& message) {
    if (const auto* const playlist = std::get_if<Playlist>(&message)) {
        ++playlists_;
        knows_all_ = knows_all_ || playlist->complete;
        if (order_ == playlist->slides) return;
        ++changes_;
        order_ = playlist->slides;
        newest_.clear();
        for (const Playlist::Entry& entry : order_)
            newest_.emplace(entry.slide, entry.version);
        list_changed_ = true;
    } else if (const auto* const news = std::get_if<SourcesNews>(&message)) {
        away_ = std::ranges::any_of(news->sources, &SourceHealth::away);
    } else if (const auto* const report = std::get_if<Report>(&message)) {
        for (const Diagnostic& diagnostic : report->diagnostics)
            said_.insert(diagnostic.file);
        last_words_ = report->diagnostics;
    } else if (const auto* const left_out = std::get_if<Unpaintable>(&message)) {
        complain(name_of(left_out->slide) + " could not be painted" + why(left_out->slide));
    }
}

void Ledger::told(const ShowEvent& event, bool disturbed) {
    if (const auto* const slide = std::get_if<SlideBegan>(&event)) {
        told(*slide);
    } else if (const auto* const frame = std::get_if<FrameShown>(&event)) {
        Millis& latest = disturbed ? today_.latest_disturbed : today_.latest;
        latest = std::max(latest, std::chrono::ceil<Millis>(frame->shown - frame->due));
    }
}

void Ledger::told(const SlideBegan& slide) {
    ++begun_;
    ++today_.slides;
    if (before_ && !follows(slide.slide, *before_))
        complain(name_of(slide.slide) + " came after " + name_of(*before_));
    if (version_of(slide.slide) != slide.version)
        complain(name_of(slide.slide) + " was shown in another version than the newest");
    before_ = slide.slide;
    list_changed_ = false;
}

// The studio says why before it says that it cannot.
std::string Ledger::why(const SlideId& slide) const {
    const auto said = std::ranges::find(last_words_, slide, &Diagnostic::file);
    return said == last_words_.end() ? ", and nobody said why" : ": " + said->message;
}

// After a change of the list the place from which the show goes on may have gone.
bool Ledger::follows(const SlideId& slide, const SlideId& before) const {
    const auto found = std::ranges::find(order_, before, &Playlist::Entry::slide);
    if (found == order_.end()) return list_changed_ && lists(slide);
    const auto next = std::next(found) == order_.end() ? order_.begin() : std::next(found);
    return next->slide == slide || (list_changed_ && lists(slide));
}

void Ledger::complain(std::string about) {
    if (complaints_.size() < most_complaints) complaints_.push_back(std::move(about));
}

std::optional<SlideVersion> Ledger::version_of(const SlideId& slide) const {
    const auto found = newest_.find(slide);
    return found == newest_.end() ? std::nullopt : std::optional(found->second);
}

Day Ledger::close_day(int number) {
    Day day = std::exchange(today_, {});
    day.number = number;
    return day;
}

}  // namespace slidewell::soak
