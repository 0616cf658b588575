// Commands and numbers, with or without something between them.
#include "studio/svg_path.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <system_error>

#include "studio/svg_text.h"

namespace slidewell {
namespace {

constexpr std::string_view digits = "0123456789";

bool is_digit(char letter) { return digits.find(letter) != std::string_view::npos; }

// The length of the digits that `text` has from `at` on.
std::size_t digits_at(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    return std::min(text.find_first_not_of(digits, at), text.size()) - at;
}

// The length of the number that `text` starts with; 0 when it starts with none.
std::size_t length_of_number(std::string_view text) {
    const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
    std::size_t end = at(0) == '-' || at(0) == '+' ? 1 : 0;
    if (!is_digit(at(end)) && at(end) != '.') return 0;
    end += digits_at(text, end);
    if (at(end) == '.') end += 1 + digits_at(text, end + 1);
    if (at(end) != 'e' && at(end) != 'E') return end;
    end += at(end + 1) == '-' || at(end + 1) == '+' ? 2 : 1;
    return end + digits_at(text, end);
}

// The drawer looks no further than this.
double value_of(std::string_view number) {
    constexpr std::size_t longest = 63;
    number = number.substr(number.starts_with('+') ? 1 : 0, longest);
    double value = 0;
    const auto [end, problem] = std::from_chars(number.data(), number.data() + number.size(), value);
    return problem == std::errc::result_out_of_range ? std::numeric_limits<double>::infinity() : value;
}

}  // namespace

bool SvgPathReader::flag_is_due() const {
    const std::size_t which = numbers_ % 7;
    return in_arc_ && (which == 3 || which == 4);
}

std::optional<SvgPathItem> SvgPathReader::next() {
    const std::size_t blanks = std::min(rest_.find_first_not_of(svg_blanks_and_comma), rest_.size());
    const std::string_view here = rest_.substr(blanks);
    if (here.empty()) {
        rest_ = here;
        return std::nullopt;
    }
    SvgPathItem item;
    std::size_t length = length_of_number(here);
    item.flag = flag_is_due() && (here.front() == '0' || here.front() == '1');
    if (item.flag) length = 1;
    if (length == 0) {
        length = 1;
        item.command = here.front();
        in_arc_ = item.command == 'a' || item.command == 'A';
        numbers_ = 0;
    } else {
        item.number = value_of(here.substr(0, length));
        ++numbers_;
    }
    item.text = rest_.substr(0, blanks + length);
    rest_.remove_prefix(item.text.size());
    return item;
}

}  // namespace slidewell
