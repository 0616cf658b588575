// XML as a small tree that remembers where everything stood. Knows nothing of slides.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"

namespace slidewell {

inline constexpr std::size_t largest_xml = 1 << 20;  // bytes, before any conversion
inline constexpr std::size_t deepest_xml = 64;       // elements within one another, the root included

struct Attribute {
    std::string name;
    std::string value;  // references such as &amp; resolved, line breaks as spaces
    Position position;  // of its name
};

// A stretch of characters as the file has them, line breaks as '\n'; or what one reference, such as &amp;,
// stands for. Comments and processing instructions are left out of the tree.
struct Text {
    std::string text;  // UTF-8
    Position position;
};

struct Element;
using Node = std::variant<Text, Element>;

struct Element {
    std::string name;
    std::vector<Attribute> attributes;
    std::vector<Node> children;
    Position position;  // of its `<`

    [[nodiscard]] const Attribute* find(std::string_view attribute) const;  // null when it is not there
    [[nodiscard]] std::vector<const Element*> elements() const;             // the children that are elements
};

struct ParsedXml {
    std::optional<Element> root;  // there exactly when there is no diagnostic
    Diagnostics diagnostics;
};

// The tree of a whole document, in any encoding of deck/encoding.h; or the first thing that keeps it from
// being XML, in plain words. A <!DOCTYPE> is refused: with it go entities that grow without bound and files
// named in files.
[[nodiscard]] ParsedXml parse_xml(std::string_view bytes, const std::string& file);

// Where `offset` bytes of `text` lie, when its first byte lies at `start`. Columns count characters.
[[nodiscard]] Position position_in(std::string_view text, std::size_t offset, Position start = {1, 1});

}  // namespace slidewell
