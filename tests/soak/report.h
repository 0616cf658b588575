// A month as a table and as a drawing.
#pragma once

#include <map>
#include <span>
#include <string>

#include "ledger.h"

namespace slidewell::soak {

struct Outcome {
    std::span<const Day> days;
    const std::map<std::string, int>& counts;  // of what happened
    std::span<const std::string> complaints;
    int slides = 0;
    std::chrono::seconds took{0};
};

[[nodiscard]] std::string to_markdown(const Outcome& outcome);
// Memory, open files and the latest frame of each day, one plot above the other.
[[nodiscard]] std::string to_svg(std::span<const Day> days);

}  // namespace slidewell::soak
