// The look that all slides share: colours by role for each tone, and the range of letter sizes.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/bitmap.h"
#include "base/diagnostic.h"
#include "deck/slide.h"

namespace slidewell {

struct Palette {
    Colour ground;
    Colour ink;           // words
    Colour muted;         // quiet words: footer, notes
    Colour accent;        // words that stand out: kickers, leads' numbers
    Colour accent_shape;  // shapes: rules, number discs, badges
    Colour on_accent;     // words and icons on accent_shape
    Colour card;          // panels behind icons, pictures, notes
    friend bool operator==(const Palette&, const Palette&) = default;
};

// Letter sizes (the font's em) in thousandths of the screen's shorter side.
struct SizeRange {
    int largest = 0;
    int smallest = 0;
    friend bool operator==(const SizeRange&, const SizeRange&) = default;
};

struct Theme {
    std::array<Palette, 3> palettes;  // indexed by Tone
    SizeRange title{84, 56};
    SizeRange body{48, 34};
    [[nodiscard]] const Palette& palette(Tone tone) const { return palettes[static_cast<std::size_t>(tone)]; }
};

struct ParsedTheme {
    Theme theme;  // built-in values where the file has errors
    Diagnostics diagnostics;
};

// theme.xml as bytes in any encoding that the slides may have. See config/theme.xml for its form.
[[nodiscard]] ParsedTheme parse_theme(std::string_view bytes, const std::string& file);

// The WCAG 2.2 contrast ratio of two opaque colours, in hundredths: 100 (none) to 2100.
// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
[[nodiscard]] int contrast_hundredths(Colour a, Colour b);

}  // namespace slidewell
