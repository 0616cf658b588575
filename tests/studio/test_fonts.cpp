#include <algorithm>
#include <string>

#include "studio/font_files.h"
#include "studio/fonts.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;

namespace {

constexpr FontSpec body{FontSpec::Role::body, false, 48};
constexpr FontSpec heading{FontSpec::Role::heading, false, 90};
constexpr Colour ink{0, 0, 0};
constexpr Pixel paper = 0xFFFFFFFF;

std::unique_ptr<FontBook> shipped_fonts() {
    auto opened = FontBook::open(SLIDEWELL_SOURCE_DIR "/fonts");
    REQUIRE(opened);
    return std::move(opened).value();
}

// Where there is ink on `canvas`.
Rect inked(Canvas& canvas) {
    Rect found;
    for (int y = 0; y < canvas.size.height; ++y) {
        for (int x = 0; x < canvas.size.width; ++x) {
            if (canvas.row(y)[static_cast<std::size_t>(x)] != paper) found = united(found, {x, y, 1, 1});
        }
    }
    return found;
}

Rect ink_of(const FontBook& fonts, std::string_view text, const FontSpec& font, int baseline = 150) {
    Canvas canvas({1600, 250}, paper);
    fonts.paint(canvas, {100, baseline}, text, font, ink);
    return inked(canvas);
}

}  // namespace

TEST_CASE("what is painted is as wide as what was measured") {
    const auto fonts = shipped_fonts();
    for (const FontSpec& font : {body, heading, FontSpec{FontSpec::Role::body, true, 36}}) {
        for (const char* text : {"Morning stiffness", "AVATAR To", "jump", " of the day ",
                                 "e\u0301t\u00e9 \u2192 \u2713", "i", ""}) {
            CAPTURE(text, font.size);
            Canvas canvas({1600, 250}, paper);
            CHECK(fonts->paint(canvas, {100, 150}, text, font, ink) == fonts->width(text, font));
            const Rect found = inked(canvas);
            const int overhang = font.size / 8;
            CHECK(found.x >= (found.empty() ? 0 : 100 - overhang));
            CHECK(found.right() <= 100 + fonts->width(text, font) + overhang);
        }
    }
}

TEST_CASE("letters stand on their baseline, also under tall accents") {
    const auto fonts = shipped_fonts();
    const Rect plain = ink_of(*fonts, "H", body);
    CHECK(plain.bottom() == 150);
    CHECK(plain.height == fonts->metrics(body).cap_height);
    const Rect accented = ink_of(*fonts, "H\u1ebe", body);  // E with circumflex and acute
    CHECK(accented.bottom() == 150);
    CHECK(accented.y < plain.y);
}

TEST_CASE("metrics grow with the size and hold together") {
    const auto fonts = shipped_fonts();
    const FontMetrics small = fonts->metrics(body);
    const FontMetrics large = fonts->metrics({FontSpec::Role::body, false, 96});
    CHECK(small.cap_height > 0);
    CHECK(small.cap_height < small.ascent);
    CHECK(small.descent > 0);
    CHECK(std::abs(large.ascent - 2 * small.ascent) <= 2);
    CHECK(std::abs(large.cap_height - 2 * small.cap_height) <= 2);
}

TEST_CASE("width is the same every time, and kerned") {
    const auto fonts = shipped_fonts();
    CHECK(fonts->width("Dry needling", body) == fonts->width("Dry needling", body));
    CHECK(fonts->width("Dry needling", body) == shipped_fonts()->width("Dry needling", body));
    CHECK(fonts->width("To", heading) < fonts->width("T", heading) + fonts->width("o", heading));
    CHECK(fonts->width("bold", {FontSpec::Role::body, true, 48}) > fonts->width("bold", body));
    CHECK(fonts->width("", body) == 0);
}

TEST_CASE("a text of a million letters is measured in a moment, and painted within the canvas") {
    const auto fonts = shipped_fonts();
    const std::string endless(1'000'000, 'n');
    CHECK(fonts->width(endless, body) > 1'000'000);
    Canvas canvas({200, 60}, paper);
    fonts->paint(canvas, {10, 40}, endless, body, ink);
    CHECK(inked(canvas).right() == 200);
}

TEST_CASE("what lies outside the canvas is cut off") {
    const auto fonts = shipped_fonts();
    Canvas canvas({40, 40}, paper);
    for (const Point at : {Point{-2000, 20}, {20, -500}, {20, 500}, {5000, 20}})
        fonts->paint(canvas, at, "outside", body, ink);
    CHECK(inked(canvas).empty());
    fonts->paint(canvas, {-10, 50}, "partly inside", body, ink);
    CHECK_FALSE(inked(canvas).empty());
}

