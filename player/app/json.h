// Writing JSON: strings and the punctuation between them. slidewell never reads any.
#pragma once

#include <string>
#include <string_view>

namespace slidewell {

// `text` in quotes, with everything escaped that JSON wants escaped. Malformed UTF-8 becomes U+FFFD.
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace slidewell
