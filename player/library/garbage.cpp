// Garbage: what no edition that is kept needs.
#include <mutex>
#include <set>

#include "library/library.h"
#include "library/manifests.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;
using std::chrono::sys_seconds;

// `newer` whole editions of its shelf are newer than this one.
bool is_kept(const Edition& edition, std::size_t newer, const Keep& keep, sys_seconds now) {
    if (newer < 2) return true;
    return newer < keep.most && (newer < keep.editions || edition.published > now - keep.age);
}

void name_objects(const Edition& edition, std::set<ObjectId>& named) {
    for (const SlideEntry& slide : edition.slides)
        named.insert(slide.file.object);
    for (const FileEntry& file : edition.files)
        named.insert(file.object);
}

// A damaged manifest goes when a newer one is whole; until then its number is taken.
LibraryResult<> thin_shelf(Disk& disk, const fs::path& shelf, const Keep& keep, sys_seconds now,
                           std::set<ObjectId>& named, Freed& freed) {
    const auto files = list_manifests(disk, shelf);
    if (!files) return files.error();
    std::size_t newer = 0;
    for (const ManifestFile& file : *files) {
        const auto edition = read_manifest(disk, file);
        if (!edition && edition.error().problem != Problem::damaged) return edition.error();
        if (edition && is_kept(*edition, newer, keep, now)) {
            name_objects(*edition, named);
            ++newer;
        } else if (newer > 0 && disk.remove(file.path)) {
            freed += {.files = 1, .bytes = file.size};
        }
    }
    return Done{};
}

}  // namespace

LibraryResult<Tidied> Library::collect_garbage(const Keep& keep, sys_seconds now) {
    const std::lock_guard alone(publishing_);
    if (const auto writable = check_writable(); !writable) return writable.error();
    const auto shelves = disk_.list(folder_ / "shelves");
    if (!shelves) return in_context("cannot collect garbage", shelves.error());
    Tidied tidied;
    std::set<ObjectId> named;
    for (const DiskEntry& entry : *shelves) {
        if (!entry.is_folder) continue;
        const fs::path shelf = folder_ / "shelves" / entry.name;
        const auto thinned = thin_shelf(disk_, shelf, keep, now, named, tidied.editions);
        // Without knowing what an edition names, nothing can be called garbage.
        if (!thinned) return in_context("cannot collect garbage", thinned.error());
        tidied.temporaries += remove_temporaries(disk_, shelf, now);
    }
    const Swept swept = objects_.sweep(named, now);
    tidied.objects = swept.objects;
    tidied.temporaries += swept.temporaries;
    return tidied;
}

}  // namespace slidewell
