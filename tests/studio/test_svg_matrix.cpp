#include <string>

#include "studio/svg_matrix.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

std::string moved(std::string_view transform, SvgPoint point = {2, 1}) {
    const SvgPoint to = parse_transform(transform) * point;
    const auto hundredths = [](double value) {
        return std::to_string(static_cast<int>(value * 100 + 1000.5) - 1000);
    };
    return hundredths(to.x) + ' ' + hundredths(to.y);
}

}  // namespace

TEST_CASE("every transform of an SVG is understood") {
    CHECK(moved("") == "200 100");
    CHECK(moved("matrix(1 2 3 4 5 6)") == "1000 1400");
    CHECK(moved("translate(3)") == "500 100");
    CHECK(moved("translate(3,-1)") == "500 0");
    CHECK(moved("scale(.5)") == "100 50");
    CHECK(moved("scale(1 -1)") == "200 -100");
    CHECK(moved("rotate(90)") == "-100 200");
    CHECK(moved("rotate(180 1 1)") == "0 100");
    CHECK(moved("skewX(45)") == "300 100");
    CHECK(moved("skewY(45)") == "200 300");
    CHECK(moved("wobble(3)") == "200 100");
}

TEST_CASE("of several transforms the last comes first") {
    CHECK(moved("translate(3 0), scale(2)") == "700 200");
    CHECK(moved("scale(2) translate(3 0)") == "1000 200");
}

TEST_CASE("a matrix stretches lengths by the mean over both directions") {
    CHECK(mean_scale(parse_transform("scale(2 4)")) == 3);
    CHECK(mean_scale(parse_transform("rotate(30) scale(2)")) == Approx(2));
}
