// Words for the receipt: moments, durations and transitions as people say them, and text made fit to show.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "source/receipt.h"

namespace slidewell {

// A piece of a sentence. HTML marks up moments and files; plain text only joins the pieces.
struct Phrase {
    enum class Kind { words, file, time };
    Kind kind = Kind::words;
    std::string text;
    std::string datetime = {};  // of a time: as HTML's <time datetime="…"> wants it
    friend bool operator==(const Phrase&, const Phrase&) = default;
};
using Sentence = std::vector<Phrase>;

[[nodiscard]] Phrase words(std::string_view text);
[[nodiscard]] Phrase file_name(std::string_view name);
[[nodiscard]] std::string to_string(const Sentence& sentence);

// "09:41", or with the day when that is another one than `today`'s: "Thursday, 19 November, 09:41".
[[nodiscard]] Phrase moment(const WallTime& when, const WallTime& today);
// "Sunday, 22 November 2026, 09:41"
[[nodiscard]] Phrase full_moment(const WallTime& when);

// "12 seconds", "1 minute 30 seconds"; to the second, and at least one
[[nodiscard]] Phrase length(Millis duration);

// "fade", "push from the right"
[[nodiscard]] std::string in_words(const Transition& transition);

// "512 MB"
[[nodiscard]] std::string in_megabytes(std::uintmax_t bytes);

// `message` as a sentence: a large letter, unless it opens with a name such as clinic.phone, and a full stop.
[[nodiscard]] std::string as_sentence(std::string_view message);

}  // namespace slidewell
