// The few things that the library asks of a disk, so that tests can make any of them fail.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "library/problem.h"

namespace slidewell {

// A regular file or a folder, as it lies in a folder.
struct DiskEntry {
    std::string name;
    bool is_folder = false;
    std::uint64_t size = 0;               // in bytes
    std::chrono::sys_seconds modified{};  // by the clock of the disk
    friend bool operator==(const DiskEntry&, const DiskEntry&) = default;
};

// Names of files that are still being written start so; whoever finds an old one may remove it.
inline constexpr std::string_view temporary_prefix = "tmp-";

// Held as long as it lives; the system lets go of it when the process dies.
class DiskLock {
  public:
    DiskLock() = default;
    DiskLock(const DiskLock&) = delete;
    DiskLock& operator=(const DiskLock&) = delete;
    virtual ~DiskLock() = default;
};

// Safe to call from several threads. No call follows a symbolic link at the end of a path.
class Disk {
  public:
    Disk() = default;
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;
    virtual ~Disk() = default;

    // The whole of a regular file of at most `limit` bytes.
    [[nodiscard]] virtual LibraryResult<std::string> read_file(const std::filesystem::path& file,
                                                               std::size_t limit) = 0;
    // Writes a new file in `folder`, under a temporary name that nobody has, and returns its path. The bytes
    // have reached the disk then; the name need not have. One that could not be finished is removed.
    [[nodiscard]] virtual LibraryResult<std::filesystem::path> write_temporary(
        const std::filesystem::path& folder, std::string_view bytes) = 0;
    // In one step, over whatever has the new name. It need not have reached the disk before sync_folder.
    [[nodiscard]] virtual LibraryResult<> rename(const std::filesystem::path& from,
                                                 const std::filesystem::path& to) = 0;
    [[nodiscard]] virtual LibraryResult<> remove(const std::filesystem::path& file) = 0;
    // Sets the time of the last modification to now.
    [[nodiscard]] virtual LibraryResult<> touch(const std::filesystem::path& file) = 0;
    [[nodiscard]] virtual LibraryResult<DiskEntry> look(const std::filesystem::path& path) = 0;
    // In no particular order; links and devices are left out.
    [[nodiscard]] virtual LibraryResult<std::vector<DiskEntry>> list(const std::filesystem::path& folder) = 0;
    // The folder and those above it, for the owner alone; those that it makes have reached the disk.
    [[nodiscard]] virtual LibraryResult<> make_folders(const std::filesystem::path& folder) = 0;
    // Names that were made, changed or removed in `folder` have reached the disk when this returns.
    [[nodiscard]] virtual LibraryResult<> sync_folder(const std::filesystem::path& folder) = 0;
    // What is left for us, in bytes.
    [[nodiscard]] virtual LibraryResult<std::uint64_t> free_space(const std::filesystem::path& folder) = 0;
    // Problem::busy while another process, or another lock of this one, holds it.
    [[nodiscard]] virtual LibraryResult<std::unique_ptr<DiskLock>> lock(
        const std::filesystem::path& file) = 0;
};

// The computer's own file system.
[[nodiscard]] std::unique_ptr<Disk> open_disk();

// `bytes` as `file`, whole or not at all, whatever happens meanwhile: a temporary name, fsync, rename, fsync
// of the folder. After an error the file may be there, whole, without having reached the disk.
[[nodiscard]] LibraryResult<> write_whole(Disk& disk, const std::filesystem::path& file,
                                          std::string_view bytes);

}  // namespace slidewell
