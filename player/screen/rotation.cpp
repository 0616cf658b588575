// Turning pixels is a copy with other strides, in tiles that the nearest cache holds.
#include "screen/rotation.h"

#include <algorithm>
#include <cstddef>

namespace slidewell {
namespace {

constexpr int tile = 32;

// How far one step to the right and one step down in the picture lead in the memory of the turned one.
struct Strides {
    std::ptrdiff_t right = 0;
    std::ptrdiff_t down = 0;
};

Strides strides(Rotation rotation, std::ptrdiff_t pitch) {
    switch (rotation) {
        case Rotation::quarter:
            return {pitch, -1};
        case Rotation::half:
            return {-1, -pitch};
        case Rotation::three_quarters:
            return {-pitch, 1};
        case Rotation::none:
            break;
    }
    return {1, pitch};
}

void turn_tile(ConstPixels from, Pixel* to, Strides step) {
    for (int y = 0; y < from.size.height; ++y) {
        const Pixel* source = from.at(0, y);
        for (int x = 0; x < from.size.width; ++x) {
            to[x * step.right + y * step.down] = source[x];
        }
    }
}

}  // namespace

std::optional<Rotation> to_rotation(int degrees) {
    if (degrees < 0 || degrees >= 360 || degrees % 90 != 0) return std::nullopt;
    return static_cast<Rotation>(degrees / 90);
}

Size turned(Size size, Rotation rotation) {
    const bool on_its_side = rotation == Rotation::quarter || rotation == Rotation::three_quarters;
    return on_its_side ? Size{size.height, size.width} : size;
}

Rect turned(Rect rect, Size frame, Rotation rotation) {
    switch (rotation) {
        case Rotation::quarter:
            return {frame.height - rect.bottom(), rect.x, rect.height, rect.width};
        case Rotation::half:
            return {frame.width - rect.right(), frame.height - rect.bottom(), rect.width, rect.height};
        case Rotation::three_quarters:
            return {rect.y, frame.width - rect.right(), rect.height, rect.width};
        case Rotation::none:
            break;
    }
    return rect;
}

void turn(const Excerpt& from, Rotation rotation, Pixels to) {
    const Strides step = strides(rotation, to.pitch);
    const Size size = from.pixels.size;
    for (int y = 0; y < size.height; y += tile) {
        for (int x = 0; x < size.width; x += tile) {
            const Rect part{x, y, std::min(tile, size.width - x), std::min(tile, size.height - y)};
            const Rect corner = turned(Rect{from.at.x + x, from.at.y + y, 1, 1}, from.whole, rotation);
            turn_tile(part_of(from.pixels, part), to.at(corner.x, corner.y), step);
        }
    }
}

}  // namespace slidewell
