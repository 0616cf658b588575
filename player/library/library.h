// The library: what plays, on the local disk. Objects by their hash, and a shelf of editions for every
// source.
//
// Whatever happens (a kill, a power cut, a full disk), the newest whole edition of each shelf can be opened,
// and every object that it names was written whole before it was published. An object that is damaged later
// is known by its hash when it is read.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "library/disk.h"
#include "library/edition.h"
#include "library/object_id.h"
#include "library/objects.h"
#include "library/shelf.h"

namespace slidewell {

struct Tidied {
    Freed editions;
    Freed objects;
    Freed temporaries;  // leftovers of what was broken off
};

// Safe to use from several threads: sources put and publish while the studio reads. Reading waits for nobody.
class Library {
  public:
    static constexpr std::uint64_t usual_limit = std::uint64_t{4} << 30;

    // Opens the library in `folder`, or makes it. One player per library: Problem::busy while another runs.
    // `disk` must outlive it. Objects beyond `limit` bytes in all are refused.
    [[nodiscard]] static LibraryResult<std::unique_ptr<Library>> open(Disk& disk,
                                                                      std::filesystem::path folder,
                                                                      std::uint64_t limit = usual_limit);
    // Without the lock, for looking at it and asking for an undo while a player runs. Changes nothing but the
    // latter. Problem::missing when there is no library.
    [[nodiscard]] static LibraryResult<std::unique_ptr<Library>> open_to_read(Disk& disk,
                                                                              std::filesystem::path folder);

    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    // Keeps `bytes`; they have reached the disk when this returns. What is there already and whole is not
    // written again, but counts as new to collect_garbage.
    [[nodiscard]] LibraryResult<ObjectId> put(std::string_view bytes) { return objects_.put(bytes); }

    // The bytes of a file of an edition, checked by size and hash. Problem::damaged and missing differ; a
    // damaged object is removed, so that putting it again writes it again.
    [[nodiscard]] LibraryResult<std::string> get(const FileEntry& file) {
        return objects_.get(file.object, file.size);
    }

    // There is such an object, and no `get` has found anything wrong with it. Looks at the folder, not at the
    // bytes.
    [[nodiscard]] bool has(const ObjectId& id) const { return objects_.size_of(id).has_value(); }

    // How often `get` has found an object missing, damaged or unreadable. A source that sees it grow asks
    // `has` which of its objects must be fetched again. Problem::exhausted says nothing about an object.
    [[nodiscard]] std::uint64_t losses() const { return objects_.losses(); }

    // The shelf of a source, by the name of its folder or remote; made if need be. It must not outlive the
    // library.
    [[nodiscard]] LibraryResult<Shelf> shelf(std::string_view source);
    // Those that there are, ordered by the name of their source.
    [[nodiscard]] LibraryResult<std::vector<Shelf>> shelves();

    // Removes old editions, then objects that no edition on any shelf names and temporary files, both unless
    // they were made within the hour around `now`: somebody may be about to publish them.
    [[nodiscard]] LibraryResult<Tidied> collect_garbage(const Keep& keep, std::chrono::sys_seconds now);

    // Of all objects, in bytes.
    [[nodiscard]] std::uint64_t size() { return objects_.size(); }
    [[nodiscard]] LibraryResult<std::uint64_t> free_space() const { return disk_.free_space(folder_); }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  private:
    friend class Shelf;
    [[nodiscard]] LibraryResult<> check_writable() const;

    Library(Disk& disk, std::filesystem::path folder, std::uint64_t limit, std::unique_ptr<DiskLock> lock);

    Disk& disk_;
    const std::filesystem::path folder_;
    const std::unique_ptr<DiskLock> lock_;  // none: opened to read
    Objects objects_;
    std::mutex publishing_;  // one at a time, and no removal meanwhile
};

}  // namespace slidewell
