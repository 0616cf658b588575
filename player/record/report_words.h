// Numbers, durations and days as the report says them.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "record/report_facts.h"

namespace slidewell {

// "1,204"
[[nodiscard]] std::string grouped(std::int64_t number);
// "1,204 slides", "1 slide": `noun` takes an s.
[[nodiscard]] std::string several(std::int64_t number, std::string_view noun);

// In words for a sentence, with the two largest units: "3 hours 20 minutes", "45 seconds".
[[nodiscard]] std::string lasting(Millis time);
// For a column: "3 h 20 min", "2 min 5 s".
[[nodiscard]] std::string lasting_short(Millis time);

[[nodiscard]] std::string day_name(const std::chrono::year_month_day& day);  // "Mon 16 Nov"
[[nodiscard]] std::string day_moment(LocalMillis time);                      // "Mon 16 Nov, 09:41"
[[nodiscard]] std::string clock_time(LocalMillis time);                      // "09:41"
[[nodiscard]] std::string machine_moment(LocalMillis time);                  // "2026-11-16T09:41"
[[nodiscard]] std::string period_name(LocalMillis from, LocalMillis until);  // "16 to 22 November 2026"

// What a person calls the slide: its file's name.
[[nodiscard]] std::string file_of(const SlideShown& slide);

// "lower left", of a grid's cell
[[nodiscard]] std::string place_on_screen(HeatGrid grid, std::size_t cell);

}  // namespace slidewell
