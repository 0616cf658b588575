// Writing objects safely, reading them sceptically.
#include "library/objects.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace slidewell {
namespace {

namespace fs = std::filesystem;
using std::chrono::sys_seconds;

constexpr std::chrono::hours in_use{1};
constexpr std::size_t most_known_whole = 1'000;

// The objects among the files of `folder`, which is one of the 256; what else lies there is not ours.
std::vector<std::pair<ObjectId, DiskEntry>> objects_in(Disk& disk, const fs::path& folder) {
    std::vector<std::pair<ObjectId, DiskEntry>> objects;
    const auto entries = disk.list(folder);
    if (!entries) return objects;
    for (const DiskEntry& entry : *entries) {
        const auto id = parse_object_id(entry.name);
        if (id && !entry.is_folder && entry.name.starts_with(folder.filename().string()))
            objects.emplace_back(*id, entry);
    }
    return objects;
}

std::vector<fs::path> folders_in(Disk& disk, const fs::path& folder) {
    std::vector<fs::path> folders;
    const auto entries = disk.list(folder);
    if (!entries) return folders;
    for (const DiskEntry& entry : *entries) {
        if (entry.is_folder) folders.push_back(folder / entry.name);
    }
    return folders;
}

bool is(Problem problem, const LibraryResult<std::string>& result) {
    return !result && result.error().problem == problem;
}

std::string megabytes(std::uint64_t bytes) { return std::to_string((bytes + (1 << 20) - 1) >> 20) + " MB"; }

}  // namespace

bool is_stale(const DiskEntry& entry, sys_seconds now) {
    return entry.modified < now - in_use || entry.modified > now + in_use;
}

Freed remove_temporaries(Disk& disk, const fs::path& folder, sys_seconds now) {
    Freed freed;
    const auto entries = disk.list(folder);
    if (!entries) return freed;
    for (const DiskEntry& entry : *entries) {
        if (entry.is_folder || !entry.name.starts_with(temporary_prefix) || !is_stale(entry, now)) continue;
        if (disk.remove(folder / entry.name)) freed += {.files = 1, .bytes = entry.size};
    }
    return freed;
}

Objects::Objects(Disk& disk, fs::path folder, std::uint64_t limit, bool writable)
    : disk_(disk), folder_(std::move(folder)), limit_(limit), writable_(writable) {}

LibraryResult<ObjectId> Objects::put(std::string_view bytes) {
    if (!writable_) return LibraryError{Problem::forbidden, "the library was opened to be read"};
    const ObjectId id = object_id_of(bytes);
    const std::shared_lock no_removal(gate_);
    if (holds(id, bytes)) {
        static_cast<void>(disk_.touch(file_of(id)));
        return id;
    }
    if (const std::uint64_t grown = counted() + bytes.size(); grown > limit_) {
        return LibraryError{Problem::over_limit, "the library would hold " + megabytes(grown) +
                                                     ", and may hold at most " + megabytes(limit_)};
    }
    if (const auto written = write(id, bytes); !written) return written.error();
    return id;
}

// Bytes that are there already may not have reached the disk, or may have been damaged since.
bool Objects::holds(const ObjectId& id, std::string_view bytes) {
    const fs::path file = file_of(id);
    const auto there = disk_.look(file);
    if (!there || there->is_folder || there->size != bytes.size()) return false;
    if (is_known_whole(id)) return true;
    const auto content = disk_.read_file(file, bytes.size());
    if (!content || *content != bytes || !disk_.sync_folder(file.parent_path())) return false;
    note_whole(id);
    return true;
}

// One at a time: what is replaced is what was seen there.
LibraryResult<> Objects::write(const ObjectId& id, std::string_view bytes) {
    const std::lock_guard alone(writing_);
    if (holds(id, bytes)) return Done{};  // another thread was faster
    const fs::path file = file_of(id);
    if (auto made = disk_.make_folders(file.parent_path()); !made) return made;
    const auto replaced = disk_.look(file);
    if (auto written = write_whole(disk_, file, bytes); !written) return written;
    note_whole(id);
    const std::lock_guard lock(memory_);
    if (!size_) return Done{};
    if (replaced) *size_ -= std::min(*size_, replaced->size);
    *size_ += bytes.size();
    return Done{};
}

