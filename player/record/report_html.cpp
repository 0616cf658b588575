// The report as a page, with plots and with the numbers behind them.
#include <algorithm>
#include <array>
#include <string>

#include "base/html.h"
#include "base/text.h"
#include "record/report.h"
#include "record/report_outline.h"
#include "record/report_plots.h"
#include "record/report_style.h"
#include "record/report_words.h"

namespace slidewell {
namespace {

constexpr std::size_t most_failures = 60;
constexpr std::size_t most_days_with_names = 10;

std::string of_class(std::string_view name) { return attribute("class", name); }
std::string paragraph(std::string_view text, std::string_view attributes = "") {
    return element("p", attributes, escaped(text));
}

std::string moment(LocalMillis time) {
    return element("time", attribute("datetime", machine_moment(time)), escaped(day_moment(time)));
}

std::string section(std::string_view id, std::string_view title, const std::string& content) {
    if (content.empty()) return "";
    const std::string heading = element("h2", attribute("id", id), escaped(title));
    return element("section", of_class(id) + attribute("aria-labelledby", id), heading + content);
}

std::string behind(const std::string& table) {
    if (table.empty()) return "";
    return element("details", "", element("summary", "", "The numbers") + table);
}

using Cells = std::vector<std::string>;  // HTML each

std::string head_row(const Cells& names) {
    std::string cells;
    for (const std::string& name : names)
        cells += "<th scope=\"col\">" + name + "</th>";
    return element("tr", "", cells);
}

// On a narrow screen each cell carries its column's name itself.
std::string row(const Cells& names, const Cells& values) {
    std::string cells;
    for (std::size_t i = 0; i < values.size(); ++i)
        cells += "<td" + attribute("data-name", names.at(i)) + ">" + values[i] + "</td>";
    return element("tr", "", cells);
}

std::string table(std::string_view caption, const Cells& names, const std::vector<Cells>& rows) {
    std::string body;
    for (const Cells& values : rows)
        body += row(names, values);
    return element("table", "",
                   element("caption", "", escaped(caption)) + element("thead", "", head_row(names)) +
                       element("tbody", "", body));
}

// "10 h 31 min", of which a narrow screen leaves out the second half.
std::string roughly(const std::string& amount) {
    const std::size_t end = amount.find(' ', amount.find(' ') + 1);
    if (end == std::string::npos) return escaped(amount);
    return escaped(amount.substr(0, end)) + element("span", of_class("fine"), escaped(amount.substr(end)));
}

// --- in short

std::string figure(std::string_view name, const std::string& value, bool alarming = false) {
    return element("div", alarming ? of_class("alarming") : "",
                   element("dt", "", escaped(name)) + element("dd", "", escaped(value)));
}

std::string in_short(const ReportFacts& facts) {
    const ReportTotals sum = totals(facts);
    if (sum.plays == 0) return "";
    const auto restarts = static_cast<std::int64_t>(facts.restarts.size());
    return element(
        "dl", of_class("figures"),
        figure("On the screen", lasting_short(sum.shown)) + figure("Cut short", grouped(sum.cut_short)) +
            figure("Folders away", facts.absences.empty() ? "never" : lasting_short(sum.away),
                   !facts.absences.empty()) +
            figure("Painter restarted", restarts == 0 ? "never" : grouped(restarts) + "×", restarts > 0) +
            figure("Mistakes in slides", sum.errors == 0 ? "none" : grouped(sum.errors), sum.errors > 0));
}

// --- day by day

std::string day(const DayShown& each, Millis most) {
    const double share =
        most > Millis{0} ? static_cast<double>(each.shown.count()) / static_cast<double>(most.count()) : 0.0;
    const std::string name = day_name(each.day);  // "Mon 16 Nov"
    const std::size_t month = name.rfind(' ');
    return element(
        "li", "",
        element("span", of_class("amount"), each.plays == 0 ? "–" : roughly(lasting_short(each.shown))) +
            bar_upright(share) +
            element("span", of_class("day"),
                    escaped(name.substr(0, month)) +
                        element("span", of_class("fine"), escaped(name.substr(month)))));
}

std::string days(const ReportFacts& facts) {
    Millis most{0};
    for (const DayShown& each : facts.days)
        most = std::max(most, each.shown);
    if (most == Millis{0}) return "";
    std::string columns;
    std::vector<Cells> rows;
    for (const DayShown& each : facts.days) {
        columns += day(each, most);
        rows.push_back({escaped(day_name(each.day)), grouped(each.plays), lasting_short(each.shown)});
    }
    const bool many = facts.days.size() > most_days_with_names;
    return element("ol", of_class(many ? "days many" : "days") + attribute("role", "list"), columns) +
           behind(table("Slides shown each day", {"Day", "Slides", "Time on the screen"}, rows));
}

// --- slide by slide

std::string slides(const ReportFacts& facts) {
    if (facts.slides.empty()) return "";
    Millis most{1};
    for (const SlideShown& slide : facts.slides)
        most = std::max(most, slide.shown);
    std::vector<Cells> rows;
    for (const SlideShown& slide : facts.slides) {
        const double share = static_cast<double>(slide.shown.count()) / static_cast<double>(most.count());
        rows.push_back({element("bdi", "", escaped(file_of(slide))) + bar_across(share), grouped(slide.plays),
                        lasting_short(slide.shown), grouped(slide.cut_short), moment(slide.last)});
    }
    return table("How often and how long each slide was seen",
                 {"Slide", "Shown", "In all", "Cut short", "Last"}, rows);
}

// --- what went wrong

std::string failures(const ReportFacts& facts) {
    std::string cards;
    for (std::size_t i = 0; i < facts.failures.size() && i < most_failures; ++i) {
        const FailureSeen& failure = facts.failures[i];
        const bool error = failure.diagnostic.severity == Severity::error;
        const std::string file = plain(failure.diagnostic.file);
        const std::string name = file.substr(file.rfind('/') == std::string::npos ? 0 : file.rfind('/') + 1);
        cards += element("article", of_class(error ? "card wrong" : "card"),
                         element("h3", "", element("bdi", "", escaped(name))) +
                             element("div", of_class("body"),
                                     paragraph(failure.diagnostic.message) +
                                         paragraph(failure_words(failure), of_class("place"))));
    }
    return cards;
}

// --- who was away

std::string interruptions(const ReportFacts& facts) {
    if (facts.absences.empty() && facts.restarts.empty()) return "";
    std::vector<Cells> rows;
    for (const SourceAway& absence : facts.absences)
        rows.push_back({moment(absence.from), element("bdi", "", escaped(absence.source)) + " was away",
                        lasting_short(absence.lasted)});
    for (const StudioRestarted& restart : facts.restarts)
        rows.push_back({moment(restart.at), "painter restarted: " + escaped(restart.why), "–"});
    std::string names;
    for (const DayShown& each : facts.days)
        names += element("li", "", escaped(day_name(each.day)));
    const bool many = facts.days.size() > most_days_with_names;
    return paragraph(away_sentence(facts)) + paragraph(restart_sentence(facts)) + timeline(facts) +
           element("ol", of_class(many ? "scale many" : "scale") + attribute("role", "list"), names) +
           timeline_legend() + behind(table("When, and for how long", {"From", "What", "For"}, rows));
}

// --- what stood still

// The longest time in each ninth of the screen.
std::string ninths(const HeatMap& heat) {
    std::vector<std::pair<std::string, std::uint32_t>> places;
    for (std::size_t cell = 0; cell < heat.longest.size(); ++cell) {
        const std::string place = place_on_screen(heat.grid, cell);
        const auto known = std::ranges::find(places, place, &std::pair<std::string, std::uint32_t>::first);
        if (known == places.end()) {
            places.emplace_back(place, heat.longest[cell]);
        } else {
            known->second = std::max(known->second, heat.longest[cell]);
        }
    }
    std::vector<Cells> rows;
    rows.reserve(places.size());
    for (const auto& [place, seconds] : places)
        rows.push_back({escaped(place), lasting_short(std::chrono::seconds{seconds})});
    return table("Longest time without a change", {"Part of the screen", "Time"}, rows);
}

std::string stillness(const ReportFacts& facts) {
    if (!facts.heat) return "";
    const HeatMap& heat = *facts.heat;
    const auto figure_of = [&](const HeatPlot& words, const std::vector<std::uint32_t>& seconds) {
        return element(
            "figure", "",
            heat_plot(words, heat.grid, seconds) + element("figcaption", "", escaped(words.title)));
    };
    const std::string plots =
        figure_of({"longest", "Longest time without a change",
                   "The screen in " + several(static_cast<std::int64_t>(heat.grid.cells()), "field") + ". " +
                       still_sentence(heat)},
                  heat.longest) +
        figure_of(
            {"light", "Bright and still, in all",
             "How long each field stood for more than ten minutes, times its brightness. Bright fields that "
             "stand for many hours may burn into a screen."},
            heat.light);
    return paragraph(still_sentence(heat)) + element("div", of_class("screens"), plots) + heat_legend() +
           behind(ninths(heat));
}

// --- the page

std::string top(const ReportFacts& facts) {
    const std::string which =
        element("span", of_class("name"), element("bdi", "", escaped(facts.tv))) +
        element("span", of_class("source"), escaped(period_name(facts.from, facts.until)));
    return element("header", of_class(all_went_well(facts) ? "well" : "wanting"),
                   element("p", of_class("tv"), which) + element("h1", "", escaped(report_headline(facts))) +
                       paragraph(shown_sentence(facts), of_class("more")) + in_short(facts));
}

std::string bottom(const ReportFacts& facts) {
    return element(
        "footer", "",
        paragraph(undated_sentence(facts)) +
            element("p", "",
                    "Written " + moment(facts.until) +
                        " by <code>slidewell report</code>. "
                        "<code>--format csv</code> writes the table of the slides for a spreadsheet."));
}

}  // namespace

std::string report_html(const ReportFacts& facts) {
    const std::string title = escaped(facts.tv + ": " + report_headline(facts));
    const std::string style = std::string(page_style()) + std::string(report_style());
    const std::string head =
        std::string(page_head()) + element("title", "", title) + element("style", "", style);
    const std::string main = section("day-by-day", "Day by day", days(facts)) +
                             section("problems", "What went wrong", failures(facts)) +
                             section("interruptions", "What was interrupted", interruptions(facts)) +
                             section("slide-by-slide", "Slide by slide", slides(facts)) +
                             section("still", "What stood still", stillness(facts));
    return "<!DOCTYPE html>\n" +
           element("html", attribute("lang", "en"),
                   element("head", "", head) +
                       element("body", "", top(facts) + "<main>\n" + main + "</main>\n" + bottom(facts)));
}

}  // namespace slidewell
