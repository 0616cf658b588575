#include <string>
#include <vector>

#include "studio/svg_outline.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

// "x,y" of every leg's end; curved ones marked by a tilde.
std::string ends(std::string_view tag) {
    std::string all;
    outline(tag, 100, [&](const SvgLeg& leg) {
        const auto number = [](double value) { return std::to_string(static_cast<int>(value)); };
        all += (all.empty() ? "" : " ") + std::string(leg.curved ? "~" : "") + number(leg.to.x) + ',' +
               number(leg.to.y);
    });
    return all;
}

std::string path(const std::string& d) { return ends("path d=\"" + d + "\""); }

}  // namespace

TEST_CASE("a path's legs are followed through all of its commands") {
    CHECK(path("M1 2L3 4 5 6H7V8Z") == "3,4 5,6 7,6 7,8 1,2");
    CHECK(path("m1 2l3 4 5 6h7v8z") == "4,6 9,12 16,12 16,20 1,2");
    CHECK(path("m1 2 3 4m1 1 1 1") == "4,6 6,8");
    CHECK(path("M0 0C1 2 3 4 5 6s1 1 2 2") == "~1,2 ~3,4 ~5,6 ~6,7 ~7,8");
    CHECK(path("M0 0Q1 2 3 4t5 6") == "~1,2 ~3,4 ~8,10");
}

TEST_CASE("an arc passes by the point where it is farthest from its chord") {
    CHECK(path("M0 0A5 5 0 0 1 10 0") == "~5,-5 ~10,0");
    CHECK(path("M0 0a5 5 0 1010 0") == "~5,5 ~10,0");
    CHECK(path("M0 0a13 13 0 1110 0") == "~5,-25 ~10,0");
}

TEST_CASE("numbers may touch, and what is not a path is skipped") {
    CHECK(path("M.5.5L-1-2+3,4") == "-1,-2 3,4");
    CHECK(path("M0 0 L1e1 2E1") == "10,20");
    CHECK(path("xyw 1 - , ") == "");
    CHECK(path("") == "");
}

TEST_CASE("a path that makes no sense is followed as the drawer follows it") {
    CHECK(path("1 2 L3 4 M5 6 L7 8") == "7,8");
    CHECK(path("M1 2 # 3 4 L5 6") == "5,6");
    CHECK(path("M1 2 # 0h64") == "65,2");
    CHECK(path("M1 2 3 h4") == "4,2");  // the 3 is taken for the first number of `h`
    CHECK(path("M1 2L3 4z5 6h7") == "3,4 1,2 8,2");
}

TEST_CASE("the points of a polygon are numbers, whatever stands there") {
    CHECK(ends("polyline points='1 2 x 3'") == "0,3");
    CHECK(ends("polyline points='1 2 3 '") == "3,0");
}

TEST_CASE("the other shapes have outlines too") {
    CHECK(ends("rect x='1' y='2' width='10' height='50%'") == "11,2 11,52 1,52 1,2");
    CHECK(ends("circle cx='5' cy='5' r='1'") == "~6,4 ~6,6 ~4,6 ~4,4");
    CHECK(ends("ellipse rx='2' ry='1'") == "~2,-1 ~2,1 ~-2,1 ~-2,-1");
    CHECK(ends("line x2='3' y2='4'") == "3,4");
    CHECK(ends("polygon points='0,0 1,1 2,0'") == "1,1 2,0");
    CHECK(ends("text x='3'") == "");
    CHECK(is_shape("polyline"));
    CHECK_FALSE(is_shape("pathology"));
}
