// The order of the slides: who comes after whom. Pure; the list is a circle.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "playback/messages.h"

namespace slidewell {

using SlideSet = std::set<SlideId, std::less<>>;

// A playlist in which every slide is found at once, however many there are; that costs four bytes a slide. A
// slide that is listed a second time is left out.
class Round {
  public:
    Round() = default;
    explicit Round(Playlist playlist);

    [[nodiscard]] const std::vector<Playlist::Entry>& entries() const { return entries_; }
    [[nodiscard]] std::size_t size() const { return entries_.size(); }
    [[nodiscard]] bool empty() const { return entries_.empty(); }

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
    std::vector<Playlist::Entry> entries_;
    std::vector<std::uint32_t> by_name_;  // where they stand, ordered by their names
};

// Who stands in the place of `slide` in `after`: itself, else the follower of the nearest slide before it
// that is still listed, else the first. Nothing when `after` is empty.
[[nodiscard]] std::optional<SlideId> successor(const Round& before, const Round& after, const SlideId& slide);

// The first slide of `after` that has this version and had not in `before`. Nothing for version 0.
[[nodiscard]] std::optional<SlideId> newcomer(const Round& before, const Round& after, SlideVersion version);

}  // namespace slidewell
