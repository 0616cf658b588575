#include <cstdlib>
#include <utility>
#include <vector>

#include "samples.h"

#include "studio/image.h"
#include "support/catch.h"

using namespace slidewell;
using namespace samples;

namespace {

constexpr Pixel red = 0xFFFF0000;
constexpr Pixel green = 0xFF00FF00;
constexpr Pixel blue = 0xFF0000FF;
constexpr Pixel yellow = 0xFFFFFF00;

bool near(Pixel a, Pixel b, int tolerance = 12) {
    for (int shift = 0; shift < 32; shift += 8) {
        if (std::abs(static_cast<int>(a >> shift & 255) - static_cast<int>(b >> shift & 255)) > tolerance)
            return false;
    }
    return true;
}

Bitmap decoded(const std::string& bytes, Size size, Colour current = {}) {
    const auto image = open_image(bytes, current);
    REQUIRE(image);
    auto bitmap = decode(*image, size, whole(size));
    INFO((bitmap ? "" : bitmap.error().message));
    REQUIRE(bitmap);
    return std::move(bitmap).value();
}

}  // namespace

TEST_CASE("a photo stands upright however the camera was held") {
    // The colours of the corners: top left, top right, bottom left.
    struct Case {
        std::uint32_t orientation;
        Size size;
        Pixel top_left, top_right, bottom_left;
    };
    const std::vector<Case> cases{
        {1, {64, 32}, red, green, blue},    {2, {64, 32}, green, red, yellow},
        {3, {64, 32}, yellow, blue, green}, {4, {64, 32}, blue, yellow, red},
        {5, {32, 64}, red, blue, green},    {6, {32, 64}, blue, red, yellow},
        {7, {32, 64}, yellow, green, blue}, {8, {32, 64}, green, yellow, red},
        {0, {64, 32}, red, green, blue},    {9, {64, 32}, red, green, blue},
    };
    for (const Case& c : cases) {
        CAPTURE(c.orientation);
        const auto image = open_image(jpeg_held(c.orientation));
        REQUIRE(image);
        REQUIRE(image->size() == c.size);
        const auto bitmap = decode(*image, c.size, whole(c.size));
        REQUIRE(bitmap);
        REQUIRE(bitmap->size() == c.size);
        CHECK(near(bitmap->at(2, 2), c.top_left));
        CHECK(near(bitmap->at(c.size.width - 3, 2), c.top_right));
        CHECK(near(bitmap->at(2, c.size.height - 3), c.bottom_left));
    }
}

TEST_CASE("a part of a turned photo is the part that is seen") {
    const auto image = open_image(jpeg_held(6));
    REQUIRE(image);
    const auto all = decode(*image, {32, 64}, {0, 0, 32, 64});
    const auto part = decode(*image, {32, 64}, {10, 20, 12, 30});
    REQUIRE(all);
    REQUIRE(part);
    REQUIRE(part->size() == Size{12, 30});
    for (int y = 0; y < 30; ++y) {
        for (int x = 0; x < 12; ++x)
            REQUIRE(part->at(x, y) == all->at(10 + x, 20 + y));
    }
}

TEST_CASE("every format is decoded") {
    const Bitmap from_bmp = decoded(bmp(), {2, 2});
    CHECK(from_bmp.at(0, 0) == red);
    CHECK(from_bmp.at(1, 0) == green);
    CHECK(from_bmp.at(0, 1) == blue);
    CHECK(from_bmp.at(1, 1) == 0xFFFFFFFF);
    CHECK(decoded(gif(), {1, 1}).at(0, 0) == 0xFF000000);
    CHECK(decoded(webp(), {4, 4}).size() == Size{4, 4});
    CHECK(near(decoded(jpeg(), {64, 32}).at(60, 28), yellow));
}

TEST_CASE("transparent pixels are premultiplied") {
    Canvas glass({2, 1});
    glass.pixels = {0x80400000, 0x00000000};
    const Bitmap bitmap = decoded(png(std::move(glass)), {2, 1});
    CHECK(near(bitmap.at(0, 0), 0x80400000, 1));
    CHECK(bitmap.at(1, 0) == 0);
}

TEST_CASE("an SVG is drawn at the size it is shown, in the colour that is asked for") {
    const Bitmap bitmap = decoded(svg(), {200, 100}, {0x12, 0x34, 0x56});
    CHECK(bitmap.size() == Size{200, 100});
    for (const Point at : {Point{0, 0}, {199, 0}, {0, 99}, {199, 99}, {100, 50}}) {
        CAPTURE(at.x, at.y);
        CHECK(near(bitmap.at(at.x, at.y), 0xFF123456, 1));
    }
    const Bitmap large = decoded(svg(), {1001, 500}, {0x12, 0x34, 0x56});
    CHECK(near(large.at(1000, 499), 0xFF123456, 1));
    CHECK(near(large.at(0, 0), 0xFF123456, 1));
}

