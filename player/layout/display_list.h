// What to paint where: the answer of the layout, and all that the painter needs to know.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/bitmap.h"
#include "base/diagnostic.h"
#include "base/duration.h"
#include "base/geometry.h"
#include "deck/slide.h"

namespace slidewell {

// A role of fonts/fonts.conf, at a size in pixels (the em).
struct FontSpec {
    enum class Role { heading, body };
    Role role = Role::body;
    bool bold = false;
    int size = 0;
    friend bool operator==(const FontSpec&, const FontSpec&) = default;
    friend auto operator<=>(const FontSpec&, const FontSpec&) = default;  // NOLINT(modernize-use-nullptr)
};

struct TextRun {
    std::string text;
    FontSpec font;
    Colour colour;
};

// Words on one baseline. `origin` is the left end of that baseline; runs follow one another without extra
// space.
struct TextLine {
    Point origin;
    std::vector<TextRun> runs;
};

// A filled rectangle with rounded corners (anti-aliased); radius 0 is sharp, half its height a pill or a
// disc.
struct FilledBox {
    Rect rect;
    Colour colour;
    int radius = 0;
};

// From `from` to `to`, each with its own alpha; eased at both ends so that no edge shows.
struct Gradient {
    enum class Axis { left_to_right, top_to_bottom };
    Rect rect;
    Colour from;
    Colour to;
    Axis axis = Axis::top_to_bottom;
};

struct PlacedPicture {
    Rect frame;
    PictureRef picture;
    int radius = 0;
};

// An SVG icon whose `currentColor` is `colour`, contained in `frame`.
struct PlacedIcon {
    Rect frame;
    std::string name;
    Colour colour;
    Position position;
};

// A QR code in the largest square of whole modules within `frame`, its quiet zone of four modules included.
struct PlacedQr {
    Rect frame;
    std::string text;
    Colour dark;
    Colour light;
    Position position;
};

using Mark = std::variant<FilledBox, Gradient, TextLine, PlacedPicture, PlacedIcon, PlacedQr>;

// When and how the marks of a layer show.
struct Always {};
struct AppearsAt {  // `at` after the slide's transition is over: fades in and settles upwards by `rise`
                    // pixels
    Millis at{0};
    int rise = 0;
};
struct Drifts {};    // exactly one PlacedPicture, which pans and zooms slowly within its frame
struct ShowsClock {  // no marks: the time of day, its right end and baseline at `right_end`
    Point right_end;
    FontSpec font;
    Colour colour;
    ClockStyle style = ClockStyle::hours24;
};
using LayerMotion = std::variant<Always, AppearsAt, Drifts, ShowsClock>;

struct LayerPlan {
    std::vector<Mark> marks;
    LayerMotion motion;
};

// A whole slide. Layers are painted in order; the first is always `Always`, and `ground` fills the screen
// behind it.
struct DisplayList {
    Size size;
    Colour ground;
    std::vector<LayerPlan> layers;
    Diagnostics findings;  // what a patient could not read: text that did not fit, letters too small
};

}  // namespace slidewell
