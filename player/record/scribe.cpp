// One entry for each slide that ended, each thing that failed, each source that went or came.
#include "record/scribe.h"

#include <algorithm>
#include <utility>

namespace slidewell {

namespace chrono = std::chrono;

namespace {

template <typename... Handlers>
struct Each : Handlers... {
    using Handlers::operator()...;
};
template <typename... Handlers>
Each(Handlers...) -> Each<Handlers...>;

bool was_away(const std::vector<SourceHealth>& sources, const std::string& name) {
    const auto known = std::ranges::find(sources, name, &SourceHealth::name);
    return known != sources.end() && known->away;
}

// A source is noticed to be away after it was last read.
RecordMoment since(const SourceHealth& source, const RecordMoment& now) {
    if (!source.read) return now;
    const Millis ago = std::clamp<Millis>(now.wall - *source.read, Millis{0}, chrono::hours{1});
    return {now.wall - ago, now.steady - ago};
}

}  // namespace

void Scribe::hear(const ShowEvent& event) {
    std::visit(
        Each{[&](const SlideBegan& slide) { began(slide); }, [&](const SlideEnded& slide) { ended(slide); },
             [&](const StudioSaid& said) {
                 const RecordMoment at = look(said.at);
                 for (const Diagnostic& diagnostic : said.diagnostics)
                     add(FailureRecord{at, diagnostic});
             },
             [&](const StudioReplaced& studio) {
                 add(RestartRecord{look(studio.at), studio.why});
             },
             [&](const SourcesChanged& change) { changed(change); }, [](const auto&) {}},
        event);
}

// A show that runs faster than the clock has a time of its own from its first event on.
RecordMoment Scribe::look(const ShowMoment& at) {
    if (!first_) first_ = at;
    const auto wall = speed_ == 1 ? at.wall : first_->wall + (at.show - first_->show);
    return now_ = {chrono::floor<Millis>(wall), at.show};
}

const SourceHealth* Scribe::source_of(const SlideId& slide) const {
    const SourceHealth* best = nullptr;
    for (const SourceHealth& source : sources_) {
        const bool longer = best == nullptr || source.name.size() > best->name.size();
        if (longer && slide.starts_with(source.name)) best = &source;
    }
    return best;
}

void Scribe::began(const SlideBegan& slide) {
    const RecordMoment at = look(slide.at);
    on_air_ = OnAir{slide.slide, at, {}, 0};
    if (const SourceHealth* const source = source_of(slide.slide)) {
        on_air_->source = source->name;
        on_air_->edition = source->edition;
    }
    if (!slide.picture.layers.empty()) stillness_.look(cell_tones(slide.picture), at.steady);
}

// Where its beginning was lost, it is known from how long it lasted.
void Scribe::ended(const SlideEnded& slide) {
    const RecordMoment at = look(slide.at);
    if (!on_air_ || on_air_->slide != slide.slide) {
        on_air_ = OnAir{slide.slide, {at.wall - slide.shown, at.steady - slide.shown}, {}, 0};
    }
    const OnAir was = *std::exchange(on_air_, std::nullopt);
    add(PlayRecord{was.began, was.slide, was.source, was.edition, slide.shown, slide.whole});
}

void Scribe::changed(const SourcesChanged& change) {
    const RecordMoment at = look(change.at);
    for (const SourceHealth& source : change.news.sources) {
        const bool before = was_away(sources_, source.name);
        if (source.away && !before) add(SourceRecord{since(source, at), source.name, true});
        if (!source.away && before) add(SourceRecord{at, source.name, false});
    }
    sources_ = change.news.sources;
}

void Scribe::close() {
    for (const SourceHealth& source : sources_) {
        if (source.away) add(SourceRecord{now_, source.name, false});
    }
}

void Scribe::add(PlayLogEntry entry) {
    if (entries_.size() == most_entries) entries_.erase(entries_.begin());
    entries_.push_back(std::move(entry));
}

HeatMap Scribe::take_heat() {
    stillness_.count(now_.steady);
    return stillness_.take();
}

}  // namespace slidewell
