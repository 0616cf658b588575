// Bilinear sampling against its definition.
#include <cmath>

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

}  // namespace

TEST_CASE("every sample is the bilinear mean of four pixels, rounded once") {
    const Canvas from = random_opaque({61, 43}, 7);
    const Rect target{5, 3, 40, 27};
    const Area source =
        GENERATE(Area{0, 0, 61 * 256, 43 * 256}, Area{777, 1234, 9001, 6789}, Area{-3000, -500, 20000, 9000},
                 Area{128, 0, 40 * 256, 27 * 256}, Area{15000, 10000, 4000, 4000}, Area{600, 600, 1, 1});
    const Canvas expected = by_definition(from, source, target);
    Sampler sampler(view(from), source, target, target);
    int difference = 0;
    for (int y = 0; y < target.height; ++y) {
        const auto row = sampler.row(target.y + y);
        difference = std::max(difference, largest_difference(row, Canvas(expected).row(y)));
    }
    CAPTURE(source.x, source.width);
    // The positions' last 256th may fall to either side where a division is not exact.
    CHECK(difference <= 1);
}

TEST_CASE("an unscaled area on whole pixels is copied as it is") {
    const Canvas from = random_opaque({61, 43}, 8);
    const Rect target{0, 0, 30, 20};
    Sampler sampler(view(from), to_area({7, 9, 30, 20}), target, target);
    for (int y = 0; y < target.height; ++y) {
        CHECK(largest_difference(sampler.row(y), view(from).run(7, 9 + y, 30)) == 0);
    }
}

TEST_CASE("a clipped sampler gives the same pixels as a whole one") {
    const Canvas from = random_opaque({61, 43}, 9);
    const Area source{700, 300, 12000, 8000};
    const Rect target{0, 0, 80, 60};
    const Rect clip{33, 21, 17, 9};
    Sampler sampler(view(from), source, target, target);
    Sampler clipped(view(from), source, target, clip);
    for (int y = clip.y; y < clip.bottom(); ++y) {
        const auto expected = sampler.row(y).subspan(33, 17);
        CHECK(largest_difference(clipped.row(y), expected) == 0);
    }
}

TEST_CASE("beyond its edge a picture repeats it, even a picture of one pixel") {
    const Canvas from({1, 1}, 0xFF123456);
    const Rect target{0, 0, 5, 5};
    Sampler sampler(view(from), {-900, -900, 4000, 4000}, target, target);
    const std::vector<Pixel> expected(5, 0xFF123456);
    for (int y = 0; y < 5; ++y) {
        CHECK(largest_difference(sampler.row(y), expected) == 0);
    }
}

}  // namespace slidewell
