// How much memory a process takes.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>

#include <sys/types.h>

namespace slidewell {

// In KiB; what it shares with others is divided among them (PSS). Nothing when the kernel does not say, as it
// does not of another user's process.
[[nodiscard]] std::optional<std::uint64_t> memory_of(pid_t process);

// The same, from the words of /proc/PID/smaps_rollup.
[[nodiscard]] std::optional<std::uint64_t> proportional_share(std::istream& smaps_rollup);

}  // namespace slidewell
