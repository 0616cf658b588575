// How two pictures share the frame while one gives way to the other.
#include <algorithm>

#include "playback/easing.h"
#include "playback/frame.h"

namespace slidewell {
namespace {

using Kind = Transition::Kind;
using Direction = Transition::Direction;
using From = Sheet::From;

// A dissolve has this many cells along the frame's longer side. Each fades in during this part of the whole.
constexpr int dissolve_cells = 64;
constexpr int dissolve_fade = full_way / 2;
constexpr int dissolve_patch = 6;  // cells between the points that neighbours take their moment from

// So many thousandths larger is the incoming picture of a zoom at first.
constexpr int zoom_enlarges_by = 60;

Sheet sheet(From from, Rect target, Point source, int opacity = opaque) {
    return {from, {to_area({source.x, source.y, target.width, target.height}), target, opacity}};
}

Sheet in_place(From from, Rect target, int opacity = opaque) {
    return sheet(from, target, {target.x, target.y}, opacity);
}

// Eased, but not all of it: with only 256 strengths, the first and last frames of a second would look alike.
std::vector<Sheet> fade(int even, Size size) {
    const int way = (3 * eased(even) + even) / 4;
    return {in_place(From::outgoing, whole(size)), in_place(From::incoming, whole(size), share(opaque, way))};
}

// The middle of a picture that is enlarged by so many thousandths.
Area enlarged(Size size, int thousandths) {
    const auto smaller = [&](int length) {
        return static_cast<int>(std::int64_t{length} * area_unit * 1000 / (1000 + thousandths));
    };
    const Area all = to_area(whole(size));
    const int width = smaller(size.width);
    const int height = smaller(size.height);
    return {(all.width - width) / 2, (all.height - height) / 2, width, height};
}

// One thing moves: the incoming picture settles. The outgoing one stays where it is, and its words stay
// sharp.
std::vector<Sheet> zoom(int way, Size size) {
    const Area seen = between(enlarged(size, zoom_enlarges_by), to_area(whole(size)), way);
    return {in_place(From::outgoing, whole(size)), {From::incoming, {seen, whole(size), share(opaque, way)}}};
}

// --- dissolve: cells that fade in, each at its own moment

// Even and unrelated for neighbours: the mixing step of SplitMix64 (Steele, Lea and Flood 2014,
// doi:10.1145/2660193.2660195).
int chance(int x, int y) {
    std::uint64_t mixed = static_cast<std::uint64_t>(x) << 32 ^ static_cast<std::uint32_t>(y);
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
    return static_cast<int>((mixed ^ mixed >> 31) & (full_way - 1));
}

// From 0 to full_way, fixed for a cell and similar for neighbours: a coarse grid of chances, smoothed between
// its points, with a little of the cell's own.
int moment(int column, int row) {
    const int x = column / dissolve_patch;
    const int y = row / dissolve_patch;
    const int across = eased(column % dissolve_patch * full_way / dissolve_patch);
    const int down = eased(row % dissolve_patch * full_way / dissolve_patch);
    const int above = between(chance(x, y), chance(x + 1, y), across);
    const int below = between(chance(x, y + 1), chance(x + 1, y + 1), across);
    return (3 * between(above, below, down) + chance(-1 - column, row)) / 4;
}

std::vector<Sheet> dissolve(int way, Size size) {
    const int longer = std::max({size.width, size.height, dissolve_cells});
    const int columns = std::max(1, dissolve_cells * size.width / longer);
    const int rows = std::max(1, dissolve_cells * size.height / longer);
    std::vector<Sheet> sheets{in_place(From::outgoing, whole(size))};
    for (int row = 0; row < rows; ++row) {
        const int top = size.height * row / rows;
        const int bottom = size.height * (row + 1) / rows;
        for (int column = 0; column < columns; ++column) {
            const int starts = share(full_way - dissolve_fade, moment(column, row));
            const int part = std::clamp((way - starts) * (full_way / dissolve_fade), 0, full_way);
            const int opacity = share(opaque, part);
            if (opacity == 0) continue;
            const int left = size.width * column / columns;
            const int right = size.width * (column + 1) / columns;
            sheets.push_back(in_place(From::incoming, {left, top, right - left, bottom - top}, opacity));
        }
    }
    return sheets;
}

// --- an edge that travels over the frame: push, wipe, cover, uncover

// What the outgoing picture still holds of the frame, what the incoming one has won, and how far each has
// moved from where it lies when it has the frame to itself.
struct Divided {
    Rect kept;
    Rect won;
    Point outgoing;
    Point incoming;
};

Divided divided(Direction direction, int way, Size size) {
    const auto [width, height] = size;
    const int across = share(width, way);
    const int down = share(height, way);
    switch (direction) {
        case Direction::left:
            return {{0, 0, width - across, height},
                    {width - across, 0, across, height},
                    {-across, 0},
                    {width - across, 0}};
        case Direction::right:
            return {{across, 0, width - across, height},
                    {0, 0, across, height},
                    {across, 0},
                    {across - width, 0}};
        case Direction::up:
            return {{0, 0, width, height - down},
                    {0, height - down, width, down},
                    {0, -down},
                    {0, height - down}};
        case Direction::down:
            break;
    }
    return {{0, down, width, height - down}, {0, 0, width, down}, {0, down}, {0, down - height}};
}

std::vector<Sheet> travel(Kind kind, Direction direction, int way, Size size) {
    Divided frame = divided(direction, way, size);
    if (kind == Kind::wipe || kind == Kind::cover) frame.outgoing = {};
    if (kind == Kind::wipe || kind == Kind::uncover) frame.incoming = {};
    const auto source = [](Rect target, Point by) { return Point{target.x - by.x, target.y - by.y}; };
    std::vector<Sheet> sheets{sheet(From::outgoing, frame.kept, source(frame.kept, frame.outgoing)),
                              sheet(From::incoming, frame.won, source(frame.won, frame.incoming))};
    std::erase_if(sheets, [](const Sheet& each) { return each.blit.target.empty(); });
    return sheets;
}

}  // namespace

Millis length(const Transition& transition) {
    return transition.kind == Kind::cut ? Millis{0} : std::max(Millis{0}, transition.lasts);
}

std::vector<Sheet> sheets(const Transition& transition, Millis elapsed, Size size) {
    if (elapsed >= length(transition)) return {in_place(From::incoming, whole(size))};
    if (elapsed <= Millis{0}) return {in_place(From::outgoing, whole(size))};
    const int even = progress(elapsed, length(transition));
    switch (transition.kind) {
        case Kind::dissolve:
            return dissolve(even, size);
        case Kind::zoom:
            return zoom(eased(even), size);
        case Kind::push:
        case Kind::wipe:
        case Kind::cover:
        case Kind::uncover:
            return travel(transition.kind, transition.direction, eased(even), size);
        case Kind::cut:
        case Kind::fade:
            break;
    }
    return fade(even, size);
}

}  // namespace slidewell
