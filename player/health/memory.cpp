// The kernel's own sum.
#include "health/memory.h"

#include <fstream>
#include <limits>
#include <string>

namespace slidewell {

std::optional<std::uint64_t> proportional_share(std::istream& smaps_rollup) {
    for (std::string word; smaps_rollup >> word;) {
        std::uint64_t kib = 0;
        if (word == "Pss:" && smaps_rollup >> kib) return kib;
        smaps_rollup.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    }
    return std::nullopt;
}

std::optional<std::uint64_t> memory_of(pid_t process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/smaps_rollup");
    return proportional_share(file);
}

}  // namespace slidewell
