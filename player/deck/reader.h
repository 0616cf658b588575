// Checks what a file says against what it may say, and collects every problem with what to do about it.
// Shared by all files that people write in XML.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/duration.h"
#include "deck/spelling.h"
#include "deck/xml.h"

namespace slidewell {

// A value that an attribute may have, by the name that people write.
template <typename T>
struct Choice {
    std::string_view name;
    T value;
};

inline constexpr std::array<Choice<bool>, 2> yes_or_no{{{"yes", true}, {"no", false}}};

// White space around a value never counts. A value that is absent or was reported reads as nothing.
class Reader {
  public:
    using Names = std::span<const std::string_view>;

    explicit Reader(std::string file) : file_(std::move(file)) {}

    void error(Position at, std::string message, std::string suggestion = {});
    void warning(Position at, std::string message, std::string suggestion = {});

    // What was reported, in the order of the file; a very long list is cut, and says so.
    [[nodiscard]] Diagnostics take_diagnostics();
    [[nodiscard]] bool has_error() const;
    // True when so much was reported that further problems are only counted.
    [[nodiscard]] bool full() const;

    // --- structure
    // False (and reported) when the file's root is another element than `name`.
    bool is_root(const Element& root, std::string_view name);
    // Reports attributes other than `known`; those that tie a file to its schema are always welcome.
    void only_attributes(const Element& element, Names known);
    // The child elements whose names are among `known`. Reports all others, and words between them.
    [[nodiscard]] std::vector<const Element*> only_elements(const Element& element, Names known);
    void unknown_element(const Element& child, const Element& parent, Names known);
    // Reports words that stand between the child elements.
    void no_words(const Element& element, const std::string& suggestion);
    // Reports anything inside.
    void nothing_inside(const Element& element);

    // --- attributes
    [[nodiscard]] const Attribute* required(const Element& element, std::string_view name);
    template <typename T, std::size_t N>
    [[nodiscard]] std::optional<T> choice(const Element& element, std::string_view name,
                                          const std::array<Choice<T>, N>& choices) {
        std::array<std::string_view, N> names;
        for (std::size_t i = 0; i < N; ++i)
            names[i] = choices[i].name;
        const std::optional<std::size_t> index = choice_index(element, name, names);
        return index ? std::optional<T>(choices[*index].value) : std::nullopt;
    }
    [[nodiscard]] std::optional<std::size_t> choice_index(const Element& element, std::string_view name,
                                                          Names choices);
    [[nodiscard]] std::optional<Millis> duration(const Element& element, std::string_view name, Millis least,
                                                 Millis most);
    [[nodiscard]] std::optional<int> number(const Element& element, std::string_view name, int least,
                                            int most);
    // "12.5%" as 1250; from 0% to 100%, two decimals at most.
    [[nodiscard]] std::optional<int> percent_hundredths(const Element& element, std::string_view name);

  private:
    void report(Diagnostic diagnostic);

    std::string file_;
    Diagnostics diagnostics_;
    std::size_t left_out_ = 0;
    Severity worst_left_out_ = Severity::warning;
};

// "12.5%" as 1250; nothing when `text` is not a percentage from 0% to 100% of at most two decimals.
[[nodiscard]] std::optional<int> parse_percent(std::string_view text);

}  // namespace slidewell
