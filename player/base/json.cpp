// Escaping and punctuation.
#include "base/json.h"

#include <array>

#include "base/text.h"

namespace slidewell {

std::string json_string(std::string_view text) {
    static constexpr std::string_view hex = "0123456789abcdef";
    std::string quoted = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code = next_code_point(text, at);
        if (code == U'"' || code == U'\\') {
            quoted += '\\';
            quoted += static_cast<char>(code);
        } else if (code == U'\n') {
            quoted += "\\n";
        } else if (code < 0x20) {
            quoted += "\\u00";
            quoted += hex[code >> 4];
            quoted += hex[code & 0xF];
        } else {
            append_utf8(quoted, code);
        }
    }
    return quoted + '"';
}

std::string json_object(const std::vector<JsonMember>& members) {
    std::string json;
    for (const auto& [name, value] : members)
        json += (json.empty() ? "{" : ", ") + json_string(name) + ": " + value;
    return json.empty() ? "{}" : json + '}';
}

std::string json_array(std::span<const std::string> values) {
    std::string json;
    for (const std::string& value : values)
        json += (json.empty() ? "[" : ", ") + value;
    return json.empty() ? "[]" : json + ']';
}

}  // namespace slidewell
