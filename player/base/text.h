// Small helpers for words: UTF-8, natural order, near misses.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slidewell {

// The code point that starts at `at`, and `at` moved behind it. Malformed bytes read as U+FFFD, one at a
// time.
[[nodiscard]] char32_t next_code_point(std::string_view utf8, std::size_t& at);

void append_utf8(std::string& text, char32_t code_point);

// Orders names as people do: digits by their value, letters without case, so `2-b` stands before `10-a`.
// Names that differ only in case or leading zeros are told apart by their bytes, so the order is total.
void sort_naturally(std::vector<std::string>& names);

// The candidate nearest to `word`, or an empty view when none is near enough to be what was meant.
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

[[nodiscard]] std::string lower_ascii(std::string_view text);
[[nodiscard]] std::string_view trimmed(std::string_view text);

// Valid UTF-8 on one line: line ends and tabs become spaces; what is malformed, controls the terminal or
// turns the direction of what follows becomes U+FFFD.
[[nodiscard]] std::string plain(std::string_view text);

// "3 files", "1 file": `noun` takes an s.
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view noun);

}  // namespace slidewell
