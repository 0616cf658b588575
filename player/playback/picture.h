// A slide as finished pixels: layers, each a bitmap, a place and a motion. Immutable; knows nothing of XML or
// fonts.
#pragma once

#include <array>
#include <cstdint>
#include <variant>
#include <vector>

#include "base/bitmap.h"
#include "base/duration.h"
#include "base/geometry.h"

namespace slidewell {

// A fingerprint of everything that a picture depends on. Same key, same picture.
using ContentKey = std::uint64_t;

// A part of a bitmap, in 1/256 of its pixels: motion is smoother than the pixel grid.
struct Area {
    std::int32_t x = 0;
    std::int32_t y = 0;
    std::int32_t width = 0;
    std::int32_t height = 0;
    friend bool operator==(const Area&, const Area&) = default;
};
inline constexpr int area_unit = 256;
[[nodiscard]] constexpr Area to_area(Rect r) {
    return {r.x * area_unit, r.y * area_unit, r.width * area_unit, r.height * area_unit};
}

struct Still {};

// Not there before `at`; then fades in over `lasts` while it settles upwards by `rise` pixels.
struct Appear {
    Millis at{0};
    Millis lasts{0};
    int rise = 0;
};

// Shows the part `from` of its bitmap at the slide's start and `to` after `lasts`, scaled to fill its place.
struct Drift {
    Area from;
    Area to;
    Millis lasts{0};
};

// The time of day, put together from the glyphs in the layer's bitmap: cells side by side, `0` to `9`, then
// `:`, in the order of `widths`. Set flush right in the layer's place; in 12-hour style without a leading
// zero.
struct Clock {
    std::array<int, 11> widths{};
    bool twelve_hours = false;
};

using Motion = std::variant<Still, Appear, Drift, Clock>;

struct Layer {
    Bitmap bitmap;
    Rect place;  // on the screen; for Still and Appear of the bitmap's own size
    Motion motion;
};

// `layers` are painted in order; the first covers the whole size and is opaque.
struct Picture {
    ContentKey key = 0;
    Size size;
    std::vector<Layer> layers;
};

}  // namespace slidewell
