// The text of an SVG, read as its drawer reads it: tags, attributes, numbers.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace slidewell {

// What the drawer takes for blanks, and for what stands between numbers.
inline constexpr std::string_view svg_blanks = " \t\n\v\f\r";
inline constexpr std::string_view svg_blanks_and_comma = " \t\n\v\f\r,";

// What stands between `<` and `>`, from `at` on, without blanks in front, and `at` moved behind it; nothing
// when there is no more. The drawer knows no comments either: to it, one ends at its first `>`.
[[nodiscard]] std::optional<std::string_view> next_tag(std::string_view text, std::size_t& at);

[[nodiscard]] std::string_view tag_name(std::string_view tag);

// The last of that name.
[[nodiscard]] std::optional<std::string_view> attribute(std::string_view tag, std::string_view name);

struct SvgProperty {
    std::string_view name;
    std::string_view value;
};

// What the tag says of its look, in the order in which it stands there: its attributes, and in place of
// `style="…"` the entries of that. Of several by one name the last counts, but transforms add up.
[[nodiscard]] std::vector<SvgProperty> properties(std::string_view tag);

// The number that `text` starts with, behind blanks and a comma, taken off it; infinite when out of range.
[[nodiscard]] std::optional<double> take_number(std::string_view& text);

// A length in user units, taken off the start of `text` with its unit; 0 when there is none. `whole` is what
// a share ("50%") is of, `em` the size of the font.
[[nodiscard]] double take_length(std::string_view& text, double whole, double em = 16);

struct SvgBox {
    double x = 0, y = 0, width = 0, height = 0;
    [[nodiscard]] bool empty() const { return !(width > 0) || !(height > 0); }
};

// The tag's `viewBox`, if it has one; an empty one in place of nonsense.
[[nodiscard]] std::optional<SvgBox> view_box(std::string_view tag);

}  // namespace slidewell
