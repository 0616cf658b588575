// Whole numbers, so that both compositors cut the same part.
#include "screen/cover.h"

#include <cstdint>

namespace slidewell {

std::vector<Sheet> sheets_of(const Frame& frame, Size size) {
    static constexpr Transition cut{Transition::Kind::cut};
    return sheets(frame.outgoing ? frame.transition : cut, frame.into_transition, size);
}

Area on_picture(const Area& part, Size picture, Size frame) {
    if (picture == frame) return part;
    const Area seen = to_area(contain(frame, whole(picture)));
    const auto scaled = [](std::int64_t value, int to, int from) {
        return static_cast<std::int32_t>(value * to / (std::int64_t{from} * area_unit));
    };
    return {seen.x + scaled(part.x, seen.width, frame.width),
            seen.y + scaled(part.y, seen.height, frame.height), scaled(part.width, seen.width, frame.width),
            scaled(part.height, seen.height, frame.height)};
}

}  // namespace slidewell
