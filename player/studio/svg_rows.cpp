// The drawer sorts an outline's edges by row, walks the list of those that cross a row five times, and fills
// what lies between the first and the last.
#include "studio/svg_rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace slidewell {
namespace {

// In steps, as measured.
constexpr double edge_cost = 30;
constexpr double walks_per_row = 5;
// The drawer sorts a row's edges by swapping neighbours: for so many random lines, that doubles the walks.
constexpr double crowd = 80;

}  // namespace

SvgRows::SvgRows(double width, double height)
    : width_(width), rows_(static_cast<std::size_t>(std::ceil(height)) + 1), top_(end()) {}

double SvgRows::add(SvgPoint a, SvgPoint b, double count, double pieces, double pad) {
    if (a.y > b.y) std::swap(a, b);
    const auto row_at = [this](double y) {
        return static_cast<int>(std::floor(std::clamp(y, -1.0, 1.0 * end())));
    };
    const int top = row_at(a.y - pad);
    const int bottom = row_at(b.y + pad);
    const double starts = count * pieces / (bottom - top + 1);
    const double slope = b.y - a.y > 1e-9 ? (b.x - a.x) / (b.y - a.y) : 0;
    const auto x_at = [&](double y) { return a.x + (std::clamp(y, a.y, b.y) - a.y) * slope; };
    const int first = std::max(top, 0);
    const int last = std::min(bottom, end() - 1);
    for (int y = first; y <= last; ++y) {
        const double x = slope == 0 ? a.x : x_at(y - pad);
        const double next = slope == 0 ? b.x : x_at(y + 1 + pad);
        Row& row = rows_[static_cast<std::size_t>(y)];
        row.edges += count;
        row.starts += starts;
        row.left = std::min(row.left, std::min(x, next) - pad);
        row.right = std::max(row.right, std::max(x, next) + pad);
    }
    top_ = std::min(top_, first);
    bottom_ = std::max(bottom_, last);
    return count * (pieces * edge_cost + std::max(0, last - first + 1) * walks_per_row);
}

double SvgRows::finish(double pixel) {
    double steps = 0;
    for (int y = top_; y <= bottom_; ++y) {
        Row& row = rows_[static_cast<std::size_t>(y)];
        steps += walks_per_row * row.edges * row.edges / crowd + row.starts * row.edges / 2;
        steps += pixel * std::max(0.0, std::min(row.right, width_) - std::max(row.left, 0.0));
        row = {};
    }
    top_ = end();
    bottom_ = -1;
    return steps;
}

}  // namespace slidewell
