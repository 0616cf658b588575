#include "base/bitmap.h"
#include "support/catch.h"

using namespace slidewell;

TEST_CASE("pixels are premultiplied by their alpha") {
    CHECK(to_pixel({255, 128, 0, 255}) == 0xFFFF8000);
    CHECK(to_pixel({255, 255, 255, 128}) == 0x80808080);
    CHECK(to_pixel({255, 255, 255, 0}) == 0);
}

TEST_CASE("a bitmap keeps what was painted, and copies share it") {
    Canvas canvas({3, 2}, 0xFF000000);
    canvas.row(1)[2] = 0xFFFFFFFF;
    const Bitmap bitmap(std::move(canvas));
    const Bitmap copy = bitmap;
    CHECK(copy.at(2, 1) == 0xFFFFFFFF);
    CHECK(copy.at(0, 0) == 0xFF000000);
    CHECK(copy.row(0).data() == bitmap.row(0).data());
}

TEST_CASE("a bitmap that nobody shares thaws in place; one that is shared, as a copy") {
    Canvas canvas({3, 2}, 0xFF112233);
    const Pixel* const memory = canvas.pixels.data();
    Canvas alone = Bitmap(std::move(canvas)).thaw();
    CHECK(alone.pixels.data() == memory);
    CHECK(alone.size == Size{3, 2});

    Bitmap one(std::move(alone));
    CHECK_FALSE(one.shared());
    const Bitmap other = one;
    CHECK(one.shared());
    Canvas copy = std::move(one).thaw();
    copy.row(0)[0] = 0;
    CHECK(other.at(0, 0) == 0xFF112233);
    CHECK(Bitmap().thaw().pixels.empty());
}

TEST_CASE("one pixel that something shows through is found among opaque ones") {
    std::vector<Pixel> pixels(77, 0xFF102030);
    CHECK(all_opaque(pixels));
    CHECK(all_opaque({}));
    for (Pixel& pixel : pixels) {
        pixel = 0xFE102030;
        CHECK_FALSE(all_opaque(pixels));
        pixel = 0xFF000000;
    }
}
