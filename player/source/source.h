// One source's life: a folder that staff fill, its shelf in the library, and the receipt in the folder.
//
// A Source has no thread and reads no clock: each step is one look at the folder, at a time that is given in.
// run_source (run_source.h) puts a thread under it.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "base/duration.h"
#include "library/library.h"
#include "source/examiner.h"
#include "source/folder.h"
#include "source/gallery.h"
#include "source/harvest.h"
#include "source/patience.h"
#include "source/receipt_keeper.h"
#include "source/situation.h"
#include "source/undo.h"
#include "source/watch.h"

namespace slidewell {

// What a source works with. All must outlive it.
struct SourceTools {
    Folder& folder;
    Library& library;
    Examiner& examiner;
    const Gallery& gallery;
};

struct SourceOptions {
    Millis poll{1'000};  // between two looks while all is quiet
    ReceiptOptions receipt;
};

struct Instant {
    Steady steady;
    std::chrono::sys_seconds wall;
};

// A folder that cannot be read, or that is empty all at once.
struct Absence {
    std::optional<std::chrono::sys_seconds> read;  // when it was last well, since the program began
    std::string why;
    friend bool operator==(const Absence&, const Absence&) = default;
};

struct Outcome {
    bool published = false;      // Source::on_air is another edition than before
    bool fetched_again = false;  // what the library had lost is there again
    bool news = false;           // Source::situation is another than before
    Millis next_look{0};
};

class Source {
  public:
    // Puts the newest whole edition of the shelf on air; the folder is not touched.
    Source(const SourceTools& tools, Shelf shelf, SourceOptions options);

    // Looks at the folder, takes what is good, publishes. Takes as long as the folder.
    [[nodiscard]] Outcome step(const Instant& now);
    // Instead of a pause after a step: while all is quiet, the folder watches itself for a while. False where
    // it cannot, or something is about to happen; then nothing was done.
    [[nodiscard]] bool rest(Steady now);
    // After each step: writes the receipt when there is news. Takes as long as the folder, so the wall goes
    // first.
    void tell(const Instant& now);

    // Null while there is nothing. It stays as it is for whoever keeps it.
    [[nodiscard]] const std::shared_ptr<const Edition>& on_air() const { return on_air_; }
    // True once all that lay in the folder at first was taken or refused, or nothing can be.
    [[nodiscard]] bool settled() const;
    [[nodiscard]] const Situation& situation() const { return situation_; }
    // Nothing while its folder can be read and has slides, or has never had any.
    [[nodiscard]] std::optional<Absence> absence() const;

  private:
    [[nodiscard]] bool look(const Instant& now);
    [[nodiscard]] Standing standing(bool away) const;
    [[nodiscard]] bool has_work(bool away, Steady now) const;
    [[nodiscard]] bool is_quiet(bool away) const;
    [[nodiscard]] bool nothing_is_pending() const;
    [[nodiscard]] bool has_slides() const;
    [[nodiscard]] bool shows_something() const { return on_air_ && !on_air_->slides.empty(); }

    void answer_undo(bool away, const Instant& now, Outcome& outcome);
    [[nodiscard]] std::optional<Edition> whole_edition_before() const;
    [[nodiscard]] bool undo_holds() const;
    void harvest(Standing standing, const Instant& now, Outcome& outcome);
    void note(const Harvested& harvested, const Instant& now);
    [[nodiscard]] bool worth_publishing(const Harvested& harvested, bool away, Steady now) const;
    [[nodiscard]] bool publish(Edition draft, const Instant& now, Outcome& outcome);
    void put_on_air(Edition edition);
    void meet(const LibraryError& trouble, const Instant& now);
    void tidy(const Instant& now);

    [[nodiscard]] Situation take_stock() const;
    [[nodiscard]] Millis next_look() const;
    [[nodiscard]] Steady next_due() const;

    SourceTools tools_;
    Shelf shelf_;
    SourceOptions options_;
    Watch watch_;
    Harvest harvest_;
    UndoRequests requests_;
    ReceiptKeeper receipt_;

    std::shared_ptr<const Edition> on_air_;
    SettingsFiles settings_;                    // of what is on air
    std::shared_ptr<const Edition> answering_;  // to what lies in the folder; null while nothing is on air
    std::optional<std::chrono::sys_seconds> undone_;

    std::optional<Error> unreachable_;
    std::optional<std::chrono::sys_seconds> read_;  // when the folder was last listed
    std::optional<std::chrono::sys_seconds> lost_since_;
    bool recalled_ = false;  // what was read before a restart
    int looks_ = 0;
    bool was_away_ = false;
    bool stale_ = false;       // the folder changed since the last plan
    bool new_on_air_ = false;  // what is on air has not been looked at yet
    bool more_to_read_ = false;
    bool nothing_good_ = false;    // the folder has slides, and none of them can be shown
    bool nothing_before_ = false;  // an undo found nothing to go back to
    Situation found_;              // what the last plan came to
    std::optional<LibraryError> trouble_;
    std::optional<std::uintmax_t> room_left_;
    Situation situation_;

    Steady published_{};
    std::optional<Steady> next_receipt_;  // nothing: not before something happens
    std::optional<Steady> next_tidying_;  // of the library; nothing: before the first step
    Patience folder_patience_;
    Patience library_patience_;
};

}  // namespace slidewell
