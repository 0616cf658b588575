// What a slide is: checked, immutable data, as its author meant it. Nothing here knows about pixels.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/duration.h"
#include "base/geometry.h"
#include "base/transition.h"

namespace slidewell {

enum class LayoutKind { headline, list, steps, split, picture, quote, invitation, canvas };
enum class Tone { light, dark, accent };
enum class Reveal { together, one_by_one };
enum class Fit { cover, contain };
enum class ClockStyle { hours24, hours12, off };

// Words as they are shown: facts filled in, white space folded. A '\n' is a <br/>.
struct Run {
    std::string text;
    bool bold = false;
    friend bool operator==(const Run&, const Run&) = default;
};

struct Words {
    std::vector<Run> runs;
    Position position;
    [[nodiscard]] bool empty() const { return runs.empty(); }
    friend bool operator==(const Words&, const Words&) = default;
};

struct Item {
    std::string icon;  // a name without ending, or empty
    std::string lead;
    Words detail;
    Position position;
    Position icon_position;  // of the attribute
};

struct PictureRef {
    std::string src;  // as written; looked up in the picture roots
    Fit fit = Fit::cover;
    Focus focus;
    std::string alt;
    bool drifts = false;
    Position position;
    Position src_position;  // of the attribute
};

struct Quote {
    Words words;
    std::string by;
};

struct QrCode {
    std::string href;
    std::string label;
    Position position;
};

// A line of words in a canvas's box, by the part that it would play on another layout.
struct BoxWords {
    enum class Part { kicker, title, text, note };
    Part part = Part::text;
    Words words;
};

using BoxPart = std::variant<BoxWords, Item, PictureRef, Quote, QrCode>;

// A place on a canvas, in hundredths of a percent of the screen's width and height.
struct Box {
    Rect percent_hundredths;
    std::vector<BoxPart> parts;
    Position position;
};

// What deck.xml may set for every slide of its folder.
struct Defaults {
    std::optional<Millis> time;  // nothing: auto
    Transition transition;
    Tone tone = Tone::light;
    Reveal reveal = Reveal::together;
    bool footer = true;
    ClockStyle clock = ClockStyle::hours24;
};

struct Slide {
    std::string file;  // as diagnostics name it
    LayoutKind layout = LayoutKind::headline;
    std::optional<Millis> time;  // nothing: auto
    Position time_position;
    Transition transition;  // into this slide
    Tone tone = Tone::light;
    Reveal reveal = Reveal::together;
    bool footer = true;

    Words kicker;
    Words title;
    std::vector<Words> texts;
    std::vector<Item> items;
    Words note;
    std::optional<PictureRef> picture;
    std::optional<Quote> quote;
    std::optional<QrCode> qr;
    std::vector<Box> boxes;  // of a canvas
};

}  // namespace slidewell
