// The blending loops against their definitions, channel by channel.
#include <cmath>

#include "playback/frame.h"
#include "screen/kernels.h"
#include "screen/random_pixels.h"
#include "support/catch.h"

namespace slidewell {
namespace {

constexpr Size size{257, 5};  // no multiple of a vector

Pixel joined(const auto& of_channel) {
    Pixel pixel = 0;
    for (int index = 0; index < 4; ++index) {
        pixel |= static_cast<Pixel>(of_channel(index)) << (8 * index);
    }
    return pixel;
}

long rounded(double value) { return std::lround(std::floor(value + 0.5)); }

Pixel mixed(Pixel from, Pixel to, int opacity) {
    return joined([&](int index) {
        return rounded((channel(from, index) * opacity + channel(to, index) * (opaque - opacity)) / 256.0);
    });
}

Pixel laid_over(Pixel from, Pixel to, int opacity) {
    const long alpha = rounded(channel(from, 3) * opacity / 256.0);
    return joined([&](int index) {
        const long top = rounded(channel(from, index) * opacity / 256.0);
        return top + rounded(static_cast<double>(channel(to, index) * (255 - alpha)) / 255.0);
    });
}

}  // namespace

TEST_CASE("mix blends every channel by the opacity, rounded to nearest") {
    const Canvas from = random_opaque(size, 1);
    const Canvas before = random_opaque(size, 2);
    for (int opacity = 0; opacity <= opaque; opacity += 1) {
        Canvas to = before;
        mix(from.pixels, to.pixels, opacity);
        bool exact = true;
        for (std::size_t i = 0; i < to.pixels.size(); ++i) {
            exact = exact && to.pixels[i] == mixed(from.pixels[i], before.pixels[i], opacity);
        }
        CAPTURE(opacity);
        CHECK(exact);
    }
}

TEST_CASE("mix is exact at both ends and never leaves opaque pixels less than opaque") {
    const Canvas from = random_opaque(size, 1);
    const Canvas before = random_opaque(size, 2);
    Canvas to = before;
    mix(from.pixels, to.pixels, 0);
    CHECK(to.pixels == before.pixels);
    mix(from.pixels, to.pixels, 99);
    CHECK(std::ranges::all_of(to.pixels, [](Pixel pixel) { return pixel >> 24 == 255; }));
    mix(from.pixels, to.pixels, opaque);
    CHECK(to.pixels == from.pixels);
}

TEST_CASE("lay_over is premultiplied source-over, rounded to nearest") {
    const Canvas from = random_translucent(size, 3);
    const Canvas before = random_opaque(size, 4);
    for (int opacity = 0; opacity <= opaque; opacity += 1) {
        Canvas to = before;
        lay_over(from.pixels, to.pixels, opacity);
        bool exact = true;
        for (std::size_t i = 0; i < to.pixels.size(); ++i) {
            exact = exact && to.pixels[i] == laid_over(from.pixels[i], before.pixels[i], opacity);
        }
        CAPTURE(opacity);
        CHECK(exact);
    }
}

TEST_CASE("lay_over leaves what lies under nothing, and hides what lies under the opaque") {
    Canvas to = random_opaque(size, 5);
    const Canvas before = to;
    lay_over(Canvas(size, 0).pixels, to.pixels, opaque);
    CHECK(to.pixels == before.pixels);
    const Canvas cover = random_opaque(size, 6);
    lay_over(cover.pixels, to.pixels, opaque);
    CHECK(to.pixels == cover.pixels);
}

TEST_CASE("white over white stays white at every opacity and alpha") {
    std::vector<Pixel> whites;
    whites.reserve(256);
    for (int alpha = 0; alpha < 256; ++alpha) {
        whites.push_back(to_pixel({255, 255, 255, static_cast<std::uint8_t>(alpha)}));
    }
    for (int opacity = 0; opacity <= opaque; ++opacity) {
        std::vector<Pixel> to(whites.size(), 0xFFFFFFFF);
        lay_over(whites, to, opacity);
        CAPTURE(opacity);
        CHECK(std::ranges::all_of(to, [](Pixel pixel) { return pixel == 0xFFFFFFFF; }));
    }
}

}  // namespace slidewell
