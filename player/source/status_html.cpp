// Sentences as HTML, and pictures as base64 (RFC 4648).
#include "source/status_html.h"

#include <cstdint>

namespace slidewell {
namespace {

std::string phrase_html(const Phrase& phrase) {
    switch (phrase.kind) {
        case Phrase::Kind::file:
            return "<bdi" + attribute("class", "file") + ">" + escaped(phrase.text) + "</bdi>";
        case Phrase::Kind::time:
            return "<time" + attribute("datetime", phrase.datetime) + ">" + escaped(phrase.text) + "</time>";
        case Phrase::Kind::words:
            break;
    }
    return escaped(phrase.text);
}

}  // namespace

std::string html(const Sentence& sentence) {
    std::string result;
    for (const Phrase& phrase : sentence)
        result += phrase_html(phrase);
    return result;
}

std::string base64(std::string_view bytes) {
    static constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    result.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t group = 0;
        for (std::size_t i = at; i < at + 3; ++i)
            group = group << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
        for (const unsigned shift : {18U, 12U, 6U, 0U})
            result += digits[group >> shift & 63U];
    }
    const std::size_t padding = (3 - bytes.size() % 3) % 3;
    result.replace(result.size() - padding, padding, padding, '=');
    return result;
}

std::string_view picture_type(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
    if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
    return {};
}

}  // namespace slidewell
