// What the report says in sentences, whatever its form.
#pragma once

#include <string>
#include <vector>

#include "record/report_facts.h"

namespace slidewell {

struct ReportTotals {
    std::int64_t plays = 0;
    std::int64_t cut_short = 0;
    Millis shown{0};
    Millis away{0};
    int errors = 0;  // different ones
};
[[nodiscard]] ReportTotals totals(const ReportFacts& facts);

// True when every slide was seen, nobody was away and nothing failed.
[[nodiscard]] bool all_went_well(const ReportFacts& facts);

[[nodiscard]] std::string report_headline(const ReportFacts& facts);  // "30,214 slides in 7 days"
[[nodiscard]] std::string shown_sentence(const ReportFacts& facts);   // how long, and how many were cut short
[[nodiscard]] std::string away_sentence(const ReportFacts& facts);    // empty: nobody was
[[nodiscard]] std::string restart_sentence(const ReportFacts& facts);  // empty: there was none
[[nodiscard]] std::string undated_sentence(const ReportFacts& facts);  // empty: all have a date
[[nodiscard]] std::string still_sentence(const HeatMap& heat);         // what stood longest, and where

// "away for 2 hours from Mon 16 Nov, 09:41"
[[nodiscard]] std::string absence_words(const SourceAway& absence);
// "3 times, last on Mon 16 Nov, 09:41"
[[nodiscard]] std::string failure_words(const FailureSeen& failure);

}  // namespace slidewell
