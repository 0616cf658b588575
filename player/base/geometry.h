// Integer rectangles on a pixel grid, and how one fits into another. Pure; y grows downwards.
#pragma once

#include <compare>

namespace slidewell {

struct Point {
    int x = 0;
    int y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

struct Size {
    int width = 0;
    int height = 0;
    [[nodiscard]] constexpr bool empty() const { return width <= 0 || height <= 0; }
    [[nodiscard]] constexpr int shorter() const { return width < height ? width : height; }
    [[nodiscard]] constexpr bool portrait() const { return height > width; }
    friend bool operator==(const Size&, const Size&) = default;
};

// A half-open rectangle: it holds x <= px < right(), y <= py < bottom().
struct Rect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    [[nodiscard]] constexpr int right() const { return x + width; }
    [[nodiscard]] constexpr int bottom() const { return y + height; }
    [[nodiscard]] constexpr Size size() const { return {width, height}; }
    [[nodiscard]] constexpr bool empty() const { return width <= 0 || height <= 0; }
    friend bool operator==(const Rect&, const Rect&) = default;
};

// Where attention lies inside a picture, in thousandths of its width and height.
struct Focus {
    int x = 500;
    int y = 500;
    friend bool operator==(const Focus&, const Focus&) = default;
};

[[nodiscard]] constexpr Rect whole(Size size) { return {0, 0, size.width, size.height}; }
[[nodiscard]] constexpr Rect moved(Rect rect, Point by) {
    return {rect.x + by.x, rect.y + by.y, rect.width, rect.height};
}

// `rect` with `margin` pixels taken off each side; never of negative size.
[[nodiscard]] Rect inset(Rect rect, int margin);

// The part that both hold; empty when they do not touch.
[[nodiscard]] Rect intersection(Rect a, Rect b);

// The smallest rectangle that holds both; an empty one adds nothing.
[[nodiscard]] Rect united(Rect a, Rect b);

// The largest rectangle of `content`'s shape that lies inside `frame`, centred.
[[nodiscard]] Rect contain(Size content, Rect frame);

// The smallest rectangle of `content`'s shape that covers `frame`, placed so that `focus` is as near to the
// frame's middle as the edges allow. It sticks out of `frame` on at most one axis.
[[nodiscard]] Rect cover(Size content, Rect frame, Focus focus = {});

}  // namespace slidewell
