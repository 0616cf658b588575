// The report on what was shown, in three forms.
#pragma once

#include <string>

#include "record/report_facts.h"

namespace slidewell {

// For a terminal: sentences, and a table of the slides.
[[nodiscard]] std::string report_text(const ReportFacts& facts);

// For spreadsheets: one row per slide, as RFC 4180 has it, in UTF-8.
[[nodiscard]] std::string report_csv(const ReportFacts& facts);

// For people: one page that stands alone, without a script.
[[nodiscard]] std::string report_html(const ReportFacts& facts);

}  // namespace slidewell
