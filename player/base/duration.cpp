// Reading and writing durations.
#include "base/duration.h"

#include <array>
#include <charconv>

namespace slidewell {

std::optional<Millis> parse_duration(std::string_view text) {
    struct Unit {
        std::string_view name;
        std::int64_t millis;
    };
    static constexpr std::array<Unit, 3> units{{{"m", 60'000}, {"s", 1'000}, {"ms", 1}}};
    static constexpr std::int64_t longest = 24LL * 60 * 60 * 1000;

    if (text.empty()) return std::nullopt;
    std::int64_t total = 0;
    std::size_t next_unit = 0;
    while (!text.empty()) {
        std::int64_t number = 0;
        const auto* const end = text.data() + text.size();
        const auto [digits_end, problem] = std::from_chars(text.data(), end, number);
        if (problem != std::errc{} || number < 0 || number > longest) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(digits_end - text.data()));

        const std::string_view name = text.substr(0, text.find_first_of("0123456789"));
        while (next_unit < units.size() && units[next_unit].name != name)
            ++next_unit;
        if (next_unit == units.size()) return std::nullopt;
        total += number * units[next_unit++].millis;
        text.remove_prefix(name.size());
    }
    if (total > longest) return std::nullopt;
    return Millis{total};
}

std::string to_string(Millis duration) {
    const auto total = duration.count();
    const auto minutes = total / 60'000;
    const auto seconds = total / 1'000 % 60;
    const auto millis = total % 1'000;
    std::string text;
    if (minutes > 0) text += std::to_string(minutes) + "m";
    if (seconds > 0) text += std::to_string(seconds) + "s";
    if (millis > 0 || text.empty()) text += std::to_string(millis) + "ms";
    return text;
}

}  // namespace slidewell
