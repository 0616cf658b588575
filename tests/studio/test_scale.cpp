#include <algorithm>

#include "studio/scale.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

PixelRows rows_of(Canvas& canvas) {
    return {canvas.size,
            [&canvas](int y, std::span<Pixel> row) { std::ranges::copy(canvas.row(y), row.begin()); }};
}

Canvas chequered(Size size) {
    Canvas canvas(size);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            canvas.row(y)[static_cast<std::size_t>(x)] = (x + y) % 2 == 0 ? 0xFFFFFFFF : 0xFF000000;
    }
    return canvas;
}

}  // namespace

TEST_CASE("at its own size a picture is copied pixel by pixel") {
    Canvas source = chequered({7, 5});
    CHECK(scaled(rows_of(source), {7, 5}, {0, 0, 7, 5}).pixels == source.pixels);
    for (const Rect part : {Rect{0, 1, 7, 3}, Rect{2, 1, 4, 2}}) {
        Canvas cut(part.size());
        for (int y = 0; y < part.height; ++y)
            std::ranges::copy(
                source.row(part.y + y).subspan(static_cast<std::size_t>(part.x), cut.row(y).size()),
                cut.row(y).begin());
        CHECK(scaled(rows_of(source), {7, 5}, part).pixels == cut.pixels);
    }
}

TEST_CASE("shrinking counts every pixel by its area") {
    Canvas source({4, 2});
    source.pixels = {0xFF000000, 0xFF000000, 0xFFFFFFFF, 0xFFFFFFFF,  //
                     0xFF000000, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF};
    CHECK(scaled(rows_of(source), {2, 1}, {0, 0, 2, 1}).pixels == std::vector<Pixel>{0xFF404040, 0xFFFFFFFF});
    CHECK(scaled(rows_of(source), {1, 1}, {0, 0, 1, 1}).pixels == std::vector<Pixel>{0xFF9F9F9F});
}

TEST_CASE("one colour stays one colour at every size, to the very edge") {
    Canvas source({13, 11}, 0x80402010);
    for (const Size size : {Size{1, 1}, {5, 3}, {12, 10}, {13, 11}, {14, 12}, {100, 7}, {3, 90}}) {
        CAPTURE(size.width, size.height);
        const Canvas made = scaled(rows_of(source), size, whole(size));
        CHECK(std::ranges::all_of(made.pixels, [](Pixel pixel) { return pixel == 0x80402010; }));
    }
}

TEST_CASE("enlarging blends between neighbours without running past them") {
    Canvas source({2, 1});
    source.pixels = {0xFF000000, 0xFFFFFFFF};
    const Canvas made = scaled(rows_of(source), {8, 1}, {0, 0, 8, 1});
    CHECK(made.pixels[0] == 0xFF000000);
    CHECK(made.pixels[7] == 0xFFFFFFFF);
    CHECK(std::ranges::is_sorted(made.pixels));
}

TEST_CASE("a part is the same as that part of the whole") {
    Canvas source = chequered({50, 40});
    const Canvas all = scaled(rows_of(source), {33, 90}, {0, 0, 33, 90});
    const Canvas part = scaled(rows_of(source), {33, 90}, {5, 6, 20, 70});
    for (int y = 0; y < 70; ++y) {
        for (int x = 0; x < 20; ++x)
            REQUIRE(part.pixels[static_cast<std::size_t>(y * 20 + x)] ==
                    all.pixels[static_cast<std::size_t>((y + 6) * 33 + x + 5)]);
    }
}

TEST_CASE("colours never exceed their alpha") {
    Canvas source({9, 9});
    for (std::size_t i = 0; i < source.pixels.size(); ++i)
        source.pixels[i] = i % 3 == 0 ? 0xFFFFFFFF : i % 3 == 1 ? 0x00000000 : 0x80800080;
    for (const Pixel pixel : scaled(rows_of(source), {23, 5}, {0, 0, 23, 5}).pixels) {
        const std::uint32_t alpha = pixel >> 24;
        REQUIRE((pixel >> 16 & 255) <= alpha);
        REQUIRE((pixel >> 8 & 255) <= alpha);
        REQUIRE((pixel & 255) <= alpha);
    }
}

TEST_CASE("each row of the source is read at most once, from the top") {
    Canvas source = chequered({31, 47});
    for (const Size size : {Size{31, 47}, {30, 46}, {7, 5}, {64, 99}, {31, 200}}) {
        CAPTURE(size.width, size.height);
        std::vector<int> read;
        const PixelRows rows{source.size, [&](int y, std::span<Pixel> row) {
                                 read.push_back(y);
                                 std::ranges::copy(source.row(y), row.begin());
                             }};
        std::vector<int> made;
        scale(rows, size, whole(size), [&](int y, std::span<const Pixel>) { made.push_back(y); });
        CHECK(std::ranges::adjacent_find(read, std::ranges::greater_equal()) == read.end());
        CHECK(std::ranges::adjacent_find(made, std::ranges::greater_equal()) == made.end());
        CHECK(made.size() == static_cast<std::size_t>(size.height));
    }
}
