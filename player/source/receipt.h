// The receipt: STATUS.html and STATUS.txt, with which a folder itself tells staff what the TV makes of it.
//
// Pure: the same facts give the same bytes. Whatever came out of a file (names, titles, messages) may hold
// any bytes; malformed UTF-8 and control characters become U+FFFD, and HTML is escaped.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/duration.h"
#include "base/geometry.h"
#include "base/transition.h"

namespace slidewell {

// A moment as the calendar and the clock on the room's wall tell it. Without a day: nobody knows when, since
// the clock was not set, or has been set back since.
struct WallTime {
    std::chrono::year_month_day day{};
    Civil time;
    [[nodiscard]] bool is_known() const { return day.ok(); }
    friend bool operator==(const WallTime&, const WallTime&) = default;
};

// A slide as it looks on the TV, made small; about 480 pixels on its longer side.
struct Thumbnail {
    std::string bytes;  // a PNG or JPEG file; empty, or anything else, while there is no picture yet
    Size size;          // in pixels
    friend bool operator==(const Thumbnail&, const Thumbnail&) = default;
};

// A slide that is on air.
struct ReceiptSlide {
    std::string file;   // as it is called in the folder: "10-welcome.xml"
    std::string title;  // the words of its headline; may be empty
    Millis lasts{0};    // 0: not known yet, and neither is the transition
    Transition transition;
    Thumbnail thumbnail;
    std::optional<WallTime> older_since;  // since when it plays in an older version than the folder's
    friend bool operator==(const ReceiptSlide&, const ReceiptSlide&) = default;
};

// Everything that is wrong with one file that staff wrote, and what it means for the TV.
struct ReceiptFinding {
    enum class Effect {
        missing,  // the slide is not on air
        older,    // an older version of the file is in use
        none,     // it is on air; the diagnostics are advice
    };

    std::string file;  // the slide, or deck.xml, clinic.xml, theme.xml
    Effect effect = Effect::missing;
    Diagnostics diagnostics;  // in the file itself, or in one that it names, such as a picture
    friend bool operator==(const ReceiptFinding&, const ReceiptFinding&) = default;
};

// Anything else about the whole folder, in whole sentences.
struct ReceiptNote {
    std::string title;  // without a full stop
    std::string words;
    std::string advice;      // what to do; may be empty
    bool needs_help = true;  // false: good to know
    friend bool operator==(const ReceiptNote&, const ReceiptNote&) = default;
};

struct ReceiptFacts {
    std::string tv{};      // the name of this TV
    std::string source{};  // the folder, as staff know it; may be empty
    WallTime written{};
    std::optional<WallTime> read{};  // when the folder was last read

    int edition = 0;  // 0: none yet
    WallTime on_air_since{};
    std::vector<ReceiptSlide> slides{};  // in the order in which they play
    std::vector<ReceiptFinding> findings{};

    std::vector<std::string> copying{};              // files that are still being copied into the folder
    std::optional<WallTime> lost_since{};            // since when all slides are gone at once
    std::optional<std::uintmax_t> full_disk_left{};  // the TV's disk is full: bytes that are free on it
    std::optional<WallTime> undone{};                // an undo is in force: when what it took back came
    std::vector<ReceiptNote> notes{};
};

// One self-contained page without a script. Thumbnails beyond the first 12 MiB of them are left out.
[[nodiscard]] std::string receipt_html(const ReceiptFacts& facts);

// The same for Notepad: UTF-8 with a byte order mark, CRLF, lines of at most 78 columns.
[[nodiscard]] std::string receipt_text(const ReceiptFacts& facts);

}  // namespace slidewell
