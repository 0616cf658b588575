// Deciding, from what is known, what the next edition holds. Touches nothing and reads nothing: what has to
// be read first, it says.
//
// Every slide that the folder has is in the edition in its newest version of which everything is good: its
// own words, and each picture and icon that it names. A new slide that is not good is left out. So a broken
// slide keeps what it looked like, and the others go on.
#pragma once

#include <string>
#include <vector>

#include "library/edition.h"
#include "source/knowledge.h"
#include "source/receipt.h"

namespace slidewell {

struct Plan {
    SettingsFiles settings;  // those in `files`
    std::vector<SlideEntry> slides;
    std::vector<FileEntry> files;          // by path
    std::vector<std::string> reads;        // files of the folder, the most urgent first
    std::vector<std::string> copying;      // files that somebody is still writing
    std::vector<std::string> older;        // slides that play in an older version than the folder's
    std::vector<ReceiptFinding> findings;  // by file, in the order of the folder
};

// `before` is the edition on air; null when there is none.
[[nodiscard]] Plan make_plan(const Edition* before, Knowledge& known);

// True when an edition holds what the plan wants on air.
[[nodiscard]] bool shows(const Edition& edition, const Plan& plan);

}  // namespace slidewell
