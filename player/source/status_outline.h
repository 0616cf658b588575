// What the receipt says, in order and in whole sentences, before it becomes HTML or plain text.
#pragma once

#include <string>
#include <vector>

#include "source/status_words.h"

namespace slidewell {

// One thing that is wrong: where, what, and what to do.
struct StatusPoint {
    Sentence place;      // "30-causes.xml, line 12, column 5"; empty: the folder as a whole
    std::string what;    // may be empty
    std::string advice;  // may be empty
};

struct StatusCard {
    Sentence title;
    Sentence words;  // may be empty
    std::vector<StatusPoint> points;
};

struct StatusEntry {
    std::string title;
    std::string file;
    Phrase lasts;                          // empty while it is not known,
    std::string transition;                // like this
    Sentence older;                        // empty when the newest version plays
    const Thumbnail* thumbnail = nullptr;  // that of the facts
};

struct StatusOutline {
    std::string tv;
    std::string source;
    bool all_is_well = false;
    Sentence headline;  // whether everything is on air
    Sentence more;      // what is not; may be empty
    Sentence dateline;
    std::vector<StatusCard> help;     // what needs somebody's help
    std::vector<StatusCard> to_know;  // what is good to know
    std::vector<StatusEntry> slides;
    std::vector<StatusCard> advice;  // about what is on air
    std::vector<Sentence> small_print;
};

// Points into `facts`. Every text is as plain() leaves it.
[[nodiscard]] StatusOutline outline(const ReceiptFacts& facts);

}  // namespace slidewell
