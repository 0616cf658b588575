// Telling encodings apart, and converting them.
#include "deck/encoding.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"

namespace slidewell {
namespace {

constexpr char32_t replacement = 0xFFFD;

// What Windows-1252 puts at 0x80 to 0x9F, where ISO-8859-1 has control characters.
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC,      replacement, 0x201A, 0x0192, 0x201E, 0x2026,      0x2020, 0x2021,
    0x02C6,      0x2030,      0x0160, 0x2039, 0x0152, replacement, 0x017D, replacement,
    replacement, 0x2018,      0x2019, 0x201C, 0x201D, 0x2022,      0x2013, 0x2014,
    0x02DC,      0x2122,      0x0161, 0x203A, 0x0153, replacement, 0x017E, 0x0178};

enum class ByteOrder { little, big };

char32_t from_windows_1252(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code >= 0x80 && code < 0xA0 ? windows_1252[code - 0x80U] : code;
}

std::string convert_windows_1252(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    for (const char byte : bytes)
        append_utf8(text, from_windows_1252(byte));
    return text;
}

std::string convert_strays(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t start = at;
        const char32_t code = next_code_point(bytes, at);
        const bool stray = code == replacement && at == start + 1;
        if (stray) {
            append_utf8(text, from_windows_1252(bytes[start]));
        } else {
            text.append(bytes.substr(start, at - start));
        }
    }
    return text;
}

std::string convert_utf16(std::string_view bytes, ByteOrder order) {
    const auto unit_at = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(order == ByteOrder::little ? second << 8 | first : first << 8 | second);
    };
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t code = unit_at(i);
        if (code >= 0xD800 && code < 0xDC00 && i + 3 < bytes.size()) {
            const char32_t low = unit_at(i + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        append_utf8(text, code >= 0xD800 && code < 0xE000 ? replacement : code);
    }
    return text;
}

// UTF-16 without a mark shows by its first character, which is `<` or a space: half of it is zero.
std::optional<ByteOrder> unmarked_utf16(std::string_view bytes) {
    if (bytes.size() < 2 || (bytes[0] == '\0') == (bytes[1] == '\0')) return std::nullopt;
    return bytes[0] == '\0' ? ByteOrder::big : ByteOrder::little;
}

// The name in `<?xml … encoding="NAME" …?>`, in lower case; empty when there is none.
std::string declared_encoding(std::string_view bytes) {
    if (!bytes.starts_with("<?xml")) return {};
    std::string_view rest = bytes.substr(0, bytes.find("?>"));
    const std::size_t key = rest.find("encoding");
    if (key == std::string_view::npos) return {};
    rest.remove_prefix(key);
    const std::size_t open = rest.find_first_of("\"'");
    if (open == std::string_view::npos) return {};
    const std::size_t close = rest.find(rest[open], open + 1);
    if (close == std::string_view::npos) return {};
    return lower_ascii(rest.substr(open + 1, close - open - 1));
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

}  // namespace

Result<std::string> to_utf8(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return convert_strays(bytes.substr(3));
    if (bytes.starts_with("\xFF\xFE")) return convert_utf16(bytes.substr(2), ByteOrder::little);
    if (bytes.starts_with("\xFE\xFF")) return convert_utf16(bytes.substr(2), ByteOrder::big);
    if (const auto order = unmarked_utf16(bytes)) return convert_utf16(bytes, *order);

    const std::string declared = declared_encoding(bytes);
    if (is_one_of(declared, {"windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "latin-1"})) {
        return convert_windows_1252(bytes);
    }
    if (is_one_of(declared, {"", "utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be"})) {
        return convert_strays(bytes);
    }
    return Error{"the encoding \"" + declared + "\" is not one that is read here"};
}

}  // namespace slidewell
