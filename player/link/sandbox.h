// The studio's cage: what a process that reads strangers' files may still do, however cleverly one of them is
// made. Each layer holds without the others:
//
// - Landlock: which files it reads and writes, wherever else this user may.
// - seccomp: which system calls it gets. None that starts a program, opens a socket, or reaches into another
//   process.
// - Limits: memory, the size of files, how many of them are open; no core dumps.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace slidewell {

struct Confinement {
    // Files, and folders with all that is in them. What is not there now is passed over, and cannot be read
    // later either; the same holds for a folder that is mounted, or made anew, later on.
    std::vector<std::filesystem::path> reads;
    // Folders in which files and folders may be read, made, changed, moved and removed, but not linked.
    std::vector<std::filesystem::path> writes;
    // Bytes of its own that it may have. The largest picture that is taken at all, 50 million pixels of a
    // progressive JPEG, takes 420 MB, and one may be painted while another is checked.
    std::uint64_t memory = std::uint64_t{1} << 30;
    std::uint64_t largest_file = std::uint64_t{1} << 30;  // that it may write, in bytes
    std::uint64_t open_files = 512;
};

// Confines this process for good. Call it before there are threads: Landlock holds for the one that calls and
// for those that it starts. Returns a line for the log for each layer that cannot be had here, and goes on
// without it: a picture on the wall is worth more.
[[nodiscard]] std::vector<std::string> confine(const Confinement& confinement);

}  // namespace slidewell
