// Escaping, tags and attributes.
#include "base/html.h"

#include "base/text.h"

namespace slidewell {
namespace {

std::string_view entity(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char c : plain(text)) {
        const std::string_view name = entity(c);
        if (name.empty()) {
            result += c;
        } else {
            result += name;
        }
    }
    return result;
}

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + escaped(value) + '"';
}

std::string element(std::string_view name, std::string_view attributes, std::string_view content) {
    if (content.empty()) return "";
    std::string result = "<";
    ((result += name) += attributes) += ">";
    ((result += content) += "</") += name;
    return result + ">\n";
}

}  // namespace slidewell
