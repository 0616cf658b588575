// The report for a terminal.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "record/report.h"
#include "record/report_outline.h"
#include "record/report_words.h"

namespace slidewell {
namespace {

using Row = std::array<std::string, 5>;

constexpr std::size_t most_listed = 30;

std::size_t letters(std::string_view text) {
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size(); ++number)
        (void)next_code_point(text, at);
    return number;
}

// Names to the left, numbers to the right.
std::string table(const std::vector<Row>& rows) {
    std::array<std::size_t, 5> widths{};
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths.at(i) = std::max(widths.at(i), letters(row.at(i)));
    }
    std::string text;
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string gap(widths.at(i) - letters(row.at(i)), ' ');
            text += (i == 0 ? row.at(i) + gap : "  " + gap + row.at(i));
        }
        text += '\n';
    }
    return text;
}

std::string slide_table(const ReportFacts& facts) {
    if (facts.slides.empty()) return "";
    std::vector<Row> rows{{"Slide", "Shown", "In all", "Cut short", "Last"}};
    for (const SlideShown& slide : facts.slides) {
        rows.push_back({file_of(slide), grouped(slide.plays), lasting_short(slide.shown),
                        grouped(slide.cut_short), day_moment(slide.last)});
    }
    return '\n' + table(rows);
}

std::string failure_list(const ReportFacts& facts) {
    std::string text = facts.failures.empty() ? "" : "\nWhat went wrong\n";
    for (std::size_t i = 0; i < facts.failures.size() && i < most_listed; ++i) {
        const FailureSeen& failure = facts.failures[i];
        text += "  " + plain(to_string(failure.diagnostic)) + "\n      " + failure_words(failure) + '\n';
    }
    return text;
}

std::string absences(const ReportFacts& facts) {
    std::string text = facts.absences.empty() ? "" : "\nWho was away\n";
    for (const SourceAway& absence : facts.absences)
        text += "  " + plain(absence.source) + ": " + absence_words(absence) + '\n';
    return text;
}

std::string line(const std::string& sentence) { return sentence.empty() ? "" : sentence + '\n'; }

}  // namespace

std::string report_text(const ReportFacts& facts) {
    return plain(facts.tv) + ", " + period_name(facts.from, facts.until) + "\n\n" +
           line(report_headline(facts) + ".") + line(shown_sentence(facts)) + line(away_sentence(facts)) +
           line(restart_sentence(facts)) + line(undated_sentence(facts)) +
           line(facts.heat ? still_sentence(*facts.heat) : "") + slide_table(facts) + failure_list(facts) +
           absences(facts);
}

}  // namespace slidewell
