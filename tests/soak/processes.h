// What Linux says of this process and of those that it has started.
#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

namespace slidewell::soak {

struct Usage {
    // Of its own, and its share of the pixels that player and studio have in common. Not what it has mapped
    // of files: that share changes with whatever else runs on the machine.
    double megabytes = 0;
    int open_files = 0;
};

// `process` is a number or "self". All zero when it has ended.
[[nodiscard]] Usage usage_of(const std::string& process);

// Of this process, those that still run.
[[nodiscard]] std::vector<pid_t> children();

}  // namespace slidewell::soak
