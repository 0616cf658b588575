// A path that goes there and back along all rows but for their first place, and home by those.
#include "playback/burn_in_guard.h"

namespace slidewell {
namespace {

constexpr int side = 8;
constexpr int row = side - 1;  // of the way there
constexpr int places = side * side;
constexpr Point middle{side / 2, side / 2};
constexpr int from_start_to_middle = middle.y * row + middle.x - 1;  // an even row leads to the right

// How many lines of 1080 one step is wide: what nobody sees, and yet more than the edge of a letter.
constexpr int usual_lines = 1080;

constexpr Point place_on_path(int step) {
    if (step >= side * row) return {0, places - 1 - step};
    const int y = step / row;
    const int along = step % row;
    return {y % 2 == 0 ? 1 + along : row - along, y};
}
static_assert(place_on_path(from_start_to_middle) == middle);

}  // namespace

Point nudge_at(Millis show, Size screen) {
    const auto taken = static_cast<int>(show / nudge_lasts % places);
    const Point place = place_on_path((from_start_to_middle + taken) % places);
    const auto pixels = [&](int steps) { return steps * screen.shorter() / usual_lines; };
    return {pixels(place.x) - pixels(middle.x), pixels(place.y) - pixels(middle.y)};
}

}  // namespace slidewell
