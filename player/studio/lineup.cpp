// Names are compared in two parts, without being put together.
#include "studio/lineup.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace slidewell {

void Lineup::begin_section(std::string beginning, std::shared_ptr<const void> owner, std::size_t slides) {
    sections_.push_back({std::move(beginning), std::move(owner)});
    rows_.reserve(rows_.size() + slides);
}

void Lineup::add(const std::string& path, SlideVersion version) {
    rows_.push_back({&path, version, static_cast<std::uint32_t>(sections_.size() - 1)});
}

Playlist::Entry Lineup::operator[](std::size_t place) const {
    const Row& row = rows_[place];
    return {sections_[row.section].beginning + *row.path, row.version};
}

std::vector<Playlist::Entry> Lineup::entries() const {
    std::vector<Playlist::Entry> all;
    all.reserve(size());
    for (std::size_t place = 0; place < size(); ++place)
        all.push_back((*this)[place]);
    return all;
}

bool Lineup::is_named(const Row& row, const SlideId& slide) const {
    const std::string& beginning = sections_[row.section].beginning;
    return slide.size() == beginning.size() + row.path->size() && slide.ends_with(*row.path) &&
           slide.starts_with(beginning);
}

std::optional<std::size_t> Lineup::place_of(const SlideId& slide) const {
    const auto found = std::ranges::find_if(rows_, [&](const Row& row) { return is_named(row, slide); });
    if (found == rows_.end()) return std::nullopt;
    return static_cast<std::size_t>(std::distance(rows_.begin(), found));
}

std::optional<SlideVersion> Lineup::version_of(const SlideId& slide) const {
    const auto place = place_of(slide);
    return place ? std::optional(rows_[*place].version) : std::nullopt;
}

bool operator==(const Lineup& a, const Lineup& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t place = 0; place < a.size(); ++place) {
        if (a.rows_[place].version != b.rows_[place].version || a[place] != b[place]) return false;
    }
    return true;
}

}  // namespace slidewell
