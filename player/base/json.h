// Writing JSON. slidewell never reads any.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slidewell {

// `text` in quotes, with everything escaped that JSON wants escaped. Malformed UTF-8 becomes U+FFFD.
[[nodiscard]] std::string json_string(std::string_view text);

// A name and what it stands for, which is JSON already.
using JsonMember = std::pair<std::string_view, std::string>;

// On one line: {"name": value, …} and [value, …].
[[nodiscard]] std::string json_object(const std::vector<JsonMember>& members);
[[nodiscard]] std::string json_array(std::span<const std::string> values);

}  // namespace slidewell
