// Near misses, synonyms, and long names made short.
#include "deck/spelling.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace slidewell {
namespace {

struct Synonym {
    std::string_view said;
    std::string_view meant;
};

constexpr std::array<Synonym, 34> synonyms{{
    {"bullet", "item"},
    {"bulet", "item"},
    {"li", "item"},
    {"point", "item"},
    {"step", "item"},
    {"entry", "item"},
    {"image", "picture"},
    {"img", "picture"},
    {"photo", "picture"},
    {"pic", "picture"},
    {"illustration", "picture"},
    {"heading", "title"},
    {"headline", "title"},
    {"header", "title"},
    {"h1", "title"},
    {"h2", "title"},
    {"p", "text"},
    {"para", "text"},
    {"paragraph", "text"},
    {"body", "text"},
    {"words", "text"},
    {"subtitle", "kicker"},
    {"eyebrow", "kicker"},
    {"overline", "kicker"},
    {"blockquote", "quote"},
    {"cite", "quote"},
    {"footnote", "note"},
    {"small", "note"},
    {"qrcode", "qr"},
    {"strong", "b"},
    {"bold", "b"},
    {"em", "b"},
    {"break", "br"},
    {"area", "box"},
}};

}  // namespace

std::string_view meant_element(std::string_view word, std::span<const std::string_view> known) {
    std::vector<std::string_view> candidates(known.begin(), known.end());
    for (const Synonym& synonym : synonyms) {
        const bool too_short_to_misspell = synonym.said.size() < 3 && synonym.said != word;
        const bool of_use = std::ranges::find(known, synonym.meant) != known.end();
        if (of_use && !too_short_to_misspell) candidates.push_back(synonym.said);
    }
    const std::string_view found = nearest(word, candidates);
    if (std::ranges::find(known, found) != known.end()) return found;
    const auto* const synonym = std::ranges::find(synonyms, found, &Synonym::said);
    return synonym == synonyms.end() ? std::string_view() : synonym->meant;
}

std::string shortened(std::string_view text) {
    constexpr std::size_t longest = 60;  // bytes
    std::size_t end = 0;
    while (end < std::min(text.size(), longest))
        (void)next_code_point(text, end);
    std::string result(text.substr(0, end));
    std::ranges::replace_if(
        result, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return end < text.size() ? result + "…" : result;
}

std::string in_quotes(std::string_view text) { return "\"" + shortened(text) + "\""; }

}  // namespace slidewell
