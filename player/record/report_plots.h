// The report's plots, as SVG within HTML.
#pragma once

#include <string>

#include "record/report_facts.h"

namespace slidewell {

// A bar from 0 to `share` (0 to 1) of its place's width or height; for eyes only.
[[nodiscard]] std::string bar_across(double share);
[[nodiscard]] std::string bar_upright(double share);

// The time of the report from left to right, with who was away when, and when the studio was restarted.
[[nodiscard]] std::string timeline(const ReportFacts& facts);
[[nodiscard]] std::string timeline_legend();

// Seconds per cell, in seven steps; `id` tells the plots of a page apart.
struct HeatPlot {
    std::string id;
    std::string title;
    std::string description;
};
[[nodiscard]] std::string heat_plot(const HeatPlot& words, HeatGrid grid,
                                    const std::vector<std::uint32_t>& seconds);
// What the steps mean.
[[nodiscard]] std::string heat_legend();

}  // namespace slidewell