TEST_CASE("a gradient with a single stop has one colour, however its stop is written") {
    const std::string stop = R"(stop offset=".4" stop-color="#123456")";
    const auto gradient =
        GENERATE_COPY(as<std::string>{}, "<linearGradient id=\"a\"><" + stop + "/></linearGradient>",
                      "<linearGradient id=\"a\"><" + stop + "></stop></linearGradient>",
                      "<linearGradient id=\"b\"><stop/><stop/></linearGradient><radialGradient id=\"a\"><" +
                          stop + " /></radialGradient><linearGradient id=\"c\"/>",
                      "<linearGradient id=\"b\"><" + stop +
                          "/></linearGradient><linearGradient id=\"a\" "
                          "xlink:href=\"#b\"/>");
    CAPTURE(gradient);
    const Bitmap bitmap =
        decoded(svg("viewBox=\"0 0 20 10\"",
                    "<defs>" + gradient + "</defs><rect width=\"20\" height=\"10\" fill=\"url(#a)\"/>"),
                {200, 100});
    for (const int x : {0, 50, 100, 150, 199}) {
        CAPTURE(x);
        CHECK(near(bitmap.at(x, 50), 0xFF123456, 1));
    }
}

TEST_CASE("an arc whose flags touch what follows is drawn like one that is written with blanks") {
    const auto drawn = [](const std::string& d) {
        return decoded(svg("viewBox=\"0 0 20 10\"", "<path d=\"" + d + "\" fill=\"#123456\"/>"), {200, 100});
    };
    const Bitmap spaced = drawn("M 5 5 a 5 5 0 0 1 5 -5 A 5 5 0 1 1 10 10 z");
    CHECK(near(spaced.at(140, 50), 0xFF123456, 1));
    CHECK(spaced.at(10, 50) == 0);
    for (const char* touching : {"M5 5a5 5 0 015-5A5 5 0 1110 10z", "M5,5a5,5,0,01,5-5 5 5 0 110 10z"}) {
        CAPTURE(touching);
        const Bitmap bitmap = drawn(touching);
        for (int y = 0; y < 100; ++y) {
            for (int x = 0; x < 200; ++x)
                REQUIRE(bitmap.at(x, y) == spaced.at(x, y));
        }
    }
}

TEST_CASE("a picture whose pixels are damaged is refused, not half shown") {
    std::string damaged = png(Canvas({200, 200}, 0xFF336699));
    const std::size_t data = damaged.find("IDAT") + 8;
    damaged[data] = static_cast<char>(~damaged[data]);
    const auto image = open_image(damaged);
    REQUIRE(image);
    CHECK_FALSE(decode(*image, {20, 20}, {0, 0, 20, 20}));
}

TEST_CASE("a long and thin SVG, or one for a very large screen, is drawn smaller and enlarged") {
    const auto banner =
        open_image(svg("viewBox=\"0 0 100 1\"", "<rect width=\"100\" height=\"1\" fill=\"#123456\"/>"));
    REQUIRE(banner);
    const auto bitmap = decode(*banner, {108'000, 1080}, {53'000, 0, 1920, 1080});
    REQUIRE(bitmap);
    CHECK(bitmap->size() == Size{1920, 1080});
    CHECK(near(bitmap->at(960, 540), 0xFF123456, 1));
}

TEST_CASE("an absurdly long and thin SVG is not drawn") {
    const auto image = open_image(svg("viewBox=\"0 0 100000 1\""));
    REQUIRE(image);
    CHECK_FALSE(decode(*image, {108'000'000, 1080}, {0, 0, 1920, 1080}));
}

TEST_CASE("what is asked for must lie inside the picture") {
    const auto image = open_image(bmp());
    REQUIRE(image);
    CHECK_FALSE(decode(*image, {10, 10}, {5, 5, 6, 1}));
    CHECK_FALSE(decode(*image, {10, 10}, {0, 0, 0, 0}));
    CHECK(decode(*image, {10, 10}, {5, 5, 5, 5}));
}

TEST_CASE("what is asked for goes over a canvas of its size, and over no other") {
    const auto image = open_image(bmp());
    REQUIRE(image);
    const Rect part{5, 4, 5, 5};
    const auto made = decode(*image, {10, 10}, part);
    REQUIRE(made);
    Canvas used(part.size(), 0xFFFF00FF);
    REQUIRE(decode(*image, {10, 10}, part, used));
    CHECK(std::ranges::equal(used.pixels, made->pixels()));
    Canvas smaller({5, 4}, 7);
    CHECK_FALSE(decode(*image, {10, 10}, part, smaller));
    CHECK_FALSE(decode(*image, {10, 10}, {5, 6, 5, 5}, used));
    CHECK(std::ranges::count(smaller.pixels, 7U) == 20);
}

TEST_CASE("a file is opened only when it is one") {
    const TempFolder folder;
    CHECK(read_image(FilesOnDisk(), folder.write("a.bmp", bmp())));
    CHECK_FALSE(read_image(FilesOnDisk(), folder.path()));
    CHECK_FALSE(read_image(FilesOnDisk(), folder.path() / "missing.png"));
}
