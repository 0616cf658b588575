// Objects on disk: `objects/5a/5ad2…`, each a file's bytes under the name of their hash.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <string_view>

#include "library/disk.h"
#include "library/object_id.h"

namespace slidewell {

// What was removed.
struct Freed {
    std::size_t files = 0;
    std::uint64_t bytes = 0;
    Freed& operator+=(const Freed& more) {
        files += more.files;
        bytes += more.bytes;
        return *this;
    }
    friend bool operator==(const Freed&, const Freed&) = default;
};

struct Swept {
    Freed objects;
    Freed temporaries;
};

// True for what nobody can be about to use any more. Either side of `now` counts: a clock may have been set.
[[nodiscard]] bool is_stale(const DiskEntry& entry, std::chrono::sys_seconds now);

// Removes the temporary files in `folder` that are stale.
[[nodiscard]] Freed remove_temporaries(Disk& disk, const std::filesystem::path& folder,
                                       std::chrono::sys_seconds now);

// Safe to use from several threads. `library/library.h` tells what the functions promise.
class Objects {
  public:
    // In `folder`, which exists; `disk` outlives it. With `writable` false, nothing on the disk is changed.
    Objects(Disk& disk, std::filesystem::path folder, std::uint64_t limit, bool writable);

    [[nodiscard]] LibraryResult<ObjectId> put(std::string_view bytes);
    [[nodiscard]] LibraryResult<std::string> get(const ObjectId& id, std::uint64_t size);
    // In bytes; nothing when it is not there, or when `get` has found something wrong with it.
    [[nodiscard]] std::optional<std::uint64_t> size_of(const ObjectId& id) const;
    [[nodiscard]] std::uint64_t losses() const { return losses_; }
    [[nodiscard]] std::uint64_t size();

    // Removes stale objects that are not in `named`, and stale temporary files.
    [[nodiscard]] Swept sweep(const std::set<ObjectId>& named, std::chrono::sys_seconds now);

  private:
    [[nodiscard]] std::filesystem::path file_of(const ObjectId& id) const;
    [[nodiscard]] bool holds(const ObjectId& id, std::string_view bytes);
    [[nodiscard]] LibraryResult<> write(const ObjectId& id, std::string_view bytes);
    [[nodiscard]] LibraryResult<std::string> read(const ObjectId& id, std::uint64_t size);
    [[nodiscard]] LibraryResult<std::string> read_or_remove(const ObjectId& id, std::uint64_t size);
    [[nodiscard]] bool remove(const ObjectId& id);
    // With `gate_` held.
    [[nodiscard]] std::uint64_t counted();
    void note_whole(const ObjectId& id);
    void note_loss(const ObjectId& id);
    void forget_loss(const ObjectId& id);
    [[nodiscard]] bool is_known_whole(const ObjectId& id) const;

    Disk& disk_;
    const std::filesystem::path folder_;
    const std::uint64_t limit_;
    const bool writable_;

    std::shared_mutex gate_;  // shared: putting; alone: removing
    std::mutex writing_;      // to the disk
    mutable std::mutex memory_;
    std::set<ObjectId> whole_;           // known to be so, of those that were put last
    std::set<ObjectId> lost_;            // known to be gone or bad, and not put again yet
    std::optional<std::uint64_t> size_;  // of all objects; nothing: not counted yet
    std::atomic<std::uint64_t> losses_ = 0;
};

}  // namespace slidewell
