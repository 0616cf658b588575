// How long parts of the screen have not changed: what may burn into a display.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/duration.h"
#include "playback/picture.h"

namespace slidewell {

// Cells in rows from the top, about square: 64 along the longer side of the screen.
struct HeatGrid {
    int columns = 0;
    int rows = 0;
    [[nodiscard]] std::size_t cells() const {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    }
    friend bool operator==(const HeatGrid&, const HeatGrid&) = default;
};
[[nodiscard]] HeatGrid heat_grid(Size screen);

// Seconds, one number per cell.
struct HeatMap {
    HeatGrid grid;
    std::vector<std::uint32_t> longest;  // the longest time without a change
    std::vector<std::uint32_t> light;  // the time that a cell stood beyond ten minutes, times its brightness
    friend bool operator==(const HeatMap&, const HeatMap&) = default;
};
// Of two times of one grid, one after the other.
[[nodiscard]] HeatMap together(HeatMap a, const HeatMap& b);

// The mean colour of each cell of the picture when everything on it has been revealed; drifting pictures and
// clocks count as they lie in layer 0.
struct CellTones {
    HeatGrid grid;
    std::vector<std::array<std::uint8_t, 3>> tones;  // red, green, blue
};
[[nodiscard]] CellTones cell_tones(const Picture& picture);

// Follows what stands on the screen. A value; time is an argument.
class Stillness {
  public:
    // From `now` on this stands there.
    void look(const CellTones& tones, Steady now);
    // Counts what has stood there until `now`.
    void count(Steady now);
    // What was counted since the last call, with how long each cell has stood by then.
    [[nodiscard]] HeatMap take();

  private:
    CellTones tones_;            // as they were when each last changed
    std::vector<Millis> still_;  // per cell, since its last change
    std::vector<Millis> longest_;
    std::vector<Millis> light_;
    Steady counted_;
};

}  // namespace slidewell
