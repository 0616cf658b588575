// Landlock (https://landlock.io): the kernel lets a process touch no files but those that it named itself.
#pragma once

#include <filesystem>
#include <span>

#include "base/result.h"

namespace slidewell {

// From now on this thread, and those that it starts, read only what lies in `reads` and `writes`, write only
// in `writes`, and start no program; what they have open stays open. Where the kernel knows how, TCP, signals
// to other processes and their abstract sockets are out of reach too. The error says what the kernel lacks.
// This process must have renounced new rights (PR_SET_NO_NEW_PRIVS).
[[nodiscard]] Result<> restrict_files(std::span<const std::filesystem::path> reads,
                                      std::span<const std::filesystem::path> writes);

}  // namespace slidewell
