// Telling a file that is still on its way from one that is wrong.
#include "source/check_file.h"

#include <algorithm>

#include "base/text.h"
#include "deck/encoding.h"
#include "deck/files.h"
#include "deck/parse.h"
#include "deck/theme.h"
#include "deck/xml.h"

namespace slidewell {
namespace {

// Declarations and comments alone are how a file begins.
bool has_element(std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        if (at + 1 < text.size() && text[at + 1] != '?' && text[at + 1] != '!') return true;
    }
    return false;
}

// True when the text stops in the middle: it turns into zeros, or what is wrong with it is where it ends.
bool stops_early(std::string_view bytes, const Diagnostics& diagnostics) {
    const auto converted = to_utf8(bytes);
    if (!converted || converted->find('\0') != std::string::npos) return true;
    const std::string_view text = trimmed(*converted);
    if (!text.ends_with('>') || !has_element(text)) return true;
    const Position end = position_in(*converted, converted->size());
    return std::ranges::any_of(diagnostics, [&](const Diagnostic& d) { return d.position == end; });
}

Diagnostics read(FileRole role, std::string_view bytes, const std::string& file) {
    if (role == FileRole::deck) return parse_deck(bytes, file).diagnostics;
    if (role == FileRole::clinic) return parse_clinic(bytes, file).diagnostics;
    if (role == FileRole::theme) return parse_theme(bytes, file).diagnostics;
    return {};
}

}  // namespace

FileRole role_of(std::string_view path) {
    if (path == "deck.xml") return FileRole::deck;
    if (path == "clinic.xml") return FileRole::clinic;
    if (path == "theme.xml") return FileRole::theme;
    const bool in_folder_itself = path.find('/') == std::string_view::npos;
    return in_folder_itself && is_slide_name(path) ? FileRole::slide : FileRole::picture;
}

XmlCheck check_xml(FileRole role, std::string_view bytes, const std::string& file) {
    ParsedXml xml = parse_xml(bytes, file);
    if (!xml.root) return {stops_early(bytes, xml.diagnostics), std::move(xml.diagnostics)};
    return {false, read(role, bytes, file)};
}

bool lacks_its_end(std::string_view picture) {
    constexpr std::size_t enough = 512;
    if (picture.starts_with("BM")) return false;  // black pixels
    const std::string_view end = picture.substr(picture.size() - std::min(picture.size(), enough));
    return std::ranges::all_of(end, [](char c) { return c == '\0'; });
}

}  // namespace slidewell
