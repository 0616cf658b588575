// The checks that all XML files share, and how their findings are worded.
#include "deck/reader.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/text.h"
#include "deck/spelling.h"

namespace slidewell {
namespace {

constexpr std::size_t most_diagnostics = 100;

std::string tag(std::string_view name) { return "<" + shortened(name) + ">"; }

std::string shown(const Attribute& attribute) {
    return shortened(attribute.name) + "=\"" + shortened(attribute.value) + "\"";
}

std::string listed(Reader::Names names, std::string_view before, std::string_view after) {
    std::string text;
    for (const std::string_view name : names) {
        text += (text.empty() ? "" : ", ") + std::string(before) + std::string(name) + std::string(after);
    }
    return text;
}

bool contains(Reader::Names names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

// What an editor writes into the root element to find the schema.
bool ties_to_schema(std::string_view attribute) {
    return attribute == "xmlns:xsi" || attribute == "xsi:noNamespaceSchemaLocation" ||
           attribute == "xsi:schemaLocation";
}

std::string element_suggestion(std::string_view name, Reader::Names known) {
    if (known.empty()) return "remove it";
    const std::string_view meant = meant_element(name, known);
    return meant.empty() ? "known here: " + listed(known, "<", ">") : "did you mean " + tag(meant) + "?";
}

std::string attribute_suggestion(std::string_view name, Reader::Names known) {
    if (known.empty()) return "remove it";
    const std::string_view meant = nearest(name, known);
    return meant.empty() ? "known here: " + listed(known, "", "")
                         : "did you mean " + std::string(meant) + "?";
}

std::string choice_suggestion(std::string_view value, Reader::Names choices) {
    const auto begun = std::ranges::find_if(
        choices, [&](std::string_view choice) { return value.size() > 1 && choice.starts_with(value); });
    const std::string_view meant = begun != choices.end() ? *begun : nearest(value, choices);
    return (meant.empty() ? "" : "did you mean " + std::string(meant) + "? ") +
           "possible: " + listed(choices, "", "");
}

}  // namespace

bool Reader::full() const { return diagnostics_.size() >= most_diagnostics; }

bool Reader::has_error() const {
    return worst_left_out_ == Severity::error || slidewell::has_error(diagnostics_);
}

void Reader::report(Diagnostic diagnostic) {
    if (!full()) {
        diagnostics_.push_back(std::move(diagnostic));
        return;
    }
    ++left_out_;
    if (diagnostic.severity == Severity::error) worst_left_out_ = Severity::error;
}

void Reader::error(Position at, std::string message, std::string suggestion) {
    report({file_, at, Severity::error, std::move(message), std::move(suggestion)});
}

void Reader::warning(Position at, std::string message, std::string suggestion) {
    report({file_, at, Severity::warning, std::move(message), std::move(suggestion)});
}

Diagnostics Reader::take_diagnostics() {
    std::ranges::stable_sort(
        diagnostics_, {}, [](const Diagnostic& d) { return std::tuple(d.position.line, d.position.column); });
    if (left_out_ > 0) {
        diagnostics_.push_back({file_,
                                {},
                                worst_left_out_,
                                "there are " + std::to_string(left_out_) + " more problems in this file",
                                "mend these first"});
    }
    return std::move(diagnostics_);
}

bool Reader::is_root(const Element& root, std::string_view name) {
    if (root.name == name) return true;
    error(root.position, tag(root.name) + " is not what this file should hold",
          "it starts with " + tag(name));
    return false;
}

void Reader::only_attributes(const Element& element, Names known) {
    for (const Attribute& attribute : element.attributes) {
        if (contains(known, attribute.name) || ties_to_schema(attribute.name)) continue;
        error(attribute.position,
              "the attribute " + shortened(attribute.name) + " is not known in " + tag(element.name),
              attribute_suggestion(attribute.name, known));
    }
}

void Reader::no_words(const Element& element, const std::string& suggestion) {
    for (const Node& node : element.children) {
        const auto* text = std::get_if<Text>(&node);
        const std::size_t stray =
            text == nullptr ? std::string::npos : text->text.find_first_not_of(" \t\r\n");
        if (stray == std::string::npos) continue;
        error(position_in(text->text, stray, text->position), "words stand directly in " + tag(element.name),
              suggestion);
    }
}

std::vector<const Element*> Reader::only_elements(const Element& element, Names known) {
    no_words(element, contains(known, "text") ? "put them in <text>" : "remove them");
    std::vector<const Element*> result;
    for (const Element* child : element.elements()) {
        if (contains(known, child->name)) {
            result.push_back(child);
        } else {
            unknown_element(*child, element, known);
        }
    }
    return result;
}

void Reader::unknown_element(const Element& child, const Element& parent, Names known) {
    error(child.position, tag(child.name) + " is not known in " + tag(parent.name),
          full() ? "" : element_suggestion(child.name, known));
}

void Reader::nothing_inside(const Element& element) { (void)only_elements(element, {}); }

const Attribute* Reader::required(const Element& element, std::string_view name) {
    const Attribute* attribute = element.find(name);
    const std::string example(name);
    if (attribute == nullptr) {
        error(element.position, tag(element.name) + " needs the attribute " + example,
              "add " + example + "=\"…\"");
        return nullptr;
    }
    if (trimmed(attribute->value).empty()) {
        error(attribute->position, example + " is empty", "write something between the quotation marks");
        return nullptr;
    }
    return attribute;
}

std::optional<std::size_t> Reader::choice_index(const Element& element, std::string_view name,
                                                Names choices) {
    const Attribute* attribute = element.find(name);
    if (attribute == nullptr) return std::nullopt;
    const std::string_view value = trimmed(attribute->value);
    const auto found = std::ranges::find(choices, value);
    if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
    error(attribute->position, shown(*attribute) + " is not known", choice_suggestion(value, choices));
    return std::nullopt;
}

std::optional<Millis> Reader::duration(const Element& element, std::string_view name, Millis least,
                                       Millis most) {
    const Attribute* attribute = element.find(name);
    if (attribute == nullptr) return std::nullopt;
    const std::optional<Millis> value = parse_duration(trimmed(attribute->value));
    if (!value) {
        error(attribute->position, shown(*attribute) + " is not a time", "write it like 12s, 1m30s or 800ms");
        return std::nullopt;
    }
    if (*value < least || *value > most) {
        error(attribute->position, shown(*attribute) + " is out of range",
              "choose from " + to_string(least) + " to " + to_string(most));
        return std::nullopt;
    }
    return value;
}

std::optional<int> Reader::number(const Element& element, std::string_view name, int least, int most) {
    const Attribute* attribute = element.find(name);
    if (attribute == nullptr) return std::nullopt;
    const std::string_view text = trimmed(attribute->value);
    int value = 0;
    const char* const end = text.data() + text.size();
    const auto [read_to, problem] = std::from_chars(text.data(), end, value);
    const bool whole_number = read_to == end && !text.empty() && problem != std::errc::invalid_argument;
    if (whole_number && problem == std::errc{} && value >= least && value <= most) return value;
    error(attribute->position,
          shown(*attribute) + (whole_number ? " is out of range" : " is not a whole number"),
          "choose from " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
}

std::optional<int> Reader::percent_hundredths(const Element& element, std::string_view name) {
    const Attribute* attribute = element.find(name);
    if (attribute == nullptr) return std::nullopt;
    const std::optional<int> value = parse_percent(trimmed(attribute->value));
    if (!value) {
        error(attribute->position, shown(*attribute) + " is not a percentage from 0% to 100%",
              "write it like 25% or 12.5%");
    }
    return value;
}

std::optional<int> parse_percent(std::string_view text) {
    if (!text.ends_with('%')) return std::nullopt;
    text.remove_suffix(1);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    std::string decimals(point == std::string_view::npos ? "0" : text.substr(point + 1));
    if (whole.empty() || whole.size() > 3 || decimals.empty() || decimals.size() > 2) return std::nullopt;
    decimals.resize(2, '0');
    int hundredths = 0;
    for (const char digit : std::string(whole) + decimals) {
        if (digit < '0' || digit > '9') return std::nullopt;
        hundredths = hundredths * 10 + (digit - '0');
    }
    return hundredths <= 10'000 ? std::optional(hundredths) : std::nullopt;
}

}  // namespace slidewell
