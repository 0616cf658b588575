// Where each layer of a picture is at a moment of its slide.
#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "playback/easing.h"
#include "playback/frame.h"

namespace slidewell {
namespace {

constexpr int colon = 10;

std::vector<Blit> shown(const Layer& layer, const Still& /*still*/, Millis /*elapsed*/,
                        std::optional<Civil> /*now*/) {
    return {{to_area(whole(layer.bitmap.size())), layer.place}};
}

std::vector<Blit> shown(const Layer& layer, const Appear& appear, Millis elapsed,
                        std::optional<Civil> /*now*/) {
    if (elapsed < appear.at) return {};
    const int way = eased(progress(elapsed - appear.at, appear.lasts));
    const int opacity = share(opaque, way);
    if (opacity == 0) return {};
    const Rect target = moved(layer.place, {0, between(appear.rise, 0, way)});
    return {{to_area(whole(layer.bitmap.size())), target, opacity}};
}

std::vector<Blit> shown(const Layer& layer, const Drift& drift, Millis elapsed,
                        std::optional<Civil> /*now*/) {
    const int way = eased(progress(elapsed, drift.lasts));
    return {{between(drift.from, drift.to, way), layer.place}};
}

std::vector<int> glyphs(const Clock& clock, Civil now) {
    const int hour = clock.twelve_hours ? (now.hour + 11) % 12 + 1 : now.hour;
    std::vector<int> cells;
    if (hour >= 10 || !clock.twelve_hours) cells.push_back(hour / 10);
    cells.insert(cells.end(), {hour % 10, colon, now.minute / 10, now.minute % 10});
    return cells;
}

std::vector<Blit> shown(const Layer& layer, const Clock& clock, Millis /*elapsed*/,
                        std::optional<Civil> now) {
    if (!now) return {};
    const int height = layer.bitmap.size().height;
    const auto width_of = [&](int cell) { return clock.widths[static_cast<std::size_t>(cell)]; };
    const std::vector<int> cells = glyphs(clock, *now);
    int x = layer.place.right();
    for (const int cell : cells)
        x -= width_of(cell);
    std::vector<Blit> blits;
    for (const int cell : cells) {
        const int left = std::accumulate(clock.widths.begin(), clock.widths.begin() + cell, 0);
        const Rect source{left, 0, width_of(cell), height};
        blits.push_back({to_area(source), {x, layer.place.y, source.width, height}});
        x += source.width;
    }
    return blits;
}

// The moments from which and until which a layer is in motion; equal when it changes at once or never.
std::pair<Millis, Millis> span_of_motion(const Motion& motion) {
    if (const auto* appear = std::get_if<Appear>(&motion)) return {appear->at, appear->at + appear->lasts};
    if (const auto* drift = std::get_if<Drift>(&motion); drift != nullptr && drift->from != drift->to) {
        return {Millis{0}, drift->lasts};
    }
    return {Millis{0}, Millis{0}};
}

}  // namespace

std::vector<Blit> blits(const Layer& layer, Millis elapsed, std::optional<Civil> time_of_day) {
    return std::visit([&](const auto& motion) { return shown(layer, motion, elapsed, time_of_day); },
                      layer.motion);
}

bool moves(const Picture& picture, Millis elapsed) {
    return std::ranges::any_of(picture.layers, [&](const Layer& layer) {
        const auto [from, until] = span_of_motion(layer.motion);
        return from <= elapsed && elapsed < until;
    });
}

std::optional<Millis> next_motion(const Picture& picture, Millis elapsed) {
    std::optional<Millis> next;
    for (const Layer& layer : picture.layers) {
        const auto [from, until] = span_of_motion(layer.motion);
        for (const Millis moment : {from, until}) {
            if (moment > elapsed && (!next || moment < *next)) next = moment;
        }
    }
    return next;
}

bool shows_clock(const Picture& picture) {
    return std::ranges::any_of(
        picture.layers, [](const Layer& layer) { return std::holds_alternative<Clock>(layer.motion); });
}

}  // namespace slidewell
