// Colours by role, and whether they can be told apart.
#include "deck/files.h"
#include "deck/theme.h"
#include "support/catch.h"

using slidewell::contrast_hundredths;
using slidewell::parse_theme;
using slidewell::Theme;
using slidewell::to_string;
using slidewell::Tone;

namespace {

constexpr std::array<Tone, 3> tones{Tone::light, Tone::dark, Tone::accent};

std::string complaint(const std::string& inside) {
    const auto parsed = parse_theme("<theme>" + inside + "</theme>", "theme.xml");
    REQUIRE(parsed.diagnostics.size() == 1);
    return to_string(parsed.diagnostics.front());
}

}  // namespace

TEST_CASE("contrast is the ratio that WCAG defines") {
    CHECK(contrast_hundredths({0, 0, 0}, {255, 255, 255}) == 2100);
    CHECK(contrast_hundredths({255, 255, 255}, {0, 0, 0}) == 2100);
    CHECK(contrast_hundredths({18, 56, 59}, {18, 56, 59}) == 100);
    CHECK(contrast_hundredths({0x77, 0x77, 0x77}, {255, 255, 255}) == 448);  // the well-known near miss
    CHECK(contrast_hundredths({0x76, 0x76, 0x76}, {255, 255, 255}) == 454);
    CHECK(contrast_hundredths({0x12, 0x38, 0x3B}, {0xF7, 0xF4, 0xEF}) == 1157);
}

TEST_CASE("the built-in theme says what config/theme.xml says") {
    const auto bytes =
        slidewell::read_file(SLIDEWELL_SOURCE_DIR "/config/theme.xml", slidewell::largest_slide_file);
    REQUIRE(bytes.ok());
    const auto shipped = parse_theme(*bytes, "theme.xml");
    CHECK(shipped.diagnostics.empty());
    const Theme built_in;
    CHECK(shipped.theme.palettes == built_in.palettes);
    CHECK(shipped.theme.title == built_in.title);
    CHECK(shipped.theme.body == built_in.body);
}

TEST_CASE("words of the built-in theme stand out on every ground that they may have") {
    const Theme theme;
    for (const Tone tone : tones) {
        CAPTURE(static_cast<int>(tone));
        const slidewell::Palette& p = theme.palette(tone);
        CHECK(contrast_hundredths(p.ink, p.ground) >= 700);
        CHECK(contrast_hundredths(p.ink, p.card) >= 700);
        CHECK(contrast_hundredths(p.muted, p.ground) >= 450);
        CHECK(contrast_hundredths(p.muted, p.card) >= 450);
        CHECK(contrast_hundredths(p.accent, p.ground) >= 450);
        CHECK(contrast_hundredths(p.accent, p.card) >= 450);
        CHECK(contrast_hundredths(p.on_accent, p.accent_shape) >= 450);
        CHECK(contrast_hundredths(p.accent_shape, p.ground) >= 300);
        CHECK(contrast_hundredths(p.accent_shape, p.card) >= 300);
    }
}

TEST_CASE("a theme changes what it names and keeps the rest") {
    const auto parsed = parse_theme(
        "<theme><tone name='dark' ink='#FFFFFF'/><sizes body-largest='50'/></theme>", "theme.xml");
    CHECK(parsed.diagnostics.empty());
    Theme expected;
    expected.palettes[1].ink = {255, 255, 255};
    expected.body.largest = 50;
    CHECK(parsed.theme.palettes == expected.palettes);
    CHECK(parsed.theme.body == expected.body);
    CHECK(parsed.theme.title == expected.title);
}

TEST_CASE("colours that words drown in are warned of, at the words' colour") {
    CHECK(complaint("<tone name='light' ink='#12383B' muted='#B0B0B0'/>") ==
          "theme.xml:1:41: warning: muted on ground has a contrast of 1.9:1, and words need 4.5:1; "
          "make one of them darker or lighter");
    CHECK(complaint("<tone name='dark' accent-shape='#082728'/>") ==
          "theme.xml:1:8: warning: on-accent on accent-shape has a contrast of 1.0:1, and words need 4.5:1; "
          "make one of them darker or lighter");
}

TEST_CASE("mistakes in a theme are reported and the built-in values stand in") {
    CHECK(complaint("<tone name='light' ink='teal'/>") ==
          "theme.xml:1:27: error: ink=\"teal\" is not a colour; "
          "write it like #12383B: two hexadecimal digits each for red, green and blue");
    CHECK(complaint("<tone name='lihgt'/>") ==
          "theme.xml:1:14: error: name=\"lihgt\" is not known; did you mean light? possible: light, dark, "
          "accent");
    CHECK(complaint("<tone/>") == "theme.xml:1:8: error: <tone> needs the attribute name; add name=\"…\"");
    CHECK(complaint("<tone name='dark'/><tone name='dark'/>") ==
          "theme.xml:1:27: error: this tone is there twice; keep one of them");
    CHECK(complaint("<sizes/><sizes/>") == "theme.xml:1:16: error: <sizes> is there twice; keep one of them");
    CHECK(complaint("<sizes body-largest='30' body-smallest='40'/>") ==
          "theme.xml:1:8: error: body-largest is smaller than body-smallest; exchange the two numbers");
    CHECK(complaint("<sizes body-largest='9'/>") ==
          "theme.xml:1:15: error: body-largest=\"9\" is out of range; choose from 10 to 250");
    CHECK(complaint("<colour/>") ==
          "theme.xml:1:8: error: <colour> is not known in <theme>; known here: <tone>, <sizes>");
    for (const auto* const colour : {"#12345", "#1234567", "123456", "#GG0000", "#-12345", ""}) {
        CAPTURE(colour);
        const auto parsed =
            parse_theme("<theme><tone name='light' ink='" + std::string(colour) + "'/></theme>", "theme.xml");
        CHECK(slidewell::has_error(parsed.diagnostics));
        CHECK(parsed.theme.palettes == Theme{}.palettes);
    }
}

TEST_CASE("a file that is no theme gives the built-in one and a reason") {
    const auto parsed = parse_theme("<slide/>", "theme.xml");
    REQUIRE(parsed.diagnostics.size() == 1);
    CHECK(to_string(parsed.diagnostics[0]) ==
          "theme.xml:1:1: error: <slide> is not what this file should hold; it starts with <theme>");
    CHECK(parse_theme("", "theme.xml").theme.palettes == Theme{}.palettes);
}
