// The transforms of an SVG.
#include "studio/svg_matrix.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

#include "base/text.h"
#include "studio/svg_text.h"

namespace slidewell {
namespace {

std::vector<double> numbers_in(std::string_view text) {
    constexpr std::size_t most = 6;
    std::vector<double> numbers;
    while (numbers.size() < most) {
        const auto number = take_number(text);
        if (!number) break;
        numbers.push_back(*number);
    }
    return numbers;
}

SvgMatrix rotation(double degrees, SvgPoint centre) {
    const double angle = degrees * std::numbers::pi / 180;
    const SvgMatrix turn{std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle), 0, 0};
    return SvgMatrix{1, 0, 0, 1, centre.x, centre.y} * turn * SvgMatrix{1, 0, 0, 1, -centre.x, -centre.y};
}

SvgMatrix one_transform(std::string_view name, const std::vector<double>& given) {
    const auto number = [&](std::size_t i, double otherwise) {
        return i < given.size() ? given[i] : otherwise;
    };
    const double first = number(0, 0);
    const double tangent = std::tan(first * std::numbers::pi / 180);
    if (name == "matrix" && given.size() == 6)
        return {given[0], given[1], given[2], given[3], given[4], given[5]};
    if (name == "translate") return {1, 0, 0, 1, first, number(1, 0)};
    if (name == "scale") return {number(0, 1), 0, 0, number(1, number(0, 1)), 0, 0};
    if (name == "rotate") return rotation(first, {number(1, 0), number(2, 0)});
    if (name == "skewX") return {1, 0, tangent, 1, 0, 0};
    if (name == "skewY") return {1, tangent, 0, 1, 0, 0};
    return {};
}

}  // namespace

SvgMatrix operator*(const SvgMatrix& first, const SvgMatrix& second) {
    return {
        first.a * second.a + first.c * second.b,           first.b * second.a + first.d * second.b,
        first.a * second.c + first.c * second.d,           first.b * second.c + first.d * second.d,
        first.a * second.e + first.c * second.f + first.e, first.b * second.e + first.d * second.f + first.f};
}

SvgPoint operator*(const SvgMatrix& matrix, SvgPoint point) {
    return {matrix.a * point.x + matrix.c * point.y + matrix.e,
            matrix.b * point.x + matrix.d * point.y + matrix.f};
}

double mean_scale(const SvgMatrix& matrix) {
    return (std::hypot(matrix.a, matrix.c) + std::hypot(matrix.b, matrix.d)) / 2;
}

SvgMatrix parse_transform(std::string_view value) {
    SvgMatrix all;
    for (auto open = value.find('('); open != std::string_view::npos; open = value.find('(')) {
        const auto close = std::min(value.find(')', open), value.size());
        auto name = value.substr(0, open);
        name.remove_prefix(std::min(name.find_first_not_of(svg_blanks_and_comma), name.size()));
        all = all * one_transform(trimmed(name), numbers_in(value.substr(open + 1, close - open - 1)));
        value.remove_prefix(std::min(close + 1, value.size()));
    }
    return all;
}

}  // namespace slidewell
