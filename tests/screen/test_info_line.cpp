// The small print.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "screen/info_line.h"
#include "support/catch.h"

namespace slidewell {
namespace {

constexpr Size full_hd{1920, 1080};

std::vector<Pixel> dots(std::string_view text) {
    const Bitmap bitmap = info_line(text, {640, 360}).bitmap;
    std::vector<Pixel> pixels;
    for (int y = 0; y < bitmap.size().height; ++y) {
        const auto row = bitmap.row(y);
        pixels.insert(pixels.end(), row.begin(), row.end());
    }
    return pixels;
}

}  // namespace

TEST_CASE("no text, no line") {
    CHECK(info_line("", full_hd).bitmap.empty());
    CHECK(info_line("too small for anything", {4, 4}).bitmap.empty());
}

TEST_CASE("the line lies at the lower left, inside the frame, whatever its size") {
    const Size frame =
        GENERATE(Size{1920, 1080}, Size{3840, 2160}, Size{1080, 1920}, Size{320, 240}, Size{100, 60});
    const Overlay line = info_line("20-causes.xml \u00B7 7 s left \u00B7 slidewell 0.1.0", frame);
    const Rect place = moved(whole(line.bitmap.size()), line.at);
    CHECK(intersection(place, whole(frame)) == place);
    CHECK(place.x == frame.height - place.bottom());
    CHECK(place.x < frame.width / 10);
}

TEST_CASE("every letter of ASCII has a shape of its own") {
    std::set<std::vector<Pixel>> shapes;
    for (char letter = ' '; letter <= '~'; ++letter)
        shapes.insert(dots(std::string(1, letter)));
    CHECK(shapes.size() == '~' - ' ' + 1);
}

TEST_CASE("the middle dot is known, other characters are one question mark each") {
    CHECK(dots("\u00B7") != dots("?"));
    CHECK(dots("\u00B7").size() == dots("?").size());
    CHECK(dots("\u00E9\u20AC\U0001F9B6") == dots("???"));
    CHECK(dots("a\tb\x7F") == dots("a?b?"));
}

TEST_CASE("letters grow with the frame") {
    const auto height = [](Size frame) { return info_line("x", frame).bitmap.size().height; };
    CHECK(height({1280, 720}) == 2 * height({640, 360}));
    CHECK(height(full_hd) == 3 * height({640, 360}));
    CHECK(height({2160, 3840}) == 6 * height({640, 360}));
}

TEST_CASE("a text that is too long ends in dots") {
    const std::string text(500, 'x');
    const Overlay line = info_line(text, full_hd);
    CHECK(line.bitmap.size().width <= full_hd.width - 2 * line.at.x);
    const std::size_t room = dots(text).size();
    std::string shortened;
    while (dots(shortened + "...").size() < room)
        shortened += 'x';
    CHECK(dots(text) == dots(shortened + "..."));
}

}  // namespace slidewell
