// The order of the slides: who comes after whom. Pure; the list is a circle.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "playback/messages.h"

namespace slidewell {

using SlideSet = std::set<SlideId, std::less<>>;

// A playlist in which every slide is found at once, however many there are: it takes 16 bytes a slide and
// what tells its name from those of the others. A slide that is listed a second time is left out.
class Round {
  public:
    Round() = default;
    explicit Round(const Playlist& playlist);

    [[nodiscard]] std::size_t size() const { return versions_.size(); }
    [[nodiscard]] bool empty() const { return versions_.empty(); }
    // What stands at a place below size().
    [[nodiscard]] SlideId slide_at(std::size_t place) const;
    [[nodiscard]] SlideVersion version_at(std::size_t place) const { return versions_[place]; }

    // Where `slide` stands; size() when it is not listed.
    [[nodiscard]] std::size_t position(const SlideId& slide) const;
    [[nodiscard]] bool lists(const SlideId& slide) const { return position(slide) < size(); }
    // Nothing when it is not listed.
    [[nodiscard]] std::optional<SlideVersion> version(const SlideId& slide) const;

    // The first slide after `slide` (before it, when `step` is -1) that is not in `without`; `slide` itself
    // comes last. From the start of the list when `slide` is not listed. Nothing when all of them are in
    // `without`.
    [[nodiscard]] std::optional<SlideId> following(const SlideId& slide, int step,
                                                   const SlideSet& without) const;
    // The slide that many places away, the list being a circle. `slide` when it is not listed.
    [[nodiscard]] SlideId neighbour(const SlideId& slide, int places) const;

  private:
    void take(const std::vector<Playlist::Entry>& entries);
    [[nodiscard]] std::string_view rest(std::size_t place) const;

    std::string beginning_;            // which all names have in common
    std::string rests_;                // what follows in each, one after another
    std::vector<std::uint32_t> ends_;  // where each ends in `rests_`
    std::vector<SlideVersion> versions_;
    std::vector<std::uint32_t> by_name_;  // the places, ordered by what stands there
};

// Who stands in the place of `slide` in `after`: itself, else the follower of the nearest slide before it
// that is still listed, else the first. Nothing when `after` is empty.
[[nodiscard]] std::optional<SlideId> successor(const Round& before, const Round& after, const SlideId& slide);

// The first slide of `after` that has this version and had not in `before`. Nothing for version 0.
[[nodiscard]] std::optional<SlideId> newcomer(const Round& before, const Round& after, SlideVersion version);

}  // namespace slidewell
