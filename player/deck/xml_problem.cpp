// What each way of not being XML is called, and what to do about it.
#include "deck/xml_problem.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "deck/spelling.h"

namespace slidewell {
namespace {

struct Explanation {
    std::size_t offset;
    std::string message;
    std::string suggestion;
};

bool in_name(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.' || c == ':' || c == '#' ||
           byte >= 0x80;
}

std::string_view name_at(std::string_view source, std::size_t at) {
    const std::string_view rest = source.substr(std::min(at, source.size()));
    return rest.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(rest, in_name) - rest.begin()));
}

std::string tag_of(std::string_view name) { return "<" + shortened(name) + ">"; }
std::string line_of(const Element& element) { return "line " + std::to_string(element.position.line); }

Explanation no_root(const XmlFailure& at) {
    if (!at.open->empty()) {
        return {at.source.size(), "the file ends inside " + tag_of(at.open->back().name),
                "was it copied completely?"};
    }
    const bool empty = trimmed(at.source).empty();
    return {0, empty ? "the file is empty" : "there is no element in the file", "was it copied completely?"};
}

Explanation cut_in_markup(const XmlFailure& at) {
    const std::string_view markup = at.source.substr(at.offset);
    if (markup.starts_with("<!--"))
        return {at.offset, "a comment is never closed", "write --> where it ends"};
    return {at.offset, "the file ends within the tag that starts here", "was it copied completely?"};
}

// The parser points at the end of the file.
Explanation cut_in_cdata(const XmlFailure& at) {
    return {at.source.rfind("<![CDATA["), "<![CDATA[ is never closed", "write ]]> where it ends"};
}

// The parser stops behind the `&`, at the first character that cannot go on the reference.
std::size_t start_of_reference(const XmlFailure& at) {
    std::size_t start = at.offset;
    while (start > 0 && in_name(at.source[start - 1]))
        --start;
    return start > 0 && at.source[start - 1] == '&' ? start - 1 : std::string_view::npos;
}

Explanation unexpected(const XmlFailure& at) {
    if (at.offset >= at.source.size())
        return {at.offset, "the file ends too early", "was it copied completely?"};
    const auto byte = static_cast<unsigned char>(at.source[at.offset]);
    if (byte < 0x20)
        return {at.offset, "there is a control character here", "delete it and type the place anew"};
    std::size_t end = at.offset;
    (void)next_code_point(at.source, end);
    return {at.offset, in_quotes(at.source.substr(at.offset, end - at.offset)) + " cannot stand here",
            "look for a quotation mark, a < or a > that is missing before it"};
}

Explanation bad_character(const XmlFailure& at) {
    const std::string_view before = at.source.substr(0, at.offset);
    const char found = at.offset < at.source.size() ? at.source[at.offset] : '\0';
    if (const std::size_t reference = start_of_reference(at); reference != std::string_view::npos) {
        return {reference, "a lone & cannot stand here", "write &amp;"};
    }
    if (found == '&') return {at.offset, "a lone & cannot stand here", "write &amp;"};
    if (before.ends_with('<')) return {at.offset - 1, "a lone < cannot stand here", "write &lt;"};
    if (found == '<') {
        return {at.offset, "a < stands within a tag or an attribute",
                "close the \" or the > before it, or write &lt;"};
    }
    if (trimmed(before).ends_with('=')) {
        return {at.offset, "the attribute's value is not in quotation marks",
                "write " + in_quotes(name_at(at.source, at.offset))};
    }
    if (before.ends_with('"') || before.ends_with('\'')) {
        return {at.offset, "two attributes touch", "put a space between them"};
    }
    return unexpected(at);
}

Explanation bad_reference(const XmlFailure& at) {
    const std::string_view rest = at.source.substr(at.offset);
    const std::string reference = shortened(rest.substr(0, rest.find(';') + 1));
    return {at.offset, reference + " stands for no character that can be shown",
            "write the character itself"};
}

// The parser points at the name behind the `</`.
Explanation mismatched_tag(const XmlFailure& at) {
    constexpr std::string_view slash = "</";
    const std::size_t start = at.source.rfind(slash, at.offset);
    const std::string closing(name_at(at.source, start + slash.size()));
    const Element& open = at.open->back();
    const bool closes_an_outer_one = std::ranges::find(*at.open, closing, &Element::name) != at.open->end();
    return {start,
            "</" + shortened(closing) + "> does not close " + tag_of(open.name) + " of " + line_of(open),
            "write </" + shortened(open.name) + (closes_an_outer_one ? "> before it" : "> instead")};
}

Explanation repeated_attribute(const XmlFailure& at) {
    return {at.offset, "the attribute " + shortened(name_at(at.source, at.offset)) + " is there twice",
            "keep one of them"};
}

Explanation second_root(const XmlFailure& at) {
    return {at.offset, "something follows the end of the file's outermost element",
            "move it inside, or into a file of its own"};
}

Explanation unknown_entity(const XmlFailure& at) {
    const std::string name = shortened(name_at(at.source, at.offset + 1));
    return {at.offset, "&" + name + "; is not known",
            "write the character itself, or &amp;" + name + "; to show it as it stands"};
}

Explanation words_outside(const XmlFailure& at) {
    return {at.offset, "words stand before the first element", "a file starts with its outermost <element>"};
}

Explanation late_declaration(const XmlFailure& at) {
    return {at.offset, "<?xml …?> is not the very first thing in the file", "remove what stands before it"};
}

Explanation bad_declaration(const XmlFailure& at) {
    return {at.offset, "the first line is not right",
            R"(write <?xml version="1.0" encoding="UTF-8"?>, or remove it)"};
}

Explanation explanation(const XmlFailure& at) {
    switch (at.fault) {
        case XmlFault::no_root:
            return no_root(at);
        case XmlFault::cut_in_markup:
            return cut_in_markup(at);
        case XmlFault::cut_in_cdata:
            return cut_in_cdata(at);
        case XmlFault::bad_character:
            return bad_character(at);
        case XmlFault::bad_reference:
            return bad_reference(at);
        case XmlFault::mismatched_tag:
            return mismatched_tag(at);
        case XmlFault::repeated_attribute:
            return repeated_attribute(at);
        case XmlFault::second_root:
            return second_root(at);
        case XmlFault::unknown_entity:
            return unknown_entity(at);
        case XmlFault::words_outside:
            return words_outside(at);
        case XmlFault::late_declaration:
            return late_declaration(at);
        case XmlFault::bad_declaration:
            return bad_declaration(at);
        case XmlFault::other:
            break;
    }
    return {at.offset, "this is not XML: " + std::string(at.detail), ""};
}

}  // namespace

Diagnostic explain(const XmlFailure& failure) {
    Explanation said = explanation(failure);
    return {{},
            position_in(failure.source, said.offset),
            Severity::error,
            std::move(said.message),
            std::move(said.suggestion)};
}

}  // namespace slidewell
