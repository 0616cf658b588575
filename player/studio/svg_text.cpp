// Reads the parts of an SVG that say how much there is to draw.
#include "studio/svg_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <limits>
#include <system_error>

#include "base/text.h"

namespace slidewell {
namespace {

struct Unit {
    std::string_view name;
    double size;
};

void skip_blanks(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(svg_blanks), text.size()));
}

// The attribute that `tag` goes on with, taken off it; none behind a slash. A value begins at the next quote,
// whatever comes before it.
std::optional<SvgProperty> take_attribute(std::string_view& tag) {
    skip_blanks(tag);
    if (tag.starts_with('/')) return std::nullopt;
    const std::string_view name = tag.substr(0, tag.find_first_of(" \t\n\v\f\r="));
    const auto quote = tag.find_first_of("\"'", name.size());
    if (quote == std::string_view::npos) return std::nullopt;
    const auto end = std::min(tag.find(tag[quote], quote + 1), tag.size());
    const std::string_view value = tag.substr(quote + 1, end - quote - 1);
    tag.remove_prefix(std::min(end + 1, tag.size()));
    return SvgProperty{name, value};
}

void add_entries(std::string_view style, std::vector<SvgProperty>& found) {
    while (!style.empty()) {
        const std::string_view entry = style.substr(0, style.find(';'));
        const auto colon = entry.find(':');
        if (colon != std::string_view::npos)
            found.push_back({trimmed(entry.substr(0, colon)), trimmed(entry.substr(colon + 1))});
        style.remove_prefix(std::min(entry.size() + 1, style.size()));
    }
}

}  // namespace

std::optional<std::string_view> next_tag(std::string_view text, std::size_t& at) {
    const auto start = text.find('<', at);
    const auto end = start == std::string_view::npos ? start : text.find('>', start);
    if (end == std::string_view::npos) return std::nullopt;
    at = end + 1;
    std::string_view tag = text.substr(start + 1, end - start - 1);
    skip_blanks(tag);
    return tag;
}

std::string_view tag_name(std::string_view tag) {
    return tag.substr(0, tag.find_first_of(" \t\n\v\f\r/", 1));
}

std::optional<std::string_view> attribute(std::string_view tag, std::string_view name) {
    std::optional<std::string_view> value;
    tag.remove_prefix(tag_name(tag).size());
    while (const auto next = take_attribute(tag)) {
        if (next->name == name) value = next->value;
    }
    return value;
}

std::vector<SvgProperty> properties(std::string_view tag) {
    std::vector<SvgProperty> found;
    tag.remove_prefix(tag_name(tag).size());
    while (const auto next = take_attribute(tag)) {
        if (next->name == "style") {
            add_entries(next->value, found);
        } else {
            found.push_back(*next);
        }
    }
    return found;
}

std::optional<double> take_number(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(svg_blanks_and_comma), text.size()));
    const std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
    if (digits.substr(0, 2).find_first_of("0123456789.") == std::string_view::npos)
        return std::nullopt;  // no "inf", no "nan"
    double number = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (problem == std::errc::invalid_argument) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return problem == std::errc{} ? number : std::numeric_limits<double>::infinity();
}

double take_length(std::string_view& text, double whole, double em) {
    const std::array<Unit, 9> units{{{"%", whole / 100},
                                     {"px", 1},
                                     {"pt", 96.0 / 72},
                                     {"pc", 16},
                                     {"mm", 96 / 25.4},
                                     {"cm", 96 / 2.54},
                                     {"in", 96},
                                     {"em", em},
                                     {"ex", em / 2}}};
    const double number = take_number(text).value_or(0);
    const auto* const unit =
        std::ranges::find_if(units, [&](const Unit& u) { return text.starts_with(u.name); });
    if (unit == units.end()) return number;
    text.remove_prefix(unit->name.size());
    return number * unit->size;
}

std::optional<SvgBox> view_box(std::string_view tag) {
    auto value = attribute(tag, "viewBox");
    if (!value) return std::nullopt;
    constexpr double largest = 1e6;
    std::array<double, 4> numbers{};
    for (double& number : numbers) {
        const auto taken = take_number(*value);
        if (!taken || std::abs(*taken) > largest) return SvgBox{};
        number = *taken;
    }
    return SvgBox{numbers[0], numbers[1], numbers[2], numbers[3]};
}

}  // namespace slidewell
