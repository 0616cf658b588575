// How much of the processor a studio may use: a store of time that fills up slowly. The system ends a process
// that has used it up (SIGXCPU), such as one with a thread that loops where nobody notices.
#pragma once

#include <chrono>

#include <sys/types.h>

namespace slidewell {

// Enough for taking in a deck of ten thousand pictures at once.
inline constexpr std::chrono::seconds largest_cpu_store = std::chrono::minutes{30};

// Up to how much time in all a process may go that has used `used` and could go up to `limit`, when `passed`
// has gone by since: half of that is granted, and no store is larger than the largest.
[[nodiscard]] std::chrono::seconds next_cpu_limit(std::chrono::seconds used, std::chrono::seconds limit,
                                                  std::chrono::seconds passed);

// Grants `process`, a child of this one, its time for the `passed` seconds since the last call; the first
// call, right after its start, fills the store. Once a minute is often enough.
void grant_cpu(pid_t process, std::chrono::seconds passed);

}  // namespace slidewell
