// The transforms of an SVG.
#pragma once

#include <string_view>

namespace slidewell {

struct SvgPoint {
    double x = 0;
    double y = 0;
};

// x' = a x + c y + e, y' = b x + d y + f.
struct SvgMatrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
};

// First `second`, then `first`, as nested groups do.
[[nodiscard]] SvgMatrix operator*(const SvgMatrix& first, const SvgMatrix& second);
[[nodiscard]] SvgPoint operator*(const SvgMatrix& matrix, SvgPoint point);

// How much it stretches lengths, taken over all directions.
[[nodiscard]] double mean_scale(const SvgMatrix& matrix);

// The value of a `transform`; what is not understood changes nothing.
[[nodiscard]] SvgMatrix parse_transform(std::string_view value);

}  // namespace slidewell
