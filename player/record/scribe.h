// From what happens in a show to what is written down of it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "playback/show_event.h"
#include "record/play_log.h"
#include "record/stillness.h"

namespace slidewell {

// Told of each event in turn; no clock, no disk.
class Scribe {
  public:
    explicit Scribe(int speed) : speed_(speed) {}

    void hear(const ShowEvent& event);
    // The show is over: whoever is away is not watched any longer.
    void close();

    // What waits to be written, at most `most_entries`; the oldest are forgotten first.
    static constexpr std::size_t most_entries = 4'096;
    [[nodiscard]] const std::vector<PlayLogEntry>& entries() const { return entries_; }
    void written() { entries_.clear(); }

    // Of the last event.
    [[nodiscard]] RecordMoment now() const { return now_; }
    // What stood still since the last call.
    [[nodiscard]] HeatMap take_heat();

  private:
    struct OnAir {
        SlideId slide;
        RecordMoment began;
        std::string source;
        std::uint64_t edition = 0;
    };

    [[nodiscard]] RecordMoment look(const ShowMoment& at);
    [[nodiscard]] const SourceHealth* source_of(const SlideId& slide) const;
    void began(const SlideBegan& slide);
    void ended(const SlideEnded& slide);
    void changed(const SourcesChanged& change);
    void add(PlayLogEntry entry);

    int speed_;
    std::optional<ShowMoment> first_;
    RecordMoment now_;
    std::optional<OnAir> on_air_;
    std::vector<SourceHealth> sources_;
    std::vector<PlayLogEntry> entries_;
    Stillness stillness_;
};

}  // namespace slidewell
