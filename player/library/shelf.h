// One source's editions, numbered from 1, and what was asked about them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "library/edition.h"
#include "library/problem.h"

namespace slidewell {

class Library;

// An UNDO file in the source's folder, as it was seen last. Whether it has had its effect can be told after a
// restart: it has when `newest` is no longer the newest edition.
struct SeenUndoFile {
    std::uint64_t stamp = 0;   // fingerprint of its name, time and size
    EditionNumber newest = 0;  // the newest edition when it was first seen
    friend bool operator==(const SeenUndoFile&, const SeenUndoFile&) = default;
};

// What is kept of a shelf when garbage is collected: the last `editions`, and those of the last `age` as
// well, but at most `most`; always two, so that there is one to go back to.
struct Keep {
    std::size_t editions = 20;
    std::chrono::days age{30};
    std::size_t most = 200;
};

// A handle: copying it is cheap, and it keeps nothing in memory. Each function reads or writes the disk.
class Shelf {
  public:
    [[nodiscard]] const std::string& source() const { return source_; }
    // On the disk. Something in it changes when request_undo leaves word.
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

    // The newest edition that is whole. Problem::missing when there is none, damaged when none of them is
    // whole. What cannot be read at first is tried again at once; where that is of no use either, it is
    // passed over.
    [[nodiscard]] LibraryResult<Edition> newest() const;
    // Of all editions on the shelf, damaged ones among them, in ascending order.
    [[nodiscard]] LibraryResult<std::vector<EditionNumber>> numbers() const;
    [[nodiscard]] LibraryResult<Edition> edition(EditionNumber number) const;
    // What an undo of `current` brings back: the newest whole edition before the one whose content `current`
    // shows. Problem::missing when there is nothing to go back to.
    [[nodiscard]] LibraryResult<Edition> before(const Edition& current) const;

    // Publishes `draft` under the next number, its files put in order, and returns it so. It is the newest,
    // also after a power cut, when this returns. After an error nothing has changed, unless the very last
    // step failed: then the edition may be on the shelf, whole; publishing again is right in either case.
    // Problem::missing when an object is not in the library (any more): put it again. Problem::damaged when
    // check_edition refuses it.
    [[nodiscard]] LibraryResult<Edition> publish(Edition draft);

    // Leaves word that edition `number` is to be taken back, for whoever plays this source. It names an
    // edition so that it has its effect once: when another is the newest, it is out of date.
    [[nodiscard]] LibraryResult<> request_undo(EditionNumber number);
    [[nodiscard]] std::optional<EditionNumber> undo_request() const;
    [[nodiscard]] LibraryResult<> clear_undo_request();

    [[nodiscard]] std::optional<SeenUndoFile> seen_undo_file() const;
    // Nothing: there is none any more.
    [[nodiscard]] LibraryResult<> remember_undo_file(const std::optional<SeenUndoFile>& seen);

    // What whoever fills the shelf wants to know again after a restart, in words of its own, as it was left
    // last. Nothing: there is none, or it is not whole. What plays never depends on it.
    [[nodiscard]] std::optional<std::string> memo() const;
    // Whole or not at all. Problem::too_large above 16 MiB.
    [[nodiscard]] LibraryResult<> leave_memo(std::string memo);

  private:
    friend class Library;
    Shelf(Library& library, std::filesystem::path folder, std::string source)
        : library_(&library), folder_(std::move(folder)), source_(std::move(source)) {}

    [[nodiscard]] LibraryResult<Edition> newest_below(EditionNumber limit) const;
    [[nodiscard]] LibraryResult<> check_objects(const Edition& edition) const;
    [[nodiscard]] std::vector<std::uint64_t> small_file(std::string_view name) const;
    [[nodiscard]] LibraryResult<> remove_small_file(std::string_view name);

    Library* library_;
    std::filesystem::path folder_;
    std::string source_;
};

}  // namespace slidewell
