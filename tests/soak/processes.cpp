// From /proc.
#include "processes.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace slidewell::soak {

namespace fs = std::filesystem;

Usage usage_of(const std::string& process) {
    Usage usage;
    const fs::path place = fs::path("/proc") / process;
    std::ifstream rollup(place / "smaps_rollup");
    for (std::string word; rollup >> word;) {
        if (word != "Pss_Anon:" && word != "Pss_Shmem:") continue;
        double kilobytes = 0;
        rollup >> kilobytes;
        usage.megabytes += kilobytes / 1024;
    }
    std::error_code gone;
    const fs::directory_iterator files(place / "fd", gone);
    if (!gone) usage.open_files = static_cast<int>(std::distance(begin(files), end(files)));
    return usage;
}

std::vector<pid_t> children() {
    std::vector<pid_t> all;
    for (const auto& task : fs::directory_iterator("/proc/self/task")) {
        std::ifstream list(task.path() / "children");
        for (pid_t child = 0; list >> child;)
            all.push_back(child);
    }
    return all;
}

}  // namespace slidewell::soak
