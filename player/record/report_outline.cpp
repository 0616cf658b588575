// The report's sentences.
#include "record/report_outline.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "record/report_words.h"

namespace slidewell {
namespace {

std::string times(std::int64_t number) {
    if (number == 1) return "once";
    return number == 2 ? "twice" : grouped(number) + " times";
}

}  // namespace

ReportTotals totals(const ReportFacts& facts) {
    ReportTotals sum;
    for (const SlideShown& slide : facts.slides) {
        sum.plays += slide.plays;
        sum.cut_short += slide.cut_short;
        sum.shown += slide.shown;
    }
    for (const SourceAway& absence : facts.absences)
        sum.away += absence.lasted;
    sum.errors = static_cast<int>(std::ranges::count(
        facts.failures, Severity::error, [](const FailureSeen& f) { return f.diagnostic.severity; }));
    return sum;
}

bool all_went_well(const ReportFacts& facts) {
    return !facts.slides.empty() && facts.absences.empty() && facts.restarts.empty() &&
           totals(facts).errors == 0;
}

std::string report_headline(const ReportFacts& facts) {
    const auto days = static_cast<std::int64_t>(facts.days.size());
    const std::string when = days == 1 ? "today" : "in " + several(days, "day");
    if (facts.slides.empty()) return "Nothing was shown " + when;
    return several(totals(facts).plays, "slide") + " " + when;
}

std::string shown_sentence(const ReportFacts& facts) {
    const ReportTotals sum = totals(facts);
    if (sum.plays == 0) return "Was the player switched on?";
    const std::string text = "On the screen for " + lasting(sum.shown);
    if (sum.cut_short == 0) return text + ", each for its whole time.";
    return text + "; " + grouped(sum.cut_short) + (sum.cut_short == 1 ? " was" : " were") + " cut short.";
}

std::string away_sentence(const ReportFacts& facts) {
    if (facts.absences.empty()) return "";
    return "Folders were away " + times(static_cast<std::int64_t>(facts.absences.size())) + ", for " +
           lasting(totals(facts).away) + " in all; what was there before played on.";
}

std::string restart_sentence(const ReportFacts& facts) {
    if (facts.restarts.empty()) return "";
    return "What paints the slides was started anew " +
           times(static_cast<std::int64_t>(facts.restarts.size())) + "; the screen went on meanwhile.";
}

std::string undated_sentence(const ReportFacts& facts) {
    if (facts.undated == 0) return "";
    return several(facts.undated, "slide") +
           " more cannot be dated, for the machine’s clock was not set while they were shown.";
}

std::string still_sentence(const HeatMap& heat) {
    const auto longest = std::ranges::max_element(heat.longest);
    if (longest == heat.longest.end()) return "";
    const auto cell = static_cast<std::size_t>(longest - heat.longest.begin());
    return "Longest without a change: " + lasting(std::chrono::seconds{*longest}) + ", at the " +
           place_on_screen(heat.grid, cell) + " of the screen.";
}

std::string absence_words(const SourceAway& absence) {
    return "away for " + lasting(absence.lasted) + " from " + day_moment(absence.from);
}

std::string failure_words(const FailureSeen& failure) {
    const std::string last = "on " + day_moment(failure.last);
    return failure.count == 1 ? "Once, " + last : grouped(failure.count) + " times, last " + last;
}

}  // namespace slidewell
