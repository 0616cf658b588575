// A folder that staff fill, as the TV sees it: what lies in it, what a file holds, and a place for the
// receipt. Everything here may take as long as a network does, or hang; only a source's thread calls it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/duration.h"
#include "base/result.h"

namespace slidewell {

// What tells one state of a file from another without reading it.
struct Stamp {
    std::uint64_t size = 0;
    std::int64_t modified = 0;  // nanoseconds since 1970, as whoever wrote the file wants it seen
    std::int64_t changed = 0;   // the same, as the file system knows it
    std::uint64_t device = 0;   // with `inode`, which file it is
    std::uint64_t inode = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
};

struct FolderFile {
    std::string path;  // from the folder on, parts joined by '/'
    Stamp stamp;
};

struct ClosedFolder {
    std::string path;
    Error why;
};

struct FolderContents {
    std::vector<FolderFile> files;     // regular ones, by path
    std::vector<ClosedFolder> closed;  // folders inside that are there and cannot be listed
};

struct FolderBytes {
    std::string bytes;
    Stamp stamp;  // after reading: another one than before tells that somebody is writing
};

class Folder {
  public:
    Folder() = default;
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    virtual ~Folder() = default;

    // The files in the folder itself and in those of `inside` that are there ("images", "images/icons"),
    // not deeper. An error when the folder itself cannot be listed to its end.
    [[nodiscard]] virtual Result<FolderContents> list(std::span<const std::string> inside) = 0;

    // Rests while list(inside) would tell the same as it told last: looks each `pause`, or when it hears of a
    // change where it can, and returns when something is different, or after `longest`. False, and at once,
    // where the folder cannot do so by itself.
    [[nodiscard]] virtual bool rest(std::span<const std::string> /*inside*/, Millis /*pause*/,
                                    Millis /*longest*/) {
        return false;
    }
    // Ends a rest; where there is none now, the next one before it has begun. From any thread.
    virtual void wake() {}

    // A descriptor that can be read from when list() may tell something else than it told last; not to be
    // read. -1 where the folder cannot know that by itself, and must be looked at.
    [[nodiscard]] virtual int alarm() const { return -1; }

    // Refuses what lies outside the folder, also by a link; what is no regular file; what is above `limit`.
    [[nodiscard]] virtual Result<FolderBytes> read(const std::string& path, std::size_t limit) = 0;

    // Puts a file beside the slides, whole or not at all. `name` has no '/' in it.
    virtual Result<> write_receipt(const std::string& name, std::string_view bytes) = 0;
};

// The folder of that path, looked up anew for each call: what is mounted there meanwhile is seen.
[[nodiscard]] std::unique_ptr<Folder> open_disk_folder(std::filesystem::path path);

}  // namespace slidewell
