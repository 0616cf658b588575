// Folding white space and filling in facts.
#include "deck/words.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace slidewell {
namespace {

// Facts that every clinic has, filled in or not.
constexpr std::array<std::string_view, 8> usual{"name",  "town",    "phone", "booking",
                                                "email", "address", "hours", "website"};
constexpr std::array<std::string_view, 2> inline_elements{"b", "br"};
constexpr std::string_view prefix = "clinic.";

// Takes characters one after the other and keeps what is shown of them.
class Folder {
  public:
    void add(std::string_view text, bool bold) {
        for (const char c : text) {
            if (is_space(c)) {
                space_waits_ = true;
                space_is_bold_ = bold;
            } else {
                flush();
                put(c, bold);
            }
        }
    }

    void break_line() {
        space_waits_ = false;
        ++breaks_wait_;
    }

    [[nodiscard]] std::vector<Run> take() { return std::move(runs_); }

  private:
    // Space and breaks count only between words: never before the first, never after the last.
    void flush() {
        if (!runs_.empty()) {
            for (int i = 0; i < breaks_wait_; ++i)
                put('\n', false);
            if (breaks_wait_ == 0 && space_waits_) put(' ', space_is_bold_);
        }
        breaks_wait_ = 0;
        space_waits_ = false;
    }

    void put(char c, bool bold) {
        if (runs_.empty() || runs_.back().bold != bold) runs_.push_back({{}, bold});
        runs_.back().text += c;
    }

    std::vector<Run> runs_;
    int breaks_wait_ = 0;
    bool space_waits_ = false;
    bool space_is_bold_ = false;
};

// Puts facts in their places.
class FactFiller {
  public:
    FactFiller(const Facts& facts, Reader& reader) : facts_(facts), reader_(reader) {}

    // `text`, whose first character stands at `at`, as it is shown.
    std::string fill(std::string_view text, Position at) {
        std::string filled;
        while (!text.empty()) {
            const std::size_t brace = std::min(text.find_first_of("{}"), text.size());
            filled += text.substr(0, brace);
            at = position_in(text, brace, at);
            text.remove_prefix(brace);
            const std::size_t taken = text.empty() ? 0 : take_brace(text, at, filled);
            at = position_in(text, taken, at);
            text.remove_prefix(taken);
        }
        return filled;
    }

    [[nodiscard]] std::optional<EmptyFact> take_empty_fact() { return std::move(empty_fact_); }

  private:
    // Reads what starts with a brace; returns how many bytes it took.
    std::size_t take_brace(std::string_view text, Position at, std::string& filled) {
        if (text.starts_with("{{") || text.starts_with("}}")) {
            filled += text.front();
            return 2;
        }
        const std::size_t end = text.find_first_of("{}", 1);
        if (text.front() == '}' || end == std::string_view::npos || text[end] == '{') {
            const std::string brace(1, text.front());
            reader_.error(at, "a lone " + brace + " cannot stand here",
                          "write " + brace + brace + " for the brace itself, or {clinic.name} for a fact");
            return 1;
        }
        look_up(trimmed(text.substr(1, end - 1)), at, filled);
        return end + 1;
    }

    void look_up(std::string_view name, Position at, std::string& filled) {
        const std::string_view key = name.starts_with(prefix) ? name.substr(prefix.size()) : "";
        const auto found = facts_.find(key);
        if (found != facts_.end() && !found->second.empty()) {
            filled += found->second;
        } else if (found != facts_.end() || std::ranges::find(usual, key) != usual.end()) {
            if (!empty_fact_) empty_fact_ = {shortened(name), at};
        } else {
            report_unknown(name, at);
        }
    }

    void report_unknown(std::string_view name, Position at) {
        const std::string meant = reader_.full() ? "" : nearest_fact(name);
        reader_.error(
            at, "{" + shortened(name) + "} is not a fact of clinic.xml",
            meant.empty() ? "add it there, or write {{ and }} for braces" : "did you mean {" + meant + "}?");
    }

    [[nodiscard]] std::string nearest_fact(std::string_view name) const {
        std::vector<std::string_view> candidates(usual.begin(), usual.end());
        for (const auto& [fact, value] : facts_)
            candidates.push_back(fact);
        if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
        const std::string_view meant = nearest(name, candidates);
        return meant.empty() ? std::string() : std::string(prefix) + std::string(meant);
    }

    const Facts& facts_;
    Reader& reader_;
    std::optional<EmptyFact> empty_fact_;
};

std::size_t length_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void report_length(std::size_t length, Position at, std::string_view where, Reader& reader) {
    if (length <= longest_words) return;
    reader.error(at,
                 std::string(where) + " holds " + std::to_string(length) + " characters, and " +
                     std::to_string(longest_words) + " are the most",
                 "a slide has room for about 40 words");
}

class WordsReader {
  public:
    WordsReader(const Facts& facts, Reader& reader) : reader_(reader), filler_(facts, reader) {}

    ReadWords read(const Element& element) {
        take_children(element, false);
        Words words{folder_.take(), element.position};
        std::size_t length = 0;
        for (const Run& run : words.runs)
            length += length_of(run.text);
        report_length(length, element.position, "<" + element.name + ">", reader_);
        return {std::move(words), filler_.take_empty_fact()};
    }

  private:
    void take_children(const Element& element, bool bold) {
        for (const Node& node : element.children) {
            if (const auto* text = std::get_if<Text>(&node)) {
                folder_.add(filler_.fill(text->text, text->position), bold);
            } else {
                take_element(std::get<Element>(node), element, bold);
            }
        }
    }

    void take_element(const Element& child, const Element& parent, bool bold) {
        reader_.only_attributes(child, {});
        if (child.name == "br") {
            reader_.nothing_inside(child);
            folder_.break_line();
        } else if (child.name == "b" && !bold) {
            take_children(child, true);
        } else {
            reader_.unknown_element(child, parent, inline_elements);
        }
    }

    Reader& reader_;
    FactFiller filler_;
    Folder folder_;
};

}  // namespace

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string fold_space(std::string_view text) {
    Folder folder;
    folder.add(text, false);
    const std::vector<Run> runs = folder.take();
    return runs.empty() ? std::string() : runs.front().text;
}

ReadWords read_words(const Element& element, const Facts& facts, Reader& reader) {
    return WordsReader(facts, reader).read(element);
}

ReadText read_text(const Attribute* attribute, const Facts& facts, Reader& reader) {
    if (attribute == nullptr) return {};
    // The value starts behind `name="`.
    const Position start{attribute->position.line,
                         attribute->position.column + static_cast<int>(attribute->name.size()) + 2};
    FactFiller filler(facts, reader);
    const std::string text = fold_space(filler.fill(attribute->value, start));
    report_length(length_of(text), attribute->position, attribute->name, reader);
    return {text, filler.take_empty_fact()};
}

}  // namespace slidewell
