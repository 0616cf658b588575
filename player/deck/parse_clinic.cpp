// clinic.xml: the clinic's facts.
#include <algorithm>

#include "deck/parse.h"
#include "deck/words.h"

namespace slidewell {
namespace {

constexpr std::size_t most_facts = 100;

bool is_fact_name(std::string_view name) {
    return std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

// All characters in `fact`, white space folded. A brace here is only a brace.
std::string read_value(const Element& fact, Reader& reader) {
    reader.only_attributes(fact, {});
    std::string value;
    for (const Node& node : fact.children) {
        if (const auto* text = std::get_if<Text>(&node)) {
            value += text->text;
        } else {
            reader.unknown_element(std::get<Element>(node), fact, {});
        }
    }
    return fold_space(value);
}

void read_fact(const Element& fact, Facts& facts, Reader& reader) {
    if (!is_fact_name(fact.name)) {
        reader.error(fact.position, "<" + shortened(fact.name) + "> cannot name a fact",
                     "use letters from a to z, digits and hyphens");
        return;
    }
    const std::string value = read_value(fact, reader);
    if (value.size() > longest_words) {
        reader.error(fact.position, "the fact <" + shortened(fact.name) + "> is too long",
                     "a slide has room for about 40 words");
    } else if (!facts.emplace(fact.name, value).second) {
        reader.error(fact.position, "<" + shortened(fact.name) + "> is there twice", "keep one of them");
    }
}

}  // namespace

ParsedFacts parse_clinic(std::string_view bytes, const std::string& file) {
    ParsedXml xml = parse_xml(bytes, file);
    if (!xml.root) return {{}, std::move(xml.diagnostics)};

    Reader reader(file);
    const Element& root = *xml.root;
    if (!reader.is_root(root, "clinic")) return {{}, reader.take_diagnostics()};
    reader.only_attributes(root, {});
    reader.no_words(root, "write a fact like <phone>…</phone>");
    Facts facts;
    for (const Element* fact : root.elements()) {
        if (facts.size() == most_facts) {
            reader.error(fact->position, "there are more than " + std::to_string(most_facts) + " facts",
                         "remove those that no slide shows");
            break;
        }
        read_fact(*fact, facts, reader);
    }
    return {std::move(facts), reader.take_diagnostics()};
}

}  // namespace slidewell
