// English for reports.
#include "record/report_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace slidewell {
namespace {

namespace chrono = std::chrono;

constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

chrono::year_month_day date(LocalMillis time) {
    return chrono::year_month_day{chrono::floor<chrono::days>(time)};
}
std::string_view month(const chrono::year_month_day& day) {
    return months.at((static_cast<unsigned>(day.month()) + 11) % 12);
}
std::string day_number(const chrono::year_month_day& day) {
    return std::to_string(static_cast<unsigned>(day.day()));
}
std::string year(const chrono::year_month_day& day) { return std::to_string(static_cast<int>(day.year())); }

struct Unit {
    std::int64_t seconds;
    std::string_view noun;
    std::string_view sign;
};
constexpr std::array<Unit, 4> units{
    {{86'400, "day", " d"}, {3'600, "hour", " h"}, {60, "minute", " min"}, {1, "second", " s"}}};

// The two largest units of it, the second one only where it is not none.
template <typename Say>
std::string in_units(Millis time, Say say) {
    const std::int64_t seconds = chrono::round<chrono::seconds>(time).count();
    const auto* const first =
        std::ranges::find_if(units, [&](const Unit& u) { return seconds >= u.seconds; });
    if (first == units.end()) return say(0, units.back());
    std::string text = say(seconds / first->seconds, *first);
    const auto* const second = std::next(first);
    if (second == units.end()) return text;
    const std::int64_t rest = seconds % first->seconds / second->seconds;
    return rest == 0 ? text : text + " " + say(rest, *second);
}

}  // namespace

std::string grouped(std::int64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;)
        text.insert(at -= 3, ",");
    return text;
}

std::string several(std::int64_t number, std::string_view noun) {
    return grouped(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string lasting(Millis time) {
    return in_units(time, [](std::int64_t number, const Unit& unit) { return several(number, unit.noun); });
}

std::string lasting_short(Millis time) {
    return in_units(time, [](std::int64_t number, const Unit& unit) {
        return std::to_string(number) + std::string(unit.sign);
    });
}

std::string day_name(const chrono::year_month_day& day) {
    const chrono::weekday weekday{chrono::sys_days{day}};
    return std::string(weekdays.at(weekday.c_encoding())) + " " + day_number(day) + " " +
           std::string(month(day).substr(0, 3));
}

std::string clock_time(LocalMillis time) {
    const auto minutes = chrono::floor<chrono::minutes>(time - chrono::floor<chrono::days>(time)).count();
    return two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
}

std::string day_moment(LocalMillis time) { return day_name(date(time)) + ", " + clock_time(time); }

std::string machine_moment(LocalMillis time) {
    const auto day = date(time);
    return year(day) + "-" + two_digits(static_cast<unsigned>(day.month())) + "-" +
           two_digits(static_cast<unsigned>(day.day())) + "T" + clock_time(time);
}

std::string period_name(LocalMillis from, LocalMillis until) {
    const auto first = date(from);
    const auto last = date(until);
    std::string end = day_number(last) + " " + std::string(month(last)) + " " + year(last);
    if (first == last) return end;
    std::string begin = day_number(first);
    if (first.month() != last.month() || first.year() != last.year())
        begin += " " + std::string(month(first));
    if (first.year() != last.year()) begin += " " + year(first);
    return begin + " to " + end;
}

std::string file_of(const SlideShown& slide) {
    const std::size_t slash = slide.path.rfind('/');
    return plain(slash == std::string::npos ? slide.path : slide.path.substr(slash + 1));
}

std::string place_on_screen(HeatGrid grid, std::size_t cell) {
    const auto columns = static_cast<std::size_t>(std::max(grid.columns, 1));
    const auto rows = static_cast<std::size_t>(std::max(grid.rows, 1));
    const std::size_t across = cell % columns * 3 / columns;
    const std::size_t down = cell / columns * 3 / rows;
    constexpr std::array<std::string_view, 3> sides{"left", "middle", "right"};
    constexpr std::array<std::string_view, 3> heights{"upper", "middle", "lower"};
    if (across == 1 && down == 1) return "middle";
    if (down == 1) return std::string(sides.at(across)) + " side";
    if (across == 1) return down == 0 ? "top" : "bottom";
    return std::string(heights.at(down)) + " " + std::string(sides.at(across));
}

}  // namespace slidewell
