// From bytes that a person wrote to checked data, with a diagnostic for every mistake.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "deck/slide.h"

namespace slidewell {

// The clinic's facts by name, without the "clinic." in front. An empty value is a fact that is still to be
// filled in.
using Facts = std::map<std::string, std::string, std::less<>>;

struct ParsedSlide {
    std::optional<Slide> slide;  // there exactly when no diagnostic is an error
    Diagnostics diagnostics;
};
struct ParsedDefaults {
    Defaults defaults;  // built-in values where the file has errors
    Diagnostics diagnostics;
};
struct ParsedFacts {
    Facts facts;
    Diagnostics diagnostics;
};

// `bytes` are the file as it lies on the disk, in any of the encodings of deck/encoding.h; `file` is how
// diagnostics name it. Never fails otherwise than by diagnostics, whatever the bytes are.
[[nodiscard]] ParsedSlide parse_slide(std::string_view bytes, const std::string& file,
                                      const Defaults& defaults, const Facts& facts);
[[nodiscard]] ParsedDefaults parse_deck(std::string_view bytes, const std::string& file);
[[nodiscard]] ParsedFacts parse_clinic(std::string_view bytes, const std::string& file);

}  // namespace slidewell
