// Mean colours of cells, and how long they stay.
#include "record/stillness.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <utility>

namespace slidewell {
namespace {

using Tone = std::array<std::uint8_t, 3>;

constexpr int longer_side = 64;
constexpr int fewest_cells = 12;
constexpr int same = 6;              // of 255: words that wander by a few pixels change a mean by less
constexpr Millis harmless{600'000};  // no slide stands longer, unless the same thing is on all of them

// A line of cells along `pixels`: where cell `number` of `cells` begins.
int edge(int pixels, int cells, int number) {
    return static_cast<int>(static_cast<std::int64_t>(pixels) * number / cells);
}

struct Sum {
    std::uint64_t red = 0;
    std::uint64_t green = 0;
    std::uint64_t blue = 0;
    std::uint64_t pixels = 0;

    void add(Pixel pixel) {
        red += pixel >> 16 & 0xFF;
        green += pixel >> 8 & 0xFF;
        blue += pixel & 0xFF;
        ++pixels;
    }
    [[nodiscard]] Tone mean() const {
        const auto of = [&](std::uint64_t channel) {
            return static_cast<std::uint8_t>(channel / std::max<std::uint64_t>(pixels, 1));
        };
        return {of(red), of(green), of(blue)};
    }
};

// Layers that only lie there, or will: on top of layer 0 with their own alpha.
bool lies_still(const Layer& layer) {
    return std::holds_alternative<Still>(layer.motion) || std::holds_alternative<Appear>(layer.motion);
}

Pixel over(Pixel above, Pixel below) {
    const std::uint32_t rest = 255 - (above >> 24);
    Pixel mixed = 0;
    for (const unsigned shift : {0U, 8U, 16U}) {
        const std::uint32_t channel = (above >> shift & 0xFF) + ((below >> shift & 0xFF) * rest + 127) / 255;
        mixed |= std::min<std::uint32_t>(channel, 255) << shift;
    }
    return mixed;
}

// Every second row is enough to know a mean.
void add_row(const Picture& picture, int y, std::span<Sum> cells) {
    std::vector<Pixel> line(picture.layers.front().bitmap.row(y).begin(),
                            picture.layers.front().bitmap.row(y).end());
    for (const Layer& layer : std::span(picture.layers).subspan(1)) {
        const int inside = y - layer.place.y;
        if (!lies_still(layer) || inside < 0 || inside >= layer.bitmap.size().height) continue;
        const auto above = layer.bitmap.row(inside);
        const int begin = std::max(0, -layer.place.x);
        const int end = std::min(layer.bitmap.size().width, picture.size.width - layer.place.x);
        for (int x = begin; x < end; ++x) {
            const int on_screen = x + layer.place.x;
            Pixel& below = line[static_cast<std::size_t>(on_screen)];
            below = over(above[static_cast<std::size_t>(x)], below);
        }
    }
    const int columns = static_cast<int>(cells.size());
    for (int column = 0; column < columns; ++column) {
        const int end = edge(picture.size.width, columns, column + 1);
        for (int x = edge(picture.size.width, columns, column); x < end; ++x)
            cells[static_cast<std::size_t>(column)].add(line[static_cast<std::size_t>(x)]);
    }
}

bool alike(const Tone& a, const Tone& b) {
    return std::ranges::equal(a, b, [](int x, int y) { return std::abs(x - y) <= same; });
}

// Rec. 709's weights, in thousandths; 0 to 255.
int brightness(const Tone& tone) { return (tone[0] * 213 + tone[1] * 715 + tone[2] * 72) / 1'000; }

std::uint32_t in_seconds(Millis time) { return static_cast<std::uint32_t>(time.count() / 1'000); }

}  // namespace

HeatGrid heat_grid(Size screen) {
    if (screen.empty()) return {};
    const auto shorter = [](int side, int other) {
        return std::max(fewest_cells, (longer_side * side + other / 2) / other);
    };
    if (screen.portrait()) return {shorter(screen.width, screen.height), longer_side};
    return {longer_side, shorter(screen.height, screen.width)};
}

HeatMap together(HeatMap a, const HeatMap& b) {
    for (std::size_t i = 0; i < a.longest.size() && i < b.longest.size(); ++i) {
        a.longest[i] = std::max(a.longest[i], b.longest[i]);
        a.light[i] += b.light[i];
    }
    return a;
}

CellTones cell_tones(const Picture& picture) {
    CellTones result{heat_grid(picture.size), {}};
    if (picture.layers.empty() || picture.layers.front().bitmap.size() != picture.size) return {};
    for (int row = 0; row < result.grid.rows; ++row) {
        std::vector<Sum> cells(static_cast<std::size_t>(result.grid.columns));
        const int end = edge(picture.size.height, result.grid.rows, row + 1);
        for (int y = edge(picture.size.height, result.grid.rows, row); y < end; y += 2)
            add_row(picture, y, cells);
        for (const Sum& cell : cells)
            result.tones.push_back(cell.mean());
    }
    return result;
}

void Stillness::look(const CellTones& tones, Steady now) {
    count(now);
    counted_ = now;
    if (tones.grid != tones_.grid) {
        still_.assign(tones.tones.size(), Millis{0});
        longest_ = light_ = still_;
        tones_ = tones;
    }
    for (std::size_t i = 0; i < tones.tones.size(); ++i) {
        if (alike(tones.tones[i], tones_.tones[i])) continue;
        still_[i] = Millis{0};
        tones_.tones[i] = tones.tones[i];
    }
}

void Stillness::count(Steady now) {
    const Millis passed = std::max(now - counted_, Millis{0});
    for (std::size_t i = 0; i < still_.size(); ++i) {
        still_[i] += passed;
        longest_[i] = std::max(longest_[i], still_[i]);
        const Millis beyond = std::min(passed, still_[i] - harmless);
        if (beyond > Millis{0}) light_[i] += beyond * brightness(tones_.tones[i]) / 255;
    }
    counted_ = now;
}

HeatMap Stillness::take() {
    HeatMap map{tones_.grid, {}, {}};
    std::ranges::transform(longest_, std::back_inserter(map.longest), in_seconds);
    std::ranges::transform(light_, std::back_inserter(map.light), in_seconds);
    std::ranges::fill(longest_, Millis{0});
    for (Millis& light : light_)
        light %= 1'000;
    return map;
}

}  // namespace slidewell
