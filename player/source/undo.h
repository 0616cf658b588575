// Going back to the edition before: who asks for it, what it brings back, and how long it holds.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "library/shelf.h"
#include "source/watch.h"

namespace slidewell {

// The edition that answers to what lies in the folder: `edition` itself, or for an undo the one that was
// taken back. Null when it is no longer on the shelf.
[[nodiscard]] std::shared_ptr<const Edition> answering_edition(const Shelf& shelf,
                                                               std::shared_ptr<const Edition> edition);

// The files that count for an edition are its own, and all slides, deck.xml, clinic.xml and theme.xml.
//
// A fingerprint of the files that count, by name, size and time. The edition's files are in order.
[[nodiscard]] std::uint64_t folder_state(const Watch& watch, const Edition& edition);

// True while somebody is still writing a file that counts.
[[nodiscard]] bool is_restless(const Watch& watch, const Edition& edition);

// Each request is answered once, across restarts too.
class UndoRequests {
  public:
    explicit UndoRequests(Shelf shelf);

    // True when somebody asks for `on_air` to be taken back: by an UNDO file that is new or was saved again,
    // or by a word left on the shelf.
    [[nodiscard]] bool asked(const Watch& watch, EditionNumber on_air);
    // The same while the folder cannot be seen.
    [[nodiscard]] bool asked_on_shelf(EditionNumber on_air);
    // What was asked for was done, or cannot be done.
    void answered();

  private:
    [[nodiscard]] bool asked_by_file(const Watch& watch, EditionNumber on_air);

    Shelf shelf_;
    std::optional<SeenUndoFile> seen_;
    bool answered_ = false;  // the file that was seen; by this process
};

}  // namespace slidewell
