// What a source has read, as it leaves it on its shelf for after a restart, so that a share need not be read
// anew whenever the TV is switched on.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/duration.h"
#include "library/shelf.h"
#include "source/folder.h"

namespace slidewell {

// A file that is good, and the state in which it was read.
struct RememberedFile {
    FileEntry file;
    Stamp stamp;
    friend bool operator==(const RememberedFile&, const RememberedFile&) = default;
};

// One line per file: its object, size, times, device, inode and path. A path with a line break in it is left
// out, so its file is read again.
class MemoText {
  public:
    // Takes room for so many files at once: a long text that grows is copied, and is there twice meanwhile.
    explicit MemoText(std::size_t files);
    void add(const std::string& path, const ObjectId& object, const Stamp& stamp);
    [[nodiscard]] std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

[[nodiscard]] std::string to_memo(std::span<const RememberedFile> files);
// Empty for what to_memo, as it is today, did not write.
[[nodiscard]] std::vector<RememberedFile> parse_memo(std::string_view memo);

// True when a file of that stamp, read then, cannot have changed since without getting another stamp. Two
// changes within one tick of its clock look alike (2 s on FAT), so it must have stood still for 10 s; a stamp
// from the future tells nothing.
[[nodiscard]] bool is_telling(const Stamp& stamp, std::chrono::sys_seconds read);

// Spares the disk: it is written when it would say something else, and once a minute at most.
class MemoKeeper {
  public:
    explicit MemoKeeper(Shelf shelf);

    [[nodiscard]] std::vector<RememberedFile> recall();
    [[nodiscard]] bool may_leave(Steady now) const;
    // False when it could not be written: try again.
    bool leave(MemoText text, Steady now);

  private:
    Shelf shelf_;
    ObjectId there_;  // the hash of what the shelf has
    std::optional<Steady> left_;
};

}  // namespace slidewell
