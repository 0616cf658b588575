// Bilinear sampling against its definition.
#include <cmath>

#include "screen/draw.h"
#include "screen/random_pixels.h"
#include "screen/sampler.h"
#include "support/catch.h"

namespace slidewell {
namespace {

// One axis by the definition: the centre of target pixel `i`, in source pixels from the first one's centre,
// to the 256th below.
double position(int i, int start, int length, int pixels, int source_pixels) {
    const double at = std::floor((i + 0.5) * length / pixels) + start - 128;
    return std::clamp(at, 0.0, (source_pixels - 1) * 256.0) / 256;
}

Pixel sampled(const Canvas& from, double x, double y) {
    const auto left = static_cast<int>(x);
    const auto top = static_cast<int>(y);
    const int right = std::min(left + 1, from.size.width - 1);
    const int bottom = std::min(top + 1, from.size.height - 1);
    const ConstPixels pixels = view(from);
    Pixel result = 0;
    for (int index = 0; index < 4; ++index) {
        const auto value = [&](int column, int row) { return channel(*pixels.at(column, row), index); };
        const double above = value(left, top) + (value(right, top) - value(left, top)) * (x - left);
        const double below = value(left, bottom) + (value(right, bottom) - value(left, bottom)) * (x - left);
        const double exact = above + (below - above) * (y - top);
        result |= static_cast<Pixel>(std::floor(exact + 0.5)) << (8 * index);
    }
    return result;
}

Canvas by_definition(const Canvas& from, const Area& source, Rect target) {
    Canvas result(target.size());
    for (int y = 0; y < target.height; ++y) {
        const double down = position(y, source.y, source.height, target.height, from.size.height);
        for (int x = 0; x < target.width; ++x) {
            const double across = position(x, source.x, source.width, target.width, from.size.width);
            result.row(y)[static_cast<std::size_t>(x)] = sampled(from, across, down);
        }
    }
    return result;
}

// All rows of `clip`, one after the other, by turns into the caches and past them: both look the same.
std::vector<Pixel> rows(Sampler& sampler, const Excerpt& from, const Area& source, Rect target, Rect clip) {
    std::vector<Pixel> pixels(static_cast<std::size_t>(clip.width) * static_cast<std::size_t>(clip.height));
    sampler.begin(from, source, target, clip);
    for (int y = 0; y < clip.height; ++y) {
        const auto width = static_cast<std::size_t>(clip.width);
        sampler.row(clip.y + y, std::span(pixels).subspan(static_cast<std::size_t>(y) * width, width),
                    y % 2 == 0 ? Destination::caches : Destination::memory);
    }
    return pixels;
}

std::vector<Pixel> rows(const Canvas& from, const Area& source, Rect target) {
    Sampler sampler;
    return rows(sampler, all_of(view(from)), source, target, target);
}

PixelMemory cut(const Canvas& from, Rect part) {
    Canvas result(part.size());
    copy(part_of(view(from), part), view(result));
    return result.pixels;
}

}  // namespace

TEST_CASE("every sample is the bilinear mean of four pixels, rounded once") {
    const Canvas from = random_opaque({61, 43}, 7);
    const Rect target{5, 3, 40, 27};
    const Area source =
        GENERATE(Area{0, 0, 61 * 256, 43 * 256}, Area{777, 1234, 9001, 6789}, Area{-3000, -500, 20000, 9000},
                 Area{128, 0, 40 * 256, 27 * 256}, Area{15000, 10000, 4000, 4000}, Area{600, 600, 1, 1},
                 Area{300, 200, 42 * 256, 28 * 256}, Area{4800, 200, 42 * 256, 28 * 256},
                 Area{300, 200, 38 * 256, 26 * 256});
    CAPTURE(source.x, source.width);
    // The positions' last 256th may fall to either side where a division is not exact.
    CHECK(largest_difference(rows(from, source, target), by_definition(from, source, target).pixels) <= 1);
}

TEST_CASE("an unscaled area on whole pixels is copied as it is") {
    const Canvas from = random_opaque({61, 43}, 8);
    CHECK(rows(from, to_area({7, 9, 30, 20}), {0, 0, 30, 20}) == cut(from, {7, 9, 30, 20}));
}

TEST_CASE(
    "a clipped sampler gives the same pixels as a whole one, from no more of the source than it needs") {
    const Canvas from = random_opaque({61, 43}, 9);
    const Rect target{4, 5, 80, 60};
    const Area source = GENERATE(Area{700, 300, 12000, 8000}, Area{-2000, -1000, 21000, 14000});
    const Rect clip =
        GENERATE(Rect{37, 26, 17, 9}, Rect{4, 5, 9, 7}, Rect{70, 50, 14, 15}, Rect{84 - 1, 65 - 1, 1, 1});
    Canvas all(target.size());
    all.pixels = rows(from, source, target);
    const Rect window = Sampler::needed(source, target, clip, from.size);
    CHECK(intersection(window, whole(from.size)) == window);
    const Canvas part = [&] {
        Canvas canvas(window.size());
        canvas.pixels = cut(from, window);
        return canvas;
    }();
    Sampler sampler;
    const Excerpt excerpt{view(part), {window.x, window.y}, from.size};
    CHECK(rows(sampler, excerpt, source, target, clip) == cut(all, moved(clip, {-target.x, -target.y})));
}

TEST_CASE("samples over other pixels are what mixing both gives") {
    const Canvas from = random_opaque({300, 43}, 12);
    const Rect target{0, 0, 290, 40};
    const Area source = GENERATE(Area{700, 300, 280 * 256, 38 * 256}, to_area(Rect{7, 2, 290, 40}));
    const int opacity = GENERATE(0, 1, 100, 256);
    const auto where = GENERATE(Destination::caches, Destination::memory);
    const Canvas below = random_opaque(target.size(), 13);
    Canvas samples(target.size());
    samples.pixels = rows(from, source, target);
    Canvas expected(target.size());
    mix(view(samples), view(below), view(expected), opacity, Destination::caches);
    Canvas result(target.size());
    Sampler sampler;
    sampler.begin(all_of(view(from)), source, target, target);
    for (int y = 0; y < target.height; ++y)
        sampler.row_over(view(below).run(0, y, target.width), y, result.row(y), opacity, where);
    CHECK(result.pixels == expected.pixels);
}

TEST_CASE("one sampler serves many scalings in turn") {
    const Canvas from = random_opaque({61, 43}, 10);
    const Canvas other = random_opaque({20, 90}, 11);
    Sampler sampler;
    for (int i = 0; i < 40; ++i) {
        const Area source{i % 12 * 100, i * 7, 9'000 + i % 12, 6'000};
        const Rect target{i % 3, 0, 30 + i % 2, 20};
        const Canvas& picture = i % 5 == 0 ? other : from;
        CAPTURE(i);
        CHECK(rows(sampler, all_of(view(picture)), source, target, target) == rows(picture, source, target));
    }
}

TEST_CASE("beyond its edge a picture repeats it, even a picture of one pixel or of one column") {
    const std::vector<Pixel> expected(25, 0xFF123456);
    CHECK(rows(Canvas({1, 1}, 0xFF123456), {-900, -900, 4000, 4000}, {0, 0, 5, 5}) == expected);
    CHECK(rows(Canvas({1, 9}, 0xFF123456), {-900, -900, 4000, 4000}, {0, 0, 5, 5}) == expected);
}

}  // namespace slidewell
