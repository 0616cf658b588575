#include <string>

#include "layout/fake_measure.h"
#include "layout/wrap.h"
#include "support/catch.h"

using namespace slidewell;
using slidewell::test::FakeMeasure;

namespace {

// Ten pixels a letter.
TextStyle style(bool balanced = false) {
    return {{FontSpec::Role::body, false, 20}, {1, 1, 1}, 28, balanced, {2, 2, 2}};
}

Words words(std::string text) { return {{{std::move(text), false}}, {}}; }

std::vector<std::string> lines(const Words& text, int letters, bool balanced = false, int max_lines = 100) {
    std::vector<std::string> result;
    for (const WrappedLine& line :
         wrap(text, style(balanced), letters * 10, max_lines, FakeMeasure()).lines) {
        std::string joined;
        for (const TextRun& run : line.runs)
            joined += run.text;
        result.push_back(joined);
    }
    return result;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("words that fit stay on one line") { CHECK(lines(words("one two"), 7) == Lines{"one two"}); }

TEST_CASE("lines break at spaces and are never wider than asked") {
    CHECK(lines(words("one two three four"), 9) == Lines{"one two", "three", "four"});
    for (int width = 5; width < 60; ++width) {
        for (const auto& line : lines(words("the quick brown fox jumps over the lazy dog again"), width)) {
            CAPTURE(width, line);
            CHECK(static_cast<int>(line.size()) <= width);
        }
    }
}

TEST_CASE("a single last word gets company where a better break exists") {
    CHECK(lines(words("aaaa bbbb cccc dddd ee"), 19) == Lines{"aaaa bbbb cccc", "dddd ee"});
    CHECK(lines(words("aaaaaaa bb"), 8) == Lines{"aaaaaaa", "bb"});  // there is no better break
}

TEST_CASE("wrapping never takes more lines than it must") {
    CHECK(lines(words("aaaa bbbb cccc dddd eeee ffff"), 14).size() == 2);
    CHECK(lines(words("aaaa bbbb cccc dddd eeee ffff"), 14, true).size() == 2);
}

TEST_CASE("balanced lines are of even length") {
    CHECK(lines(words("aa bb cc dd ee ff gg"), 17, true) == Lines{"aa bb cc dd", "ee ff gg"});
}

TEST_CASE("a line break that the author wrote is kept") {
    CHECK(lines(words("one\ntwo three"), 20) == Lines{"one", "two three"});
}

TEST_CASE("long words break after a hyphen or a slash, and else inside") {
    CHECK(lines(words("pain-relieving"), 10) == Lines{"pain-", "relieving"});
    CHECK(lines(words("aaaaaaaaaaaa"), 5) == Lines{"aaaaa", "aaaaa", "aa"});
}

TEST_CASE("a letter of several bytes is never cut in two") {
    CHECK(lines(words("éééé"), 2) == Lines{"éé", "éé"});
}

TEST_CASE("bold words keep their runs, and spaces stay between them") {
    const Words text{{{"take ", false}, {"two", true}, {" daily", false}}, {}};
    const Wrapped wrapped = wrap(text, style(), 1'000, 10, FakeMeasure());
    REQUIRE(wrapped.lines.size() == 1);
    REQUIRE(wrapped.lines[0].runs.size() == 3);
    CHECK(wrapped.lines[0].runs[0].text == "take");
    CHECK(wrapped.lines[0].runs[1].text == " two");
    CHECK(wrapped.lines[0].runs[1].font.bold);
    CHECK(wrapped.lines[0].runs[1].colour == style().strong);
    CHECK(wrapped.lines[0].runs[2].colour == style().colour);
    CHECK(wrapped.lines[0].runs[2].text == " daily");
}

TEST_CASE("words joined without a space are not torn apart") {
    const Words text{{{"aa ", false}, {"bold", true}, {",", false}}, {}};
    CHECK(lines(text, 6) == Lines{"aa", "bold,"});
}

TEST_CASE("too many lines are cut with an ellipsis that fits") {
    CHECK(lines(words("one two three four five"), 9, false, 2) == Lines{"one two", "three…"});
    CHECK(wrap(words("one two three"), style(), 50, 1, FakeMeasure()).cut);
    CHECK_FALSE(wrap(words("one"), style(), 50, 1, FakeMeasure()).cut);
}

TEST_CASE("a thousand words in a narrow column are wrapped") {
    std::string many;
    for (int i = 0; i < 1'000; ++i)
        many += "word ";
    CHECK(lines(words(many), 10, false, 10'000).size() == 500);
}
