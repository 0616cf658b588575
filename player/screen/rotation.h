// A screen that hangs on its side: turning sizes, rectangles and pixels by quarters.
#pragma once

#include <optional>

#include "screen/pixels.h"

namespace slidewell {

// How far the picture is turned, clockwise, on its way to the screen.
enum class Rotation { none, quarter, half, three_quarters };

// From 0, 90, 180 or 270 degrees; nothing for another number.
[[nodiscard]] std::optional<Rotation> to_rotation(int degrees);

// The size of the turned picture; turning a screen's size gives that of the slides on it.
[[nodiscard]] Size turned(Size size, Rotation rotation);

// Where the part `rect` of a picture of size `frame` lies on the turned picture.
[[nodiscard]] Rect turned(Rect rect, Size frame, Rotation rotation);

// Copies a part of a picture to its place on `to`, which has the whole picture's turned size.
void turn(const Excerpt& from, Rotation rotation, Pixels to);

}  // namespace slidewell
