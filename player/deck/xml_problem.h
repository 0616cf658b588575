// Why something is not XML, in words for people who do not know the word "token".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "deck/xml.h"

namespace slidewell {

enum class XmlFault {
    no_root,        // nothing but white space, or the end of the file within an element
    cut_in_markup,  // the end of the file within <…>
    cut_in_cdata,
    bad_character,
    bad_reference,  // the number of no character
    mismatched_tag,
    repeated_attribute,
    second_root,
    unknown_entity,
    words_outside,
    late_declaration,
    bad_declaration,
    other
};

// What a parser knows when it gives up.
struct XmlFailure {
    XmlFault fault = XmlFault::other;
    std::string_view source;                     // the whole document, as UTF-8
    std::size_t offset = 0;                      // in `source`
    const std::vector<Element>* open = nullptr;  // elements that are not closed yet, outermost first
    std::string_view detail;                     // the parser's own words
};

[[nodiscard]] Diagnostic explain(const XmlFailure& failure);

}  // namespace slidewell
