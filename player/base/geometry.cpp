// Fitting rectangles into rectangles.
#include "base/geometry.h"

#include <algorithm>
#include <cstdint>

namespace slidewell {
namespace {

int scaled(int value, int numerator, int denominator) {
    const auto product = static_cast<std::int64_t>(value) * numerator;
    return static_cast<int>((product + denominator / 2) / denominator);
}

bool wider_than(Size content, Rect frame) {
    return static_cast<std::int64_t>(content.width) * frame.height >
           static_cast<std::int64_t>(content.height) * frame.width;
}

// The start of a span of `length` over `[start, start + room)` that brings its thousandth `focus` to the
// middle.
int focused(int start, int room, int length, int focus) {
    const int wanted = start + room / 2 - scaled(length, focus, 1000);
    return std::clamp(wanted, start + room - length, start);
}

}  // namespace

Rect inset(Rect rect, int margin) {
    const int width = std::max(0, rect.width - 2 * margin);
    const int height = std::max(0, rect.height - 2 * margin);
    return {rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2, width, height};
}

Rect intersection(Rect a, Rect b) {
    const int left = std::max(a.x, b.x);
    const int top = std::max(a.y, b.y);
    const int width = std::min(a.right(), b.right()) - left;
    const int height = std::min(a.bottom(), b.bottom()) - top;
    return width > 0 && height > 0 ? Rect{left, top, width, height} : Rect{left, top, 0, 0};
}

Rect united(Rect a, Rect b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    const int left = std::min(a.x, b.x);
    const int top = std::min(a.y, b.y);
    return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

Rect contain(Size content, Rect frame) {
    if (content.empty() || frame.empty()) return {frame.x, frame.y, 0, 0};
    Size fitted = frame.size();
    if (wider_than(content, frame)) {
        fitted.height = std::max(1, scaled(content.height, frame.width, content.width));
    } else {
        fitted.width = std::max(1, scaled(content.width, frame.height, content.height));
    }
    return {frame.x + (frame.width - fitted.width) / 2, frame.y + (frame.height - fitted.height) / 2,
            fitted.width, fitted.height};
}

Rect cover(Size content, Rect frame, Focus focus) {
    if (content.empty() || frame.empty()) return frame;
    Size filled = frame.size();
    if (wider_than(content, frame)) {
        filled.width = std::max(frame.width, scaled(content.width, frame.height, content.height));
    } else {
        filled.height = std::max(frame.height, scaled(content.height, frame.width, content.width));
    }
    return {focused(frame.x, frame.width, filled.width, focus.x),
            focused(frame.y, frame.height, filled.height, focus.y), filled.width, filled.height};
}

}  // namespace slidewell
