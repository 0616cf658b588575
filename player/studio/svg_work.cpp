// Counts what the drawer does for every shape that it fills or strokes.
#include "studio/svg_work.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "studio/svg_matrix.h"
#include "studio/svg_outline.h"
#include "studio/svg_rows.h"
#include "studio/svg_text.h"

namespace slidewell {
namespace {

// In steps, as measured; the searches at their worst, through a chain of gradients that refer to each other.
constexpr double shape_cost = 6000;
constexpr double pixel_cost = 2;
constexpr double gradient_pixel_cost = 4;
constexpr double gradient_search_cost = 50;
constexpr double stop_search_cost = 0.1;

constexpr double too_many = std::numeric_limits<double>::infinity();

constexpr double drawn_side = 1920;
// In pixels. Nothing that is meant to be seen lies or reaches so far away, where sums begin to run over.
constexpr double farthest = 1e9;
// Of how far out it lies. The drawer has numbers of 24 bits: a finer dash ends where it begins, and more
// follow without end.
constexpr double finest_dash = 1.0 / (1 << 20);
// The drawer halves a curve ten times at most.
constexpr double most_pieces = 1024;

// What a group hands down. Lengths in user units.
struct Style {
    SvgMatrix matrix;
    std::string_view fill = "black";
    std::string_view stroke = "none";
    double stroke_width = 1;
    double em = 0;    // as the drawer knows no size of fonts until one is given
    double dash = 0;  // the mean of dashes and gaps; 0 without
    bool round = false;
};

bool is_gradient(std::string_view paint) { return paint.starts_with("url"); }

// The drawer heeds the first eight dashes and gaps, and none that come to nothing.
double mean_dash(std::string_view dashes, double whole, double em) {
    constexpr int most = 8;
    double sum = 0;
    int count = 0;
    for (auto at = dashes.find_first_not_of(svg_blanks_and_comma);
         at != std::string_view::npos && count < most; ++count) {
        dashes.remove_prefix(at);
        std::string_view dash = dashes.substr(0, dashes.find_first_of(svg_blanks_and_comma));
        dashes.remove_prefix(dash.size());
        sum += std::abs(take_length(dash, whole, em));
        at = dashes.find_first_not_of(svg_blanks_and_comma);
    }
    return sum > 1e-6 ? sum / count : 0;
}

double length_of(const SvgLeg& leg) { return std::hypot(leg.to.x - leg.from.x, leg.to.y - leg.from.y); }

double pieces_of(const SvgLeg& leg) {
    return leg.curved ? std::min(most_pieces, 1 + std::sqrt(length_of(leg))) : 1;
}

double reach_of(const SvgLeg& leg) {
    return std::max({std::abs(leg.from.x), std::abs(leg.from.y), std::abs(leg.to.x), std::abs(leg.to.y)});
}

bool near(SvgPoint point) { return std::abs(point.x) < farthest && std::abs(point.y) < farthest; }

// What user units are before any transform: those of the last view box that is given, wherever it stands, as
// the drawer knows but one; else pixels.
SvgBox view_of(std::string_view svg) {
    SvgBox view;
    std::size_t at = 0;
    for (auto tag = next_tag(svg, at); tag; tag = next_tag(svg, at)) {
        if (tag_name(*tag) != "svg") continue;
        if (const auto box = view_box(*tag); box && !box->empty()) view = *box;
        if (!view.empty()) continue;
        auto width = attribute(*tag, "width").value_or("");
        auto height = attribute(*tag, "height").value_or("");
        view = {0, 0, take_length(width, 0), take_length(height, 0)};
    }
    return view;
}

// How the view comes to lie in the picture. What is to be stretched or cut is taken as enlarged.
SvgMatrix placed(std::string_view svg, SvgBox view, double width, double height) {
    const auto [less, more] = std::minmax({width / view.width, height / view.height});
    const double scale = svg.find("preserveAspectRatio") != std::string_view::npos ? more : less;
    return SvgMatrix{1, 0, 0, 1, width / 2, height / 2} * SvgMatrix{scale, 0, 0, scale, 0, 0} *
           SvgMatrix{1, 0, 0, 1, -view.x - view.width / 2, -view.y - view.height / 2};
}

class Work {
  public:
    Work(SvgBox view, SvgMatrix matrix, double width, double height)
        : whole_(std::hypot(view.width, view.height)), rows_(width, height), groups_{Style{matrix}} {}

