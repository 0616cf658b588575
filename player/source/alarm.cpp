// One inotify, with a watch on each folder.
#include "source/alarm.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <utility>

#include <linux/magic.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace slidewell {
namespace {

constexpr std::uint32_t any_change = IN_ATTRIB | IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE |
                                     IN_MOVE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

// Those on which nothing changes but through this kernel.
bool is_of_this_computer(const std::filesystem::path& folder) {
    constexpr std::array<std::int64_t, 8> local{EXT4_SUPER_MAGIC,  XFS_SUPER_MAGIC,  BTRFS_SUPER_MAGIC,
                                                F2FS_SUPER_MAGIC,  TMPFS_MAGIC,      OVERLAYFS_SUPER_MAGIC,
                                                EXFAT_SUPER_MAGIC, MSDOS_SUPER_MAGIC};
    struct statfs system {};
    return ::statfs(folder.c_str(), &system) == 0 &&
           std::ranges::find(local, static_cast<std::int64_t>(system.f_type)) != local.end();
}

}  // namespace

std::optional<Alarm::Identity> Alarm::folder_at(const std::filesystem::path& path) {
    struct stat state {};
    if (::stat(path.c_str(), &state) != 0) return std::nullopt;
    return Identity{state.st_dev, state.st_ino};
}

int Alarm::file() const {
    const bool as_before = std::ranges::all_of(
        places_, [](const Place& place) { return folder_at(place.path) == place.folder; });
    return as_before ? events_.get() : -1;
}

void Alarm::listen_to(std::span<const std::filesystem::path> folders) {
    if (!events_.open()) events_ = Descriptor(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    if (events_.open() && watch(folders)) return forget();
    events_ = Descriptor(-1);
    places_.clear();
}

// A folder that is watched already keeps its watch; one in its place gets another.
bool Alarm::watch(std::span<const std::filesystem::path> folders) {
    std::vector<Place> now;
    for (const std::filesystem::path& path : folders) {
        Place& place = now.emplace_back(Place{path, folder_at(path)});
        if (!place.folder && (errno == ENOENT || errno == ENOTDIR)) continue;
        if (!place.folder || place.folder->device == foreign_) return false;
        if (!is_of_this_computer(path)) {
            foreign_ = place.folder->device;
            return false;
        }
        place.watch = ::inotify_add_watch(events_.get(), path.c_str(), any_change);
        if (place.watch < 0 && errno != ENOENT && errno != ENOTDIR) return false;
    }
    for (const Place& before : std::exchange(places_, std::move(now))) {
        if (before.watch >= 0 && std::ranges::find(places_, before.watch, &Place::watch) == places_.end())
            static_cast<void>(::inotify_rm_watch(events_.get(), before.watch));
    }
    return true;
}

void Alarm::forget() const {
    std::array<std::byte, 4096> heard{};
    while (::read(events_.get(), heard.data(), heard.size()) > 0) {
    }
}

}  // namespace slidewell
