// Walks round the list of slides.
#include "playback/order.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <string_view>
#include <utility>

namespace slidewell {
namespace {

// `places` further than `from` in a circle of `count`, which is not 0.
std::size_t around(std::size_t from, std::int64_t places, std::size_t count) {
    const auto size = static_cast<std::int64_t>(count);
    const std::int64_t index = (static_cast<std::int64_t>(from) + places) % size;
    return static_cast<std::size_t>(index < 0 ? index + size : index);
}

// The places of all entries; of those with one name, the first place comes first.
std::vector<std::uint32_t> ordered_by_name(const std::vector<Playlist::Entry>& entries) {
    std::vector<std::uint32_t> places(entries.size());
    std::iota(places.begin(), places.end(), 0U);
    std::ranges::sort(places, [&](std::uint32_t a, std::uint32_t b) {
        const int order = entries[a].slide.compare(entries[b].slide);
        return order != 0 ? order < 0 : a < b;
    });
    return places;
}

// Only the first of each name.
std::vector<Playlist::Entry> without_repeats(const std::vector<Playlist::Entry>& entries) {
    std::vector<Playlist::Entry> kept;
    std::set<std::string_view> names;
    std::ranges::copy_if(entries, std::back_inserter(kept),
                         [&](const Playlist::Entry& entry) { return names.insert(entry.slide).second; });
    return kept;
}

}  // namespace

Round::Round(Playlist playlist) : entries_(std::move(playlist.slides)) {
    by_name_ = ordered_by_name(entries_);
    const auto same_name = [&](std::uint32_t a, std::uint32_t b) {
        return entries_[a].slide == entries_[b].slide;
    };
    if (std::ranges::adjacent_find(by_name_, same_name) == by_name_.end()) return;
    entries_ = without_repeats(entries_);
    by_name_ = ordered_by_name(entries_);
}

std::size_t Round::position(const SlideId& slide) const {
    const auto name_at = [&](std::uint32_t place) -> const SlideId& { return entries_[place].slide; };
    const auto found = std::ranges::lower_bound(by_name_, slide, {}, name_at);
    return found != by_name_.end() && name_at(*found) == slide ? *found : size();
}

std::optional<SlideVersion> Round::version(const SlideId& slide) const {
    const std::size_t here = position(slide);
    if (here == size()) return std::nullopt;
    return entries_[here].version;
}

std::optional<SlideId> Round::following(const SlideId& slide, int step, const SlideSet& without) const {
    const std::size_t count = size();
    const std::size_t here = position(slide);
    std::size_t at = here < count ? here : count - 1;
    for (std::size_t walked = 0; walked < count; ++walked) {
        at = around(at, here < count ? step : 1, count);
        if (!without.contains(entries_[at].slide)) return entries_[at].slide;
    }
    return std::nullopt;
}

SlideId Round::neighbour(const SlideId& slide, int places) const {
    const std::size_t here = position(slide);
    return here < size() ? entries_[around(here, places, size())].slide : slide;
}

std::optional<SlideId> successor(const Round& before, const Round& after, const SlideId& slide) {
    if (after.empty()) return std::nullopt;
    if (after.lists(slide)) return slide;
    const std::size_t here = before.position(slide);
    for (std::size_t at = here < before.size() ? here : 0; at > 0; --at) {
        const SlideId& earlier = before.entries()[at - 1].slide;
        if (after.lists(earlier)) return after.following(earlier, 1, {});
    }
    return after.entries().front().slide;
}

std::optional<SlideId> newcomer(const Round& before, const Round& after, SlideVersion version) {
    if (version == 0) return std::nullopt;
    const auto found = std::ranges::find_if(after.entries(), [&](const Playlist::Entry& entry) {
        return entry.version == version && before.version(entry.slide) != version;
    });
    if (found == after.entries().end()) return std::nullopt;
    return found->slide;
}

}  // namespace slidewell
