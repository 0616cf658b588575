// What someone meant by a wrong name.
#include <array>

#include "deck/spelling.h"
#include "support/catch.h"

using slidewell::meant_element;
using slidewell::shortened;

namespace {

constexpr std::array<std::string_view, 6> slide_parts{"kicker", "title", "text", "item", "picture", "quote"};
constexpr std::array<std::string_view, 2> inline_parts{"b", "br"};

}  // namespace

TEST_CASE("a misspelled name means the nearest one") {
    CHECK(meant_element("itme", slide_parts) == "item");
    CHECK(meant_element("tilte", slide_parts) == "title");
    CHECK(meant_element("Title", slide_parts) == "title");
    CHECK(meant_element("pictures", slide_parts) == "picture");
}

TEST_CASE("names from other languages mean ours") {
    CHECK(meant_element("li", slide_parts) == "item");
    CHECK(meant_element("bullet", slide_parts) == "item");
    CHECK(meant_element("bulet", slide_parts) == "item");
    CHECK(meant_element("img", slide_parts) == "picture");
    CHECK(meant_element("h1", slide_parts) == "title");
    CHECK(meant_element("heading", slide_parts) == "title");
    CHECK(meant_element("p", slide_parts) == "text");
    CHECK(meant_element("subtitle", slide_parts) == "kicker");
    CHECK(meant_element("strong", inline_parts) == "b");
    CHECK(meant_element("blockquotes", slide_parts) == "quote");
}

TEST_CASE("a name means only what may stand there") {
    CHECK(meant_element("bullet", inline_parts).empty());
    CHECK(meant_element("strong", slide_parts).empty());
}

TEST_CASE("a name that is like nothing means nothing") {
    CHECK(meant_element("a", slide_parts).empty());
    CHECK(meant_element("xylophone", slide_parts).empty());
    CHECK(meant_element("", slide_parts).empty());
    CHECK(meant_element(std::string(100'000, 'x'), slide_parts).empty());
}

TEST_CASE("messages repeat what is short as it is, and cut what is long between characters") {
    CHECK(shortened("") == "");
    CHECK(shortened("knee.jpg") == "knee.jpg");
    CHECK(shortened(std::string(60, 'x')) == std::string(60, 'x'));
    CHECK(shortened(std::string(61, 'x')) == std::string(60, 'x') + "…");
    CHECK(shortened(std::string(59, 'x') + "éé") == std::string(59, 'x') + "é…");
}

TEST_CASE("messages stay on one line whatever they repeat") { CHECK(shortened("a\nb\tc\r") == "a b c "); }
