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

// In the order of Tone: light, dark, accent. config/theme.xml says the same, for people to change.
inline constexpr std::array<Palette, 3> built_in_palettes{{
    {.ground = {0xF7, 0xF4, 0xEF},
     .ink = {0x12, 0x38, 0x3B},
     .muted = {0x4B, 0x66, 0x67},
     .accent = {0xB0, 0x3A, 0x17},
     .accent_shape = {0xC2, 0x46, 0x1F},
     .on_accent = {0xFF, 0xFF, 0xFF},
     .card = {0xEB, 0xE4, 0xD9}},
    {.ground = {0x0F, 0x3D, 0x3E},
     .ink = {0xF7, 0xF4, 0xEF},
     .muted = {0xB4, 0xCB, 0xC6},
     .accent = {0xFF, 0xB5, 0x9B},
     .accent_shape = {0xF0, 0x8A, 0x66},
     .on_accent = {0x08, 0x27, 0x28},
     .card = {0x1A, 0x4C, 0x4C}},
    {.ground = {0x96, 0x33, 0x0F},
     .ink = {0xFF, 0xF8, 0xF0},
     .muted = {0xFB, 0xD9, 0xC6},
     .accent = {0xFF, 0xD9, 0xA8},
     .accent_shape = {0xFF, 0xE3, 0xC2},
     .on_accent = {0x7A, 0x26, 0x0B},
     .card = {0x7F, 0x2A, 0x0B}},
}};

struct Theme {
    std::array<Palette, 3> palettes = built_in_palettes;  // indexed by Tone
    SizeRange title{84, 56};
    SizeRange body{46, 28};  // below 33 a patient could not read it, and validate says so
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