TEST_CASE("a letter that the first font lacks comes from the first that has it") {
    const FontFiles files(SLIDEWELL_SOURCE_DIR "/fonts");
    const auto sorted = files.best_first(FontSpec::Role::body, false);
    REQUIRE_FALSE(sorted.empty());
    const auto fonts = shipped_fonts();
    const Rect missing = ink_of(*fonts, "\U0010FFFD", body);  // for private use: no font has it
    int found = 0;
    for (const char32_t letter : {U'\u2713', U'\u2605', U'\u05D0', U'\u0E01', U'\u65E5'}) {
        const auto has = [&](const FontFile& file) { return file.has(letter); };
        if (has(sorted.front()) || std::ranges::none_of(sorted, has)) continue;
        std::string text;
        for (const char unit :
             {static_cast<char>(0xE0 | letter >> 12), static_cast<char>(0x80 | (letter >> 6 & 63)),
              static_cast<char>(0x80 | (letter & 63))})
            text += unit;
        if (letter < 0x800)
            text = {static_cast<char>(0xC0 | letter >> 6), static_cast<char>(0x80 | (letter & 63))};
        CAPTURE(text);
        CHECK_FALSE(ink_of(*fonts, text, body) == missing);
        ++found;
    }
    if (found == 0) WARN("this machine has no second font to fall back to");
}

TEST_CASE("an accent stays with its letter") {
    const auto fonts = shipped_fonts();
    CHECK(fonts->width("cafe\u0301", body) == fonts->width("caf\u00e9", body));
}

TEST_CASE("an unknown letter and malformed bytes are painted as something") {
    const auto fonts = shipped_fonts();
    CHECK_FALSE(ink_of(*fonts, "\xFF\xFE\xC3", body).empty());
    CHECK_FALSE(ink_of(*fonts, "\U0010FFFD", body).empty());
    CHECK(fonts->width("a\nb\tc", body) == fonts->width("abc", body));
}

TEST_CASE("without a fonts folder the system's fonts serve, and a warning says so") {
    const TempFolder folder;
    const auto fonts = FontBook::open(folder.path() / "missing");
    REQUIRE(fonts);
    CHECK((*fonts)->width("words", body) > 0);
    REQUIRE((*fonts)->findings().size() == 1);
    CHECK((*fonts)->findings().front().severity == Severity::warning);
}

TEST_CASE("nothing is looked up before the first word") {
    const TempFolder folder;
    const auto fonts = FontBook::open(folder.path() / "missing");
    REQUIRE(fonts);
    CHECK((*fonts)->findings().empty());
    static_cast<void>((*fonts)->width("words", body));
    CHECK((*fonts)->findings().size() == 1);
}

TEST_CASE("on a machine without fonts, words have no size and an error says why") {
    const TempFolder folder;
    folder.write("fonts.conf", "<fontconfig></fontconfig>");
    const auto fonts = FontBook::open(folder.path());
    REQUIRE(fonts);
    CHECK((*fonts)->width("words", body) == 0);
    CHECK((*fonts)->metrics(heading).cap_height == 0);
    REQUIRE((*fonts)->findings().size() == 1);
    CHECK(has_error((*fonts)->findings()));
}

TEST_CASE("a fonts.conf that is none is passed over with a warning") {
    const TempFolder folder;
    folder.write("fonts.conf", "<fontconfig><unfinished");
    const auto fonts = FontBook::open(folder.path());
    REQUIRE(fonts);
    CHECK((*fonts)->width("words", body) > 0);
    CHECK((*fonts)->findings().size() == 1);
}

TEST_CASE("a font file that is none stops nothing, and is named in a warning") {
    const TempFolder folder;
    std::filesystem::copy(SLIDEWELL_SOURCE_DIR "/fonts/fonts.conf", folder.path());
    const auto broken = folder.write("Broken.ttf", "this is no font");
    folder.write("empty.otf");
    folder.write("readme.txt", "nor this");
    const auto fonts = FontBook::open(folder.path());
    REQUIRE(fonts);
    CHECK((*fonts)->width("words", body) > 0);
    REQUIRE((*fonts)->findings().size() == 2);
    CHECK((*fonts)->findings().front().file == broken.string());
}

TEST_CASE("a clinic's own font beside fonts.conf can be named in it") {
    const FontFiles shipped(SLIDEWELL_SOURCE_DIR "/fonts");
    const auto sorted = shipped.best_first(FontSpec::Role::body, false);
    const auto other = std::ranges::find_if(sorted, [&](const FontFile& file) {
        return file.path.find("Mono") != std::string::npos && file.path.ends_with(".ttf");
    });
    if (other == sorted.end()) {
        WARN("this machine has no second font to try this with");
        return;
    }
    const TempFolder folder;
    std::filesystem::copy_file(other->path, folder.path() / "Own.ttf");
    folder.write("fonts.conf", "<fontconfig><cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>");
    const auto own = FontFiles(folder.path()).best_first(FontSpec::Role::body, false);
    REQUIRE(own.size() == 1);
    CHECK(std::filesystem::path(own.front().path).filename() == "Own.ttf");
}
