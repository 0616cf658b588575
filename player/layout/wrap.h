// Breaking words into lines, as a typesetter would: as few lines as fit, evenly filled, no orphan at the end.
#pragma once

#include <vector>

#include "deck/slide.h"
#include "layout/measure.h"

namespace slidewell {

// How a paragraph is set. A run's own <b> and `font.bold` both make it bold.
struct TextStyle {
    FontSpec font;
    Colour colour;
    int leading = 0;        // from baseline to baseline, in pixels
    bool balanced = false;  // lines of even length (titles), rather than full lines and a shorter last one
    Colour strong;          // of <b>
};

struct WrappedLine {
    std::vector<TextRun> runs;
    int width = 0;
};

struct Wrapped {
    std::vector<WrappedLine> lines;
    bool cut = false;          // words are missing; the last line ends in an ellipsis
    bool broken_word = false;  // a word is wider than a line
};

// Lines no wider than `width` pixels. Breaks at spaces, after hyphens and slashes, at every '\n', and inside
// a word only when the word alone is wider than a line. The last line of several holds one word only if
// nothing else fits.
[[nodiscard]] Wrapped wrap(const Words& words, const TextStyle& style, int width, int max_lines,
                           const TextMeasure& measure);

}  // namespace slidewell
