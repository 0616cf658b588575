#include "app/contact_sheet.h"
#include "support/catch.h"
#include "support/images.h"

using slidewell::Bitmap;
using slidewell::Canvas;
using slidewell::contact_sheet;
using slidewell::Pixel;
using slidewell::SheetEntry;
using slidewell::Size;
using slidewell::thumbnail_size;

namespace {

constexpr Pixel red = 0xFFFF0000;
constexpr Size thumbnail{480, 270};

const slidewell::FontBook& fonts() {
    static const auto book = slidewell::FontBook::open(SLIDEWELL_SOURCE_DIR "/fonts");
    REQUIRE(book);
    return **book;
}

SheetEntry entry(const std::string& name) { return {name, "8 s · fade", Bitmap(Canvas(thumbnail, red))}; }

std::size_t count(const Bitmap& picture, Pixel colour) {
    std::size_t found = 0;
    for (int y = 0; y < picture.size().height; ++y)
        found += static_cast<std::size_t>(std::ranges::count(picture.row(y), colour));
    return found;
}

std::size_t area(std::size_t tiles) { return tiles * 480 * 270; }

}  // namespace

TEST_CASE("a thumbnail keeps the screen's shape") {
    CHECK(thumbnail_size({1920, 1080}) == Size{480, 270});
    CHECK(thumbnail_size({1080, 1920}) == Size{270, 480});
    CHECK(thumbnail_size({1024, 768}) == Size{480, 360});
}

TEST_CASE("the sheet is as wide as its slides, up to four beside each other") {
    const auto width = [](std::size_t slides) {
        return contact_sheet(std::vector<SheetEntry>(slides, entry("a.xml")), thumbnail, fonts())
            .size()
            .width;
    };
    CHECK(width(1) == 480 + 80);
    CHECK(width(2) == 2 * 480 + 32 + 80);
    CHECK(width(4) == width(9));
}

TEST_CASE("every slide is on the sheet, whole") {
    const std::size_t slides = GENERATE(1u, 4u, 5u, 12u);
    const Bitmap sheet = contact_sheet(std::vector<SheetEntry>(slides, entry("a.xml")), thumbnail, fonts());
    CHECK(count(sheet, red) == area(slides));
}

TEST_CASE("upright slides stand six beside each other") {
    constexpr Size upright{270, 480};
    const std::vector<SheetEntry> entries(6, {"a.xml", "8 s", Bitmap(Canvas(upright, red))});
    CHECK(contact_sheet(entries, upright, fonts()).size().width == 6 * 270 + 5 * 32 + 80);
}

TEST_CASE("a slide that cannot be shown leaves its place to the reason") {
    const SheetEntry broken{"b.xml", "b.xml:2:3: error: <titel> is not known in <slide>", {}};
    const Bitmap whole = contact_sheet({entry("a.xml"), entry("b.xml")}, thumbnail, fonts());
    const Bitmap sheet = contact_sheet({entry("a.xml"), broken}, thumbnail, fonts());
    CHECK(sheet.size() == whole.size());
    CHECK(count(sheet, red) == area(1));
    CHECK(difference(sheet, contact_sheet({entry("a.xml"), {"b.xml", "", {}}}, thumbnail, fonts())).mean > 0);
}

TEST_CASE("names that are too long stay inside the sheet and off the next slide") {
    const Bitmap sheet = contact_sheet({entry(std::string(500, 'm')), entry("b.xml")}, thumbnail, fonts());
    CHECK(count(sheet, red) == area(2));
    CHECK(sheet.size().width == 2 * 480 + 32 + 80);
}

TEST_CASE("a sheet of nothing is a small empty one") {
    CHECK_FALSE(contact_sheet({}, thumbnail, fonts()).empty());
}
