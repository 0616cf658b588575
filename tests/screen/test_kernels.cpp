// The blending loops against their definitions, channel by channel. What runs is the widest variant of each
// loop that the machine has; under a sanitizer it is the plain one.
#include <array>
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

// Every pair of values that one channel of two pixels can have.
struct Pairs {
    std::vector<Pixel> upper;
    std::vector<Pixel> lower;
};

Pairs all_pairs() {
    Pairs pairs;
    for (Pixel a = 0; a < 256; ++a) {
        for (Pixel b = 0; b < 256; ++b) {
            pairs.upper.push_back(0xFF000000 | a << 16 | b << 8 | (255 - a));
            pairs.lower.push_back(0xFF000000 | b << 16 | a << 8 | b);
        }
    }
    return pairs;
}

}  // namespace

TEST_CASE("mix is right for every pair of values at every opacity, in place and elsewhere") {
    const Pairs pairs = all_pairs();
    std::vector<Pixel> out(pairs.upper.size());
    std::vector<Pixel> kept(pairs.upper.size());
    for (int opacity = 0; opacity <= opaque; ++opacity) {
        std::vector<Pixel> in_place = pairs.lower;
        mix(pairs.upper, in_place, opacity);
        mix(pairs.upper, pairs.lower, out, opacity, Destination::memory);
        mix(pairs.upper, pairs.lower, kept, opacity, Destination::caches);
        bool exact = true;
        for (std::size_t i = 0; i < out.size(); ++i)
            exact = exact && out[i] == mixed(pairs.upper[i], pairs.lower[i], opacity);
        CAPTURE(opacity);
        CHECK(exact);
        CHECK(in_place == out);
        CHECK(kept == out);
    }
}

TEST_CASE("runs may begin anywhere and have any length, and nothing beside them is touched") {
    const auto [shortest, longest] = GENERATE(table<std::size_t, std::size_t>({{0, 70}, {250, 310}}));
    constexpr std::size_t width = 320;
    constexpr Pixel beside = 0xDEADBEEF;
    const Canvas from = random_translucent({width, 1}, 7);
    const Canvas below = random_opaque({width, 1}, 8);
    for (std::size_t start = 0; start < 9; ++start) {
        for (std::size_t length = shortest; length <= longest; ++length) {
            const std::span<const Pixel> upper(from.pixels.data() + start, length);
            const std::span<const Pixel> lower(below.pixels.data() + (start * 5) % 9, length);
            const std::size_t first = start % 5;
            std::array<std::vector<Pixel>, 7> out;
            out.fill(std::vector<Pixel>(width, beside));
            for (auto& pixels : out)
                std::ranges::copy(lower, pixels.begin() + static_cast<std::ptrdiff_t>(first));
            mix(upper, lower, std::span(out[0]).subspan(first, length), 77, Destination::memory);
            mix(upper, std::span(out[1]).subspan(first, length), 77);
            mix(upper, lower, std::span(out[2]).subspan(first, length), 77, Destination::caches);
            lay_over(upper, std::span(out[3]).subspan(first, length), 77);
            lay_over(upper, std::span(out[4]).subspan(first, length), opaque);
            copy(upper, std::span(out[5]).subspan(first, length), Destination::memory);
            copy(upper, std::span(out[6]).subspan(first, length), Destination::caches);
            bool exact = true;
            for (std::size_t i = 0; i < width; ++i) {
                const bool inside = i >= first && i < first + length;
                const Pixel mean = inside ? mixed(upper[i - first], lower[i - first], 77) : beside;
                const auto laid = [&](int opacity) {
                    return inside ? laid_over(upper[i - first], lower[i - first], opacity) : beside;
                };
                exact = exact && out[0][i] == mean && out[1][i] == mean && out[2][i] == mean &&
                        out[3][i] == laid(77) && out[4][i] == laid(opaque);
                const Pixel as_it_is = inside ? upper[i - first] : beside;
                exact = exact && out[5][i] == as_it_is && out[6][i] == as_it_is;
            }
            CAPTURE(start, length);
            CHECK(exact);
        }
    }
}

TEST_CASE("where each pixel has an opacity of its own, it is blended as by that opacity alone") {
    constexpr std::size_t width = 700;
    constexpr Pixel beside = 0xDEADBEEF;
    const Canvas from = random_opaque({width, 1}, 11);
    const Canvas below = random_opaque({width, 1}, 12);
    std::vector<std::uint16_t> opacities;
    for (std::size_t i = 0; i < width; ++i)
        opacities.insert(opacities.end(), 2, static_cast<std::uint16_t>(i * 37 % (opaque + 1)));
    for (const std::size_t start : std::array<std::size_t, 3>{0, 1, 15}) {
        for (const std::size_t length : std::array<std::size_t, 6>{0, 1, 17, 255, 300, 640}) {
            const std::span<const Pixel> upper(from.pixels.data() + start, length);
            const std::span<const Pixel> lower(below.pixels.data() + 3, length);
            for (const Destination where : {Destination::caches, Destination::memory}) {
                std::vector<Pixel> out(width, beside);
                mix(upper, lower, std::span(out).subspan(start, length),
                    std::span(opacities).first(2 * length), where);
                bool exact = true;
                for (std::size_t i = 0; i < width; ++i) {
                    const bool inside = i >= start && i < start + length;
                    const Pixel expected =
                        inside ? mixed(upper[i - start], lower[i - start], opacities[2 * (i - start)])
                               : beside;
                    exact = exact && out[i] == expected;
                }
                CAPTURE(start, length);
                CHECK(exact);
            }
        }
    }
}

TEST_CASE("two blends at once are those that each would be alone, wherever they go") {
    constexpr Pixel beside = 0xDEADBEEF;
    const Canvas from = random_opaque({700, 1}, 9);
    const Canvas below = random_opaque({700, 1}, 10);
    const auto [one, other] = GENERATE(table<int, int>({{77, 83}, {1, 255}, {0, 4}, {200, 256}}));
    const auto apart = GENERATE(values<std::size_t>({0, 1, 16}));  // from where a line of the cache begins
    for (std::size_t start = 0; start < 20; ++start) {
        for (const std::size_t length :
             std::array<std::size_t, 10>{0, 1, 15, 16, 17, 63, 64, 130, 300, 640}) {
            std::vector<Pixel> first(700, beside);
            std::vector<Pixel> second(700, beside);
            std::vector<Pixel> first_alone = first;
            std::vector<Pixel> second_alone = second;
            const std::span<const Pixel> upper(from.pixels.data() + start, length);
            const std::span<const Pixel> lower(below.pixels.data() + 3, length);
            const auto at = [&](std::vector<Pixel>& pixels, std::size_t place) {
                return std::span(pixels).subspan(place, length);
            };
            mix_both(upper, lower, {at(first, start), one}, {at(second, start + apart), other});
            mix(upper, lower, at(first_alone, start), one, Destination::caches);
            mix(upper, lower, at(second_alone, start + apart), other, Destination::caches);
            CAPTURE(start, length);
            CHECK(first == first_alone);
            CHECK(second == second_alone);
        }
    }
}

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
