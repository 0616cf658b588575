#include <cmath>
#include <string>

#include "studio/svg_text.h"
#include "support/catch.h"

using namespace slidewell;

TEST_CASE("tags end where the drawer believes that they do") {
    const std::string_view text = "<?xml?><svg a='1'>words<!-- <g> --></svg";
    std::size_t at = 0;
    CHECK(next_tag(text, at) == "?xml?");
    CHECK(next_tag(text, at) == "svg a='1'");
    CHECK(next_tag(text, at) == "!-- <g");
    CHECK_FALSE(next_tag(text, at));
    CHECK(tag_name("svg a='1'") == "svg");
    CHECK(tag_name("/g") == "/g");
    CHECK(tag_name("path/") == "path");
}

TEST_CASE("attributes are read in any quotes, and the last of a name counts") {
    const std::string_view tag = "rect x='3' y = \"4'\"\n x=\"5\" data-y='6'/";
    CHECK(attribute(tag, "x") == "5");
    CHECK(attribute(tag, "y") == "4'");
    CHECK_FALSE(attribute(tag, "rect"));
    CHECK_FALSE(attribute("rect x='3", "y"));
}

TEST_CASE("properties stand in attributes and in the style, and come in their order") {
    std::string said;
    for (const auto& [name, value] :
         properties("g fill=\"red\" style='stroke: blue ;fill:none;;' stroke-width='3'"))
        said.append(name).append("=").append(value).append(";");
    CHECK(said == "fill=red;stroke=blue;fill=none;stroke-width=3;");
    CHECK(properties("g").empty());
}

TEST_CASE("numbers are taken one by one") {
    std::string_view text = " 1.5,-2+3 1e999 nan";
    CHECK(take_number(text) == 1.5);
    CHECK(take_number(text) == -2);
    CHECK(take_number(text) == 3);
    CHECK(std::isinf(take_number(text).value_or(0)));
    CHECK_FALSE(take_number(text));
}

TEST_CASE("lengths come in user units") {
    const auto length = [](std::string_view text) { return take_length(text, 200); };
    CHECK(length("3") == 3);
    CHECK(length("3px") == 3);
    CHECK(length("3pt") == 4);
    CHECK(length("25.4mm") == Approx(96));
    CHECK(length("50%") == 100);
    CHECK(length("wide") == 0);
}

TEST_CASE("a view box is four numbers of a sensible size") {
    CHECK(view_box("svg viewBox='1 2 3 4'")->width == 3);
    CHECK_FALSE(view_box("svg"));
    for (const char* tag : {"svg viewBox='1 2 3'", "svg viewBox='0 0 nan 1'", "svg viewBox='0 0 1e9 1'"}) {
        CAPTURE(tag);
        REQUIRE(view_box(tag));
        CHECK(view_box(tag)->empty());
    }
}
