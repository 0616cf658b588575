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

// What all names begin with.
std::string_view common_beginning(const std::vector<Playlist::Entry>& entries) {
    if (entries.empty()) return {};
    std::string_view common = entries.front().slide;
    for (const Playlist::Entry& entry : entries) {
        const auto differ = std::ranges::mismatch(common, entry.slide);
        common = common.substr(0, static_cast<std::size_t>(differ.in1 - common.begin()));
    }
    return common;
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

Round::Round(const Playlist& playlist) {
    take(playlist.slides);
    const auto is_repeated = [&](std::uint32_t a, std::uint32_t b) { return rest(a) == rest(b); };
    if (std::ranges::adjacent_find(by_name_, is_repeated) != by_name_.end())
        take(without_repeats(playlist.slides));
}

void Round::take(const std::vector<Playlist::Entry>& entries) {
    beginning_ = common_beginning(entries);
    rests_.clear();
    ends_.clear();
    versions_.clear();
    ends_.reserve(entries.size());
    versions_.reserve(entries.size());
    for (const Playlist::Entry& entry : entries) {
        rests_.append(entry.slide, beginning_.size());
        ends_.push_back(static_cast<std::uint32_t>(rests_.size()));
        versions_.push_back(entry.version);
    }
    rests_.shrink_to_fit();
    by_name_.resize(entries.size());
    std::iota(by_name_.begin(), by_name_.end(), 0U);
    std::ranges::sort(by_name_, {}, [&](std::uint32_t place) { return rest(place); });
}

std::string_view Round::rest(std::size_t place) const {
    const std::size_t begin = place > 0 ? ends_[place - 1] : 0;
    return std::string_view(rests_).substr(begin, ends_[place] - begin);
}

SlideId Round::slide_at(std::size_t place) const { return SlideId(beginning_).append(rest(place)); }

std::size_t Round::position(const SlideId& slide) const {
    if (!slide.starts_with(beginning_)) return size();
    const std::string_view wanted = std::string_view(slide).substr(beginning_.size());
    const auto rest_at = [&](std::uint32_t place) { return rest(place); };
    const auto found = std::ranges::lower_bound(by_name_, wanted, {}, rest_at);
    return found != by_name_.end() && rest_at(*found) == wanted ? *found : size();
}

std::optional<SlideVersion> Round::version(const SlideId& slide) const {
    const std::size_t here = position(slide);
    if (here == size()) return std::nullopt;
    return versions_[here];
}

std::optional<SlideId> Round::following(const SlideId& slide, int step, const SlideSet& without) const {
    const std::size_t count = size();
    const std::size_t here = position(slide);
    std::size_t at = here < count ? here : count - 1;
    for (std::size_t walked = 0; walked < count; ++walked) {
        at = around(at, here < count ? step : 1, count);
        if (SlideId found = slide_at(at); !without.contains(found)) return found;
    }
    return std::nullopt;
}

SlideId Round::neighbour(const SlideId& slide, int places) const {
    const std::size_t here = position(slide);
    return here < size() ? slide_at(around(here, places, size())) : slide;
}

std::optional<SlideId> successor(const Round& before, const Round& after, const SlideId& slide) {
    if (after.empty()) return std::nullopt;
    if (after.lists(slide)) return slide;
    const std::size_t here = before.position(slide);
    for (std::size_t at = here < before.size() ? here : 0; at > 0; --at) {
        const SlideId earlier = before.slide_at(at - 1);
        if (after.lists(earlier)) return after.following(earlier, 1, {});
    }
    return after.slide_at(0);
}

std::optional<SlideId> newcomer(const Round& before, const Round& after, SlideVersion version) {
    if (version == 0) return std::nullopt;
    for (std::size_t place = 0; place < after.size(); ++place) {
        if (after.version_at(place) != version) continue;
        if (SlideId slide = after.slide_at(place); before.version(slide) != version) return slide;
    }
    return std::nullopt;
}

}  // namespace slidewell