LibraryResult<std::string> Objects::get(const ObjectId& id, std::uint64_t size) {
    auto bytes = read(id, size);
    if (is(Problem::failing, bytes)) bytes = read(id, size);  // a disk may stutter
    if (is(Problem::damaged, bytes) && writable_) bytes = read_or_remove(id, size);
    if (bytes) {
        forget_loss(id);
    } else if (!is(Problem::exhausted, bytes)) {
        note_loss(id);
    }
    return bytes;
}

// It may have been put again meanwhile.
LibraryResult<std::string> Objects::read_or_remove(const ObjectId& id, std::uint64_t size) {
    const std::unique_lock alone(gate_);
    auto bytes = read(id, size);
    if (is(Problem::damaged, bytes)) static_cast<void>(remove(id));
    return bytes;
}

LibraryResult<std::string> Objects::read(const ObjectId& id, std::uint64_t size) {
    const fs::path file = file_of(id);
    auto bytes = disk_.read_file(file, size);
    const bool too_large = !bytes && bytes.error().problem == Problem::too_large;
    if (!bytes && !too_large) return in_context("cannot read the object " + to_string(id), bytes.error());
    if (too_large || object_id_of(*bytes) != id)
        return LibraryError{Problem::damaged, "the object " + to_string(id) + " is damaged"};
    return bytes;
}

std::optional<std::uint64_t> Objects::size_of(const ObjectId& id) const {
    {
        const std::lock_guard lock(memory_);
        if (lost_.contains(id)) return std::nullopt;
    }
    const auto entry = disk_.look(file_of(id));
    if (!entry || entry->is_folder) return std::nullopt;
    return entry->size;
}

std::uint64_t Objects::size() {
    const std::shared_lock no_removal(gate_);
    return counted();
}

// Counted when somebody wants to know: with thousands of objects that takes longer than all else at the
// start.
std::uint64_t Objects::counted() {
    const std::lock_guard no_writing(writing_);
    {
        const std::lock_guard lock(memory_);
        if (size_) return *size_;
    }
    std::uint64_t size = 0;
    for (const fs::path& shard : folders_in(disk_, folder_)) {
        for (const auto& [id, entry] : objects_in(disk_, shard))
            size += entry.size;
    }
    const std::lock_guard lock(memory_);
    size_ = size;
    return size;
}

Swept Objects::sweep(const std::set<ObjectId>& named, sys_seconds now) {
    Swept swept;
    const std::unique_lock alone(gate_);
    for (const fs::path& shard : folders_in(disk_, folder_)) {
        for (const auto& [id, entry] : objects_in(disk_, shard)) {
            if (!named.contains(id) && is_stale(entry, now) && remove(id))
                swept.objects += {.files = 1, .bytes = entry.size};
        }
        swept.temporaries += remove_temporaries(disk_, shard, now);
    }
    return swept;
}

bool Objects::remove(const ObjectId& id) {
    const auto entry = disk_.look(file_of(id));
    if (!entry || !disk_.remove(file_of(id))) return false;
    const std::lock_guard lock(memory_);
    whole_.erase(id);
    if (size_) *size_ -= std::min(*size_, entry->size);
    return true;
}

fs::path Objects::file_of(const ObjectId& id) const {
    const std::string name = to_string(id);
    return folder_ / name.substr(0, 2) / name;
}

bool Objects::is_known_whole(const ObjectId& id) const {
    const std::lock_guard lock(memory_);
    return whole_.contains(id);
}

// What is put again soon is known; a library that is filled for hours need not remember all of it.
void Objects::note_whole(const ObjectId& id) {
    const std::lock_guard lock(memory_);
    if (whole_.size() >= most_known_whole) whole_.clear();
    whole_.insert(id);
    lost_.erase(id);
}

void Objects::note_loss(const ObjectId& id) {
    {
        const std::lock_guard lock(memory_);
        whole_.erase(id);
        lost_.insert(id);
    }
    ++losses_;
}

void Objects::forget_loss(const ObjectId& id) {
    const std::lock_guard lock(memory_);
    lost_.erase(id);
}

}  // namespace slidewell
