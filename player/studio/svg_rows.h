// An outline's edges by the rows of pixels that they cross, to tell how long they take to draw.
#pragma once

#include <vector>

#include "studio/svg_matrix.h"

namespace slidewell {

// All in pixels. Costs are in steps, see svg_work.h.
class SvgRows {
  public:
    SvgRows(double width, double height);

    // `count` edges side by side from `a` to `b`, each in `pieces`, and `pad` pixels around. Returns the
    // steps that they take at least.
    double add(SvgPoint a, SvgPoint b, double count, double pieces, double pad);

    // The steps to draw all that was added, which is then forgotten. `pixel` is what one costs.
    double finish(double pixel);

  private:
    struct Row {
        double edges = 0;
        double starts = 0;
        double left = 1e9;
        double right = -1e9;
    };

    [[nodiscard]] int end() const { return static_cast<int>(rows_.size()); }

    double width_;
    std::vector<Row> rows_;
    int top_;  // the first and the last row that were touched
    int bottom_ = -1;
};

}  // namespace slidewell
