#include <string>

#include "studio/qr.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

// A finder pattern: rings of dark, light and dark around its middle, and light beyond.
bool finder_at(const QrModules& modules, int left, int top) {
    for (int y = 0; y < 7; ++y) {
        for (int x = 0; x < 7; ++x) {
            const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
            if (modules.at(left + x, top + y) != (ring != 2)) return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("a code has the size and the marks that the standard asks for") {
    const auto modules = qr_modules("https://example.org");
    REQUIRE(modules);
    CHECK(modules->side == 25);  // version 2: 19 bytes at level M do not fit into version 1
    CHECK(finder_at(*modules, 0, 0));
    CHECK(finder_at(*modules, modules->side - 7, 0));
    CHECK(finder_at(*modules, 0, modules->side - 7));
    for (int i = 8; i < modules->side - 8; ++i) {
        CHECK(modules->at(i, 6) == (i % 2 == 0));
        CHECK(modules->at(6, i) == (i % 2 == 0));
    }
}

TEST_CASE("the same text gives the same code, another text another") {
    CHECK(*qr_modules("abc") == *qr_modules("abc"));
    CHECK_FALSE(*qr_modules("abc") == *qr_modules("abd"));
}

TEST_CASE("a longer text needs a larger code, and too long a text has none") {
    CHECK(qr_modules("abc")->side == 21);
    CHECK(qr_modules(std::string(2331, 'x'))->side == 177);
    CHECK_FALSE(qr_modules(std::string(2332, 'x')));
    CHECK_FALSE(qr_modules(""));
}

TEST_CASE("a code takes the largest square of whole modules in the middle of its frame") {
    const auto modules = qr_modules("abc");  // 21 and twice 4 of quiet zone: 29
    CHECK(*qr_square(*modules, {100, 50, 300, 400}) == Rect{105, 105, 290, 290});
    CHECK(*qr_square(*modules, {0, 0, 116, 116}) == Rect{0, 0, 116, 116});
}

TEST_CASE("a code that would be too fine to read says how much room it needs") {
    const auto square = qr_square(*qr_modules("abc"), {0, 0, 115, 500});
    REQUIRE_FALSE(square);
    CHECK(square.error().message == "the QR code needs a square of 116 pixels and has 115");
}

TEST_CASE("the quiet zone is light all around, and every module a full square") {
    const auto modules = qr_modules("abc");
    const Rect square{3, 2, 29 * 5, 29 * 5};
    Canvas canvas({160, 160}, 0xFF00FF00);
    paint_qr(canvas, *modules, square, {0, 0, 0}, {255, 255, 255});
    for (int y = 0; y < 160; ++y) {
        for (int x = 0; x < 160; ++x) {
            const int column = (x - square.x) / 5 - qr_quiet_zone;
            const int line = (y - square.y) / 5 - qr_quiet_zone;
            const bool outside = x < square.x || y < square.y || x >= square.right() || y >= square.bottom();
            const bool quiet = column < 0 || line < 0 || column >= 21 || line >= 21;
            const Pixel expected = outside                               ? 0xFF00FF00
                                   : !quiet && modules->at(column, line) ? 0xFF000000
                                                                         : 0xFFFFFFFF;
            REQUIRE(canvas.row(y)[static_cast<std::size_t>(x)] == expected);
        }
    }
}
