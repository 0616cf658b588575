// The outlines of an SVG's shapes, as straight lines.
#pragma once

#include <functional>
#include <string_view>

#include "studio/svg_matrix.h"

namespace slidewell {

// A piece of an outline, in user units: a straight line, or a part of a curve that stays near it.
struct SvgLeg {
    SvgPoint from;
    SvgPoint to;
    bool curved = false;
};

using OnSvgLeg = std::function<void(const SvgLeg&)>;

[[nodiscard]] bool is_shape(std::string_view tag_name);

// Hands on the legs of the shape `<tag…>`; those of a curve follow its handles, those of an ellipse are its
// frame. Shares are of `whole`.
void outline(std::string_view tag, double whole, const OnSvgLeg& leg);

}  // namespace slidewell
