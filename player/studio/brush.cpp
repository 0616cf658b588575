// Shapes and bitmaps onto a canvas.
#include "studio/brush.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "studio/blend.h"

namespace slidewell {
namespace {

std::span<Pixel> part_of_row(Canvas& canvas, int y, Rect rect) {
    return canvas.row(y).subspan(static_cast<std::size_t>(rect.x), static_cast<std::size_t>(rect.width));
}

// Premultiplied, 0 to 255, not yet rounded: alpha, red, green, blue.
using Tint = std::array<float, 4>;

Tint tint_of(Colour c) {
    const float alpha = static_cast<float>(c.alpha) / 255.0F;
    return {static_cast<float>(c.alpha), static_cast<float>(c.red) * alpha,
            static_cast<float>(c.green) * alpha, static_cast<float>(c.blue) * alpha};
}

Tint between(const Tint& from, const Tint& to, float share) {
    Tint mixed{};
    for (std::size_t c = 0; c < mixed.size(); ++c)
        mixed[c] = from[c] + (to[c] - from[c]) * share;
    return mixed;
}

// Flat at both ends: 3t² - 2t³.
float eased(float t) { return t * t * (3.0F - 2.0F * t); }

// A threshold from 0 to 1 for each pixel, spread so evenly that the eye sees none of it: interleaved gradient
// noise (Jimenez, "Next generation post processing in Call of Duty", SIGGRAPH 2014).
float dither(int x, int y) {
    const auto fraction = [](float v) { return v - std::floor(v); };
    return fraction(52.9829189F *
                    fraction(0.06711056F * static_cast<float>(x) + 0.00583715F * static_cast<float>(y)));
}

Pixel laid_over(const Tint& tint, Pixel below, float threshold) {
    const float kept = 1.0F - tint[0] / 255.0F;
    Pixel made = 0;
    for (std::size_t c = 0; c < tint.size(); ++c) {
        const auto under = static_cast<float>(below >> (24 - 8 * c) & 255);
        constexpr float slack = 1.0F / 512;  // what is whole stays whole, whatever floats make of it
        const float value = std::clamp(tint[c] + under * kept + threshold + slack, 0.0F, 255.0F);
        made = made << 8 | static_cast<Pixel>(value);
    }
    return made;
}

// One tint for each step along the gradient's axis.
std::vector<Tint> tints(const Gradient& gradient, int length) {
    const Tint from = tint_of(gradient.from);
    const Tint to = tint_of(gradient.to);
    std::vector<Tint> steps;
    steps.reserve(static_cast<std::size_t>(length));
    for (int i = 0; i < length; ++i)
        steps.push_back(
            between(from, to, eased((static_cast<float>(i) + 0.5F) / static_cast<float>(length))));
    return steps;
}

}  // namespace

std::uint32_t coverage(Size size, int radius, int x, int y) {
    const int dx = std::max(radius - x, x - (size.width - 1 - radius));
    const int dy = std::max(radius - y, y - (size.height - 1 - radius));
    if (dx <= 0 || dy <= 0) return 255;
    const float away = std::hypot(static_cast<float>(dx) - 0.5F, static_cast<float>(dy) - 0.5F);
    const float covered = std::clamp(static_cast<float>(radius) + 0.5F - away, 0.0F, 1.0F);
    return static_cast<std::uint32_t>(std::lround(covered * 255.0F));
}

void fill(Canvas& canvas, Rect rect, Colour colour) {
    const Rect place = intersection(rect, whole(canvas.size));
    const Pixel pixel = to_pixel(colour);
    for (int y = place.y; y < place.bottom(); ++y) {
        for (Pixel& below : part_of_row(canvas, y, place))
            below = over(pixel, below);
    }
}

void fill_rounded(Canvas& canvas, const FilledBox& box) {
    const int radius = std::clamp(box.radius, 0, box.rect.size().shorter() / 2);
    const Rect place = intersection(box.rect, whole(canvas.size));
    const Pixel colour = to_pixel(box.colour);
    for (int y = place.y; y < place.bottom(); ++y) {
        int x = place.x - box.rect.x;
        for (Pixel& below : part_of_row(canvas, y, place)) {
            const std::uint32_t covered = coverage(box.rect.size(), radius, x++, y - box.rect.y);
            below = over(covered == 255 ? colour : faded(colour, covered), below);
        }
    }
}

void fill_gradient(Canvas& canvas, const Gradient& gradient) {
    const Rect place = intersection(gradient.rect, whole(canvas.size));
    if (place.empty()) return;
    const bool across = gradient.axis == Gradient::Axis::left_to_right;
    const std::vector<Tint> steps = tints(gradient, across ? gradient.rect.width : gradient.rect.height);
    for (int y = place.y; y < place.bottom(); ++y) {
        int x = place.x;
        for (Pixel& below : part_of_row(canvas, y, place)) {
            const int step = across ? x - gradient.rect.x : y - gradient.rect.y;
            below = laid_over(steps[static_cast<std::size_t>(step)], below, dither(x, y));
            ++x;
        }
    }
}

void lay(Canvas& canvas, Point at, const Bitmap& bitmap) {
    if (bitmap.empty()) return;
    const Rect place = intersection(moved(whole(bitmap.size()), at), whole(canvas.size));
    for (int y = place.y; y < place.bottom(); ++y) {
        const auto from = bitmap.row(y - at.y).subspan(static_cast<std::size_t>(place.x - at.x));
        const auto row = part_of_row(canvas, y, place);
        std::transform(row.begin(), row.end(), from.begin(), row.begin(),
                       [](Pixel below, Pixel top) { return over(top, below); });
    }
}

Bitmap rounded(const Bitmap& bitmap, int radius) {
    const Size size = bitmap.size();
    const int fitting = std::min(radius, size.shorter() / 2);
    if (fitting <= 0) return bitmap;
    Canvas canvas(size);
    for (int y = 0; y < size.height; ++y) {
        int x = 0;
        const auto row = bitmap.row(y);
        std::ranges::transform(row, canvas.row(y).begin(),
                               [&](Pixel pixel) { return faded(pixel, coverage(size, fitting, x++, y)); });
    }
    return Bitmap(std::move(canvas));
}

}  // namespace slidewell
