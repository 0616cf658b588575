// The slides of a programme in playing order, at 24 bytes each: their names are put together when somebody
// asks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "playback/messages.h"

namespace slidewell {

// Slides stand in sections; in each, all names begin alike, as those of a folder do.
class Lineup {
  public:
    Lineup() = default;

    // Begins a section for `slides` slides. `owner` keeps the paths that are added to it where they are.
    void begin_section(std::string beginning, std::shared_ptr<const void> owner, std::size_t slides);
    // The rest of a slide's name; by address.
    void add(const std::string& path, SlideVersion version);

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    [[nodiscard]] Playlist::Entry operator[](std::size_t place) const;
    [[nodiscard]] std::vector<Playlist::Entry> entries() const;

    // Where it stands; nothing when it is not listed.
    [[nodiscard]] std::optional<std::size_t> place_of(const SlideId& slide) const;
    [[nodiscard]] std::optional<SlideVersion> version_of(const SlideId& slide) const;

    // The same slides in the same versions, however they are divided.
    friend bool operator==(const Lineup& a, const Lineup& b);

  private:
    struct Section {
        std::string beginning;
        std::shared_ptr<const void> owner;
    };
    struct Row {
        const std::string* path;
        SlideVersion version;
        std::uint32_t section;
    };
    [[nodiscard]] bool is_named(const Row& row, const SlideId& slide) const;

    std::vector<Section> sections_;
    std::vector<Row> rows_;
};

}  // namespace slidewell
