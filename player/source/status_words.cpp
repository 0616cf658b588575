// Moments, durations and transitions in English, and text made fit to show.
#include "source/status_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace slidewell {
namespace {

std::string two_digits(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string clock_words(Civil time) {
    return two_digits(static_cast<unsigned>(time.hour)) + ":" +
           two_digits(static_cast<unsigned>(time.minute));
}

// "Sunday, 22 November"
std::string day_words(const std::chrono::year_month_day& day) {
    static constexpr std::array<std::string_view, 7> weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                              "Thursday", "Friday", "Saturday"};
    static constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                             "May",       "June",     "July",     "August",
                                                             "September", "October",  "November", "December"};
    const std::chrono::weekday weekday{std::chrono::sys_days{day}};
    const auto month = static_cast<unsigned>(day.month());
    return std::string(weekdays.at(weekday.c_encoding())) + ", " +
           std::to_string(static_cast<unsigned>(day.day())) + " " + std::string(months.at((month + 11) % 12));
}

std::string year_words(const std::chrono::year_month_day& day) {
    return std::to_string(static_cast<int>(day.year()));
}

Phrase time_phrase(std::string text, const WallTime& when) {
    const auto& day = when.day;
    std::string year = year_words(day);
    year.insert(0, year.size() < 4 ? 4 - year.size() : 0, '0');
    return {Phrase::Kind::time, std::move(text),
            year + "-" + two_digits(static_cast<unsigned>(day.month())) + "-" +
                two_digits(static_cast<unsigned>(day.day())) + "T" + clock_words(when.time)};
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The side from which something comes that moves in this direction.
std::string_view from_where(Transition::Direction direction) {
    static constexpr std::array<std::string_view, 4> sides{"the right", "the left", "below", "above"};
    return sides.at(static_cast<std::size_t>(direction));
}

std::string_view to_where(Transition::Direction direction) {
    static constexpr std::array<std::string_view, 4> sides{"to the left", "to the right", "upwards",
                                                           "downwards"};
    return sides.at(static_cast<std::size_t>(direction));
}

}  // namespace

Phrase words(std::string_view text) { return {Phrase::Kind::words, std::string(text)}; }
Phrase file_name(std::string_view name) { return {Phrase::Kind::file, plain(name)}; }

std::string to_string(const Sentence& sentence) {
    std::string text;
    for (const Phrase& phrase : sentence)
        text += phrase.text;
    return text;
}

Phrase moment(const WallTime& when, const WallTime& today) {
    if (!when.is_known()) return words("an unknown time");
    if (when.day == today.day) return time_phrase(clock_words(when.time), when);
    if (when.day.year() != today.day.year()) return full_moment(when);
    return time_phrase(day_words(when.day) + ", " + clock_words(when.time), when);
}

Phrase full_moment(const WallTime& when) {
    if (!when.is_known()) return words("The clock of this TV is not set");
    return time_phrase(day_words(when.day) + " " + year_words(when.day) + ", " + clock_words(when.time),
                       when);
}

Phrase length(Millis duration) {
    const auto seconds =
        std::max<std::int64_t>(1, std::chrono::round<std::chrono::seconds>(duration).count());
    const auto minutes = static_cast<std::size_t>(seconds / 60);
    const auto rest = static_cast<std::size_t>(seconds % 60);
    std::string text = minutes == 0 ? "" : counted(minutes, "minute");
    if (rest > 0) text += (text.empty() ? "" : " ") + counted(rest, "second");
    return {Phrase::Kind::time, std::move(text), "PT" + std::to_string(seconds) + "S"};
}

std::string in_words(const Transition& transition) {
    using Kind = Transition::Kind;
    const auto directed = [&](std::string_view verb) {
        return std::string(verb) + " from " + std::string(from_where(transition.direction));
    };
    switch (transition.kind) {
        case Kind::push:
            return directed("push");
        case Kind::wipe:
            return directed("wipe");
        case Kind::cover:
            return directed("cover");
        case Kind::uncover:
            return "uncover " + std::string(to_where(transition.direction));
        default:
            return std::string(transition_name(transition));
    }
}

std::string in_megabytes(std::uintmax_t bytes) { return std::to_string(bytes / 1'000'000) + " MB"; }

std::string as_sentence(std::string_view message) {
    std::string text = plain(trimmed(message));
    if (text.empty()) return text;
    const auto word_end = std::ranges::find_if_not(text, is_letter);
    const bool plain_word = word_end == text.end() || *word_end == ' ' || *word_end == ',';
    if (plain_word && text.front() >= 'a' && text.front() <= 'z') text.front() -= 'a' - 'A';
    if (std::string_view(".!?:").find(text.back()) == std::string_view::npos) text += '.';
    return text;
}

}  // namespace slidewell
