// Shapes only: every word beside a plot is HTML, so that it keeps its size on a phone.
#include "record/report_plots.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "base/html.h"
#include "record/report_words.h"

namespace slidewell {
namespace {

// From these seconds on a cell is of the next step.
constexpr std::array<std::uint32_t, 6> steps{60, 600, 1'800, 3'600, 14'400, 43'200};

// In thousandths, as a whole number: no locale, no exponents.
std::string thousandths(double share) {
    return std::to_string(std::lround(std::clamp(share, 0.0, 1.0) * 1'000));
}

std::string for_eyes(std::string_view name, std::string_view box, const std::string& shapes) {
    return "<svg" + attribute("class", name) + attribute("viewBox", box) +
           R"( preserveAspectRatio="none" aria-hidden="true" focusable="false">)" + shapes + "</svg>";
}

std::string rectangle(std::string_view name, const std::string& x, const std::string& width) {
    return "<rect" + attribute("class", name) + attribute("x", x) + attribute("width", width) +
           R"( height="10"/>)";
}

double share_of_time(const ReportFacts& facts, LocalMillis time) {
    const auto all = static_cast<double>(facts.days.size()) * 86'400'000.0;
    return static_cast<double>((time - facts.from).count()) / all;
}

std::size_t step_of(std::uint32_t seconds) {
    return static_cast<std::size_t>(std::ranges::upper_bound(steps, seconds) - steps.begin());
}

// The cells of one step as one path, each run in a row as one rectangle.
std::string cells_of(std::size_t step, HeatGrid grid, const std::vector<std::uint32_t>& seconds) {
    std::string path;
    for (int y = 0; y < grid.rows; ++y) {
        const auto begin = seconds.begin() + std::ptrdiff_t{y} * grid.columns;
        for (int x = 0; x < grid.columns;) {
            int end = x;
            while (end < grid.columns && step_of(begin[end]) == step)
                ++end;
            if (end > x) {
                const std::string width = std::to_string(end - x);
                ((path += "M" + std::to_string(x)) += " " + std::to_string(y)) += "h" + width;
                (path += "v1h-" + width) += "z";
            }
            x = std::max(end, x + 1);
        }
    }
    return path;
}

struct Key {
    std::string_view shape;  // its class
    std::string_view meaning;
};
std::string legend(const std::vector<Key>& keys) {
    std::string items;
    for (const Key& key : keys) {
        const std::string swatch = R"(<svg viewBox="0 0 2 1" aria-hidden="true" focusable="false"><path)" +
                                   attribute("class", key.shape) + R"( d="M0 0h2v1h-2z"/></svg>)";
        items += element("li", "", swatch + escaped(key.meaning));
    }
    return element("ul", attribute("class", "legend") + attribute("role", "list"), items);
}

}  // namespace

std::string bar_across(double share) {
    return for_eyes("bar", "0 0 1000 10",
                    rectangle("ground", "0", "1000") + rectangle("value", "0", thousandths(share)));
}

std::string bar_upright(double share) {
    const std::string height = thousandths(share);
    const std::string y = std::to_string(1'000 - std::stol(height));
    return for_eyes(
        "column", "0 0 10 1000",
        R"(<rect class="value" width="10")" + attribute("y", y) + attribute("height", height) + "/>");
}

std::string timeline(const ReportFacts& facts) {
    std::string shapes = rectangle("ground", "0", "1000");
    for (std::size_t i = 1; i < facts.days.size(); ++i)
        shapes += rectangle(
            "midnight", thousandths(static_cast<double>(i) / static_cast<double>(facts.days.size())), "1");
    for (const SourceAway& absence : facts.absences) {
        const double from = share_of_time(facts, absence.from);
        const double until = share_of_time(facts, std::min(absence.from + absence.lasted, facts.until));
        shapes += rectangle("away", thousandths(from),
                            std::to_string(std::max(2L, std::stol(thousandths(until - from)))));
    }
    for (const StudioRestarted& restart : facts.restarts)
        shapes += rectangle("restart", thousandths(share_of_time(facts, restart.at)), "3");
    return for_eyes("timeline", "0 0 1000 10", shapes);
}

std::string heat_plot(const HeatPlot& words, HeatGrid grid, const std::vector<std::uint32_t>& seconds) {
    std::string shapes;
    for (std::size_t step = 0; step <= steps.size(); ++step) {
        const std::string path = cells_of(step, grid, seconds);
        if (!path.empty())
            shapes += "<path" + attribute("class", "s" + std::to_string(step)) + attribute("d", path) + "/>";
    }
    const std::string box = "0 0 " + std::to_string(grid.columns) + " " + std::to_string(grid.rows);
    return "<svg" + attribute("class", "heat") + attribute("viewBox", box) +
           R"( role="img" shape-rendering="crispEdges")" +
           attribute("aria-labelledby", words.id + "-title " + words.id + "-text") + ">" +
           element("title", attribute("id", words.id + "-title"), escaped(words.title)) +
           element("desc", attribute("id", words.id + "-text"), escaped(words.description)) + shapes +
           "</svg>\n";
}

std::string timeline_legend() {
    return legend({{"away", "a folder was away"}, {"restart", "painter restarted"}});
}

std::string heat_legend() {
    return legend({{"s0", "under 1 min"},
                   {"s1", "1 min"},
                   {"s2", "10 min"},
                   {"s3", "30 min"},
                   {"s4", "1 h"},
                   {"s5", "4 h"},
                   {"s6", "12 h and more"}});
}

}  // namespace slidewell
