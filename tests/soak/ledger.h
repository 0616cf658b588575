// What was seen in the soak, and whether it was right.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/clock.h"
#include "playback/show_event.h"

namespace slidewell::soak {

// At the end of a simulated day.
struct Day {
    int number = 0;
    int slides = 0;        // begun in it
    double player_mb = 0;  // as Usage has it
    double studio_mb = 0;
    int player_files = 0;  // open descriptors
    int studio_files = 0;
    Millis latest{0};            // from due to presented, where nothing was injected
    Millis latest_disturbed{0};  // and where something was
    int restarts = 0;            // of the studio, since the beginning
};

class Ledger {
  public:
    // From the studio, and from the show.
    void heard(const ToPlayer& message);
    void told(const ShowEvent& event, bool disturbed);
    void complain(std::string about);

    [[nodiscard]] bool lists(const SlideId& slide) const { return newest_.contains(slide); }
    // Of the newest list; nothing when the slide is not in it.
    [[nodiscard]] std::optional<SlideVersion> version_of(const SlideId& slide) const;
    [[nodiscard]] bool source_is_away() const { return away_; }
    // A list was heard to which nothing more was on its way.
    [[nodiscard]] bool knows_all() const { return knows_all_; }
    [[nodiscard]] int playlists() const { return playlists_; }
    [[nodiscard]] bool was_said_of(const std::string& file) const { return said_.contains(file); }
    void forget_what_was_said() { said_.clear(); }

    [[nodiscard]] int slides_begun() const { return begun_; }
    [[nodiscard]] int changes() const { return changes_; }
    // Takes down the day so far, and begins the next.
    [[nodiscard]] Day close_day(int number);
    // What was wrong, as sentences; empty when nothing was.
    [[nodiscard]] const std::vector<std::string>& complaints() const { return complaints_; }

  private:
    void told(const SlideBegan& slide);
    [[nodiscard]] std::string why(const SlideId& slide) const;
    [[nodiscard]] bool follows(const SlideId& slide, const SlideId& before) const;

    std::vector<Playlist::Entry> order_;  // the newest list
    std::map<SlideId, SlideVersion> newest_;
    std::optional<SlideId> before_;  // the slide that began last
    bool list_changed_ = false;      // since then
    bool away_ = false;
    bool knows_all_ = false;
    int playlists_ = 0;
    int changes_ = 0;
    std::set<std::string> said_;
    Diagnostics last_words_;

    int begun_ = 0;
    Day today_;
    std::vector<std::string> complaints_;
};

}  // namespace slidewell::soak