    double run(std::string_view svg) {
        std::size_t at = 0;
        for (auto tag = next_tag(svg, at); tag && steps_ <= most_svg_steps; tag = next_tag(svg, at))
            count(*tag);
        return steps_ + gradients_ * gradient_uses_ * gradient_search_cost;
    }

  private:
    void count(std::string_view tag) {
        const std::string_view name = tag_name(tag);
        if (name == "svg") groups_.back() = style_of(tag);
        if (name == "g" && !tag.ends_with('/')) groups_.push_back(style_of(tag));
        if (name == "/g" && groups_.size() > 1) groups_.pop_back();
        if (name == "linearGradient" || name == "radialGradient") ++gradients_;
        if (name == "stop") steps_ += stop_search_cost * ++stops_;
        if (is_shape(name)) draw(tag);
    }

    [[nodiscard]] Style style_of(std::string_view tag) const {
        Style style = groups_.back();
        for (const auto& [name, value] : properties(tag)) {
            std::string_view length = value;
            if (name == "transform") style.matrix = style.matrix * parse_transform(value);
            if (name == "fill") style.fill = value;
            if (name == "stroke") style.stroke = value;
            if (name == "stroke-width") style.stroke_width = take_length(length, whole_, style.em);
            if (name == "stroke-dasharray") style.dash = mean_dash(value, whole_, style.em);
            if (name == "font-size") style.em = take_length(length, whole_, style.em);
            if (name == "stroke-linecap" || name == "stroke-linejoin") style.round |= value == "round";
        }
        return style;
    }

    void draw(std::string_view tag) {
        const Style style = style_of(tag);
        const double stretch = mean_scale(style.matrix);
        const double width = std::abs(style.stroke_width) * stretch;
        const double dash = style.dash * stretch;
        paint(style.fill, tag, style.matrix, [&](const SvgLeg& leg) { fill(leg); });
        paint(style.stroke, tag, style.matrix,
              [&](const SvgLeg& leg) { stroke(leg, width, dash, style.round); });
    }

    // Hands the legs of one outline on in pixels.
    void paint(std::string_view colour, std::string_view tag, const SvgMatrix& matrix, const OnSvgLeg& add) {
        if (colour == "none") return;
        outline(tag, whole_, [&](const SvgLeg& leg) {
            const SvgLeg on_screen{matrix * leg.from, matrix * leg.to, leg.curved};
            if (!near(on_screen.from) || !near(on_screen.to)) refuse();
            if (steps_ <= most_svg_steps) add(on_screen);
        });
        if (is_gradient(colour)) ++gradient_uses_;
        steps_ += shape_cost + rows_.finish(is_gradient(colour) ? gradient_pixel_cost : pixel_cost);
    }

    void fill(const SvgLeg& leg) { steps_ += rows_.add(leg.from, leg.to, 1, pieces_of(leg), 0); }

    // Two sides; and at each joint and each dash, two short edges more and the pieces of its round ends.
    void stroke(const SvgLeg& leg, double width, double dash, bool round) {
        const double ends = 1 + (dash > 0 ? length_of(leg) / (2 * dash) : 0);
        const double height = std::abs(leg.to.y - leg.from.y) + width;
        const double sides = 2 + (height > 0 ? 2 * ends * width / height : 0.0);
        const double turns = round ? 3 * std::sqrt(width) : 0.0;
        const double pieces = 2 * pieces_of(leg) + ends * (4 + turns);
        if (!(width < farthest) || (dash > 0 && dash < finest_dash * reach_of(leg))) return refuse();
        steps_ += rows_.add(leg.from, leg.to, sides, pieces / sides, width / 2);
    }

    void refuse() { steps_ = too_many; }

    double whole_;
    SvgRows rows_;
    std::vector<Style> groups_;
    double steps_ = 0;
    double gradients_ = 0;
    double gradient_uses_ = 0;
    double stops_ = 0;
};

}  // namespace

double svg_steps(std::string_view svg, Size shape) {
    const SvgBox view = view_of(svg);
    if (view.empty()) return too_many;
    const double scale = drawn_side / std::max(shape.width, shape.height);
    const double width = shape.width * scale;
    const double height = shape.height * scale;
    return Work(view, placed(svg, view, width, height), width, height).run(svg);
}

}  // namespace slidewell
