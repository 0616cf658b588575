// Words as they are shown: facts filled in, white space folded, <b> and <br/> understood.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "deck/parse.h"
#include "deck/reader.h"
#include "deck/slide.h"
#include "deck/xml.h"

namespace slidewell {

inline constexpr std::size_t longest_words = 2'000;  // characters in one element or attribute

// A fact that words name while the clinic has not filled it in yet.
struct EmptyFact {
    std::string name;  // as written: "clinic.phone"
    Position position;
};

struct ReadWords {
    Words words;
    std::optional<EmptyFact> empty_fact;  // the first one
};

struct ReadText {
    std::string text;
    std::optional<EmptyFact> empty_fact;
};

// What `element` says. Its own attributes are the caller's.
[[nodiscard]] ReadWords read_words(const Element& element, const Facts& facts, Reader& reader);

// What an attribute says; empty when it is not there.
[[nodiscard]] ReadText read_text(const Attribute* attribute, const Facts& facts, Reader& reader);

[[nodiscard]] bool is_space(char c);  // white space, as XML means it

// `text` with each stretch of white space as one space, and none at its ends.
[[nodiscard]] std::string fold_space(std::string_view text);

}  // namespace slidewell
