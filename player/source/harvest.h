// Reading what is quiet in a folder, checking it to its end, and keeping it in the library: from a look at a
// folder to a plan for the next edition. What was read once is not read again until it changes, and what was
// decoded once is not decoded again wherever it turns up.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/duration.h"
#include "library/library.h"
#include "source/examiner.h"
#include "source/folder.h"
#include "source/memo.h"
#include "source/plan.h"
#include "source/watch.h"

namespace slidewell {

// Above this a picture is not read.
inline constexpr std::size_t largest_picture_file = std::size_t{64} << 20;
// How long a file that lacks its end is taken for one that is still being copied.
inline constexpr Millis copying_for{60'000};

// Looking into the bytes of a file, which may go wrong.
[[nodiscard]] Task checking(const std::string& path, const ObjectId& content);

// How a folder stands to what is on air.
enum class Standing {
    cold,  // nothing is on air: the first good slide goes first, read before it is known to be quiet
    usual,
    away,  // the folder cannot be read, or its slides are all gone: nothing is taken from it
};

struct Harvested {
    Plan plan;
    bool more_to_read = false;            // run again as soon as possible
    bool fetched_again = false;           // something that was lost is in the library again
    std::optional<LibraryError> trouble;  // the library could not keep something
};

class Harvest {
  public:
    // All must outlive it.
    Harvest(Folder& folder, Library& library, Shelf shelf, Examiner& examiner);

    // Takes up what was read before a restart; folders() knows more afterwards.
    void recall();
    // Leaves word of what is in the folder, for recall. Costs nothing while there is nothing new.
    void remember(Steady now, std::chrono::sys_seconds wall);

    // Reads for a while, and plans. `on_air` is null when there is nothing.
    [[nodiscard]] Harvested run(const Edition* on_air, const Watch& watch, Standing standing, Steady now);

    // Where pictures may lie, for Folder::list.
    [[nodiscard]] const std::vector<std::string>& folders() const { return folders_; }

    // True when a file that was broken is to be read again, although nothing about it changed.
    [[nodiscard]] bool due(Steady now) const;
    // When there will be such a file, if ever.
    [[nodiscard]] std::optional<Steady> next_due() const;
    // True when the library lost something since the last run.
    [[nodiscard]] bool lost_something() const { return library_.losses() != losses_; }

    // Looks, at the next run, whether the library still has everything.
    void look_for_losses() { losses_.reset(); }

    // What a slide of a plan says; null when that is not known (any more).
    [[nodiscard]] const SlideReading* reading_of(const FileEntry& slide, const SettingsFiles& with) const;

  private:
    class Eyes;

    // What there is to say about a file.
    struct Remarks {
        FileState::Kind kind = FileState::Kind::unread;
        Diagnostics problems;
        bool cut_off = false;
        std::optional<Steady> retry;  // when to read it again although nothing about it changed
        int tries = 0;
    };
    // What was found in a file.
    struct Copy {
        std::string path;
        Stamp stamp;
        ObjectId object;                   // of one that is good
        Steady read{};                     // zero: before the restart, after it had stood still
        std::unique_ptr<Remarks> remarks;  // null: it is good, as most are
        [[nodiscard]] bool is_good() const { return !remarks || remarks->kind == FileState::Kind::good; }
        [[nodiscard]] bool is_due(Steady now) const {
            return remarks && remarks->retry && *remarks->retry <= now;
        }
    };
    // A fingerprint of a slide's path and bytes, and of deck.xml and clinic.xml.
    using ReadingKey = std::uint64_t;
    struct CachedReading {
        SlideReading reading;
        bool used = true;
    };
    // What deck.xml and clinic.xml come to for all slides.
    struct Terms {
        SettingsFiles of;
        Defaults defaults;
        Facts facts;
    };

    [[nodiscard]] std::vector<std::string> readable(const Plan& plan, const Watch& watch, Standing standing,
                                                    Steady now) const;
    // Null when there is none.
    [[nodiscard]] const Copy* copy_of(std::string_view path) const;
    void put(Copy copy);
    [[nodiscard]] static FileState state_of(const Copy& copy);
    [[nodiscard]] bool is_to_be_read(const WatchedFile& file, Steady now) const;
    [[nodiscard]] bool same_state(const Stamp& a, const Stamp& b) const;
    void adopt_numbers(const Watch& watch);
    void read_again_what_is_due(const Watch& watch, Steady now, Harvested& result);
    void read(const WatchedFile& file, Steady now, Harvested& result);
    void examine(Copy& copy, const std::string& bytes, Harvested& result);
    void keep(Copy& copy, const std::string& bytes, Harvested& result);
    [[nodiscard]] std::optional<Flaw> flaw_in_picture(const std::string& path, const std::string& bytes,
                                                      const ObjectId& id);
    void notice_losses(const Edition* on_air);
    void forget_unused(const Watch& watch, Standing standing);
    void rest_from_reading();
    [[nodiscard]] static ReadingKey key_of(const FileEntry& slide, const SettingsFiles& with);

    Folder& folder_;
    Library& library_;
    Shelf shelf_;
    MemoKeeper memo_;
    Examiner& examiner_;
    const Edition* on_air_ = nullptr;  // while it runs
    std::vector<std::string> folders_;
    std::uint64_t names_seen_ = 0;             // a fingerprint of the slides' names, as the watch has them
    std::vector<std::string> names_in_order_;  // the same, as they play; while there is more to read
    std::vector<Copy> copies_;                 // in the order of their paths
    bool learned_ = false;                     // they are others than in the memo
    std::map<ObjectId, std::optional<Flaw>> verdicts_;
    std::unordered_map<ReadingKey, CachedReading> readings_;
    Facts facts_;
    std::optional<Terms> terms_;  // of one run
    std::set<ObjectId> lost_;
    std::optional<std::uint64_t> losses_;  // of the library, when `lost_` was found out
    // How often a file became another one without a change; after so often that tells nothing any more.
    static constexpr int coincidences = 3;
    int numbered_anew_ = 0;
    bool numbers_adopted_ = false;
};

}  // namespace slidewell
