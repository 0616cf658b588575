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
