#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "jpegs.h"
#include <malloc.h>

#include "studio/image_header.h"
#include "studio/jpeg.h"
#include "support/catch.h"
#include "support/images.h"

using namespace slidewell;

namespace {

// Soft shapes with some grain, as photos have.
void landscape(Point at, std::span<JSAMPLE> channels) {
    const auto wave = [&](double along, double across, double phase) {
        return std::sin(at.x / along + phase) * std::cos(at.y / across - phase);
    };
    for (std::size_t c = 0; c < channels.size(); ++c) {
        const auto phase = static_cast<double>(c);
        const double grain = (at.x * 7 + at.y * 13 + static_cast<int>(c)) % 5;
        channels[c] = static_cast<JSAMPLE>(128 + 90 * wave(60, 45, phase) + 20 * wave(9, 11, phase) + grain);
    }
}

std::string photo(Size size, bool progressive = false) {
    return jpegs::made(size, {JCS_RGB, 3, progressive, {}}, landscape);
}

// Decoded at least at `at_least` and scaled to `shown`.
Bitmap made(const std::string& bytes, Size at_least, Size shown) {
    const auto decoder = JpegDecoder::open(bytes, at_least);
    REQUIRE(decoder);
    Canvas canvas = scaled((*decoder)->rows(), shown, whole(shown));
    REQUIRE((*decoder)->outcome());
    return Bitmap(std::move(canvas));
}

Size decoded_size(const std::string& bytes, Size at_least) {
    const auto decoder = JpegDecoder::open(bytes, at_least);
    REQUIRE(decoder);
    return (*decoder)->size();
}

// All that can be decoded of `bytes`, whatever they are.
bool survives(const std::string& bytes) {
    const auto decoder = JpegDecoder::open(bytes, {8, 8});
    if (!decoder) return !decoder.error().message.empty();
    const Size size = (*decoder)->size();
    const Canvas canvas = scaled((*decoder)->rows(), size, whole(size));
    return canvas.size == size && ((*decoder)->outcome() || !(*decoder)->outcome().error().message.empty());
}

}  // namespace

TEST_CASE("a photo is decoded at the smallest eighth of its size that is not below what is asked for") {
    const std::string bytes = photo({640, 480});
    CHECK(decoded_size(bytes, {80, 60}) == Size{80, 60});
    CHECK(decoded_size(bytes, {81, 60}) == Size{160, 120});
    CHECK(decoded_size(bytes, {100, 200}) == Size{320, 240});
    CHECK(decoded_size(bytes, {640, 480}) == Size{640, 480});
    CHECK(decoded_size(bytes, {5000, 10}) == Size{640, 480});
}

TEST_CASE("made smaller while it is decoded, a photo looks as if it had been made smaller afterwards") {
    const Size full{800, 600};
    for (const bool progressive : {false, true}) {
        const std::string bytes = photo(full, progressive);
        for (const Size shown : {Size{400, 300}, {333, 250}, {190, 143}, {90, 67}}) {
            CAPTURE(progressive, shown.width);
            const Difference apart = difference(made(bytes, shown, shown), made(bytes, full, shown));
            CHECK(apart.mean < 2.5);
            CHECK(apart.share == 0);
        }
    }
}

TEST_CASE("a progressive photo shows the same as a plain one") {
    const Size size{200, 150};
    const Difference apart = difference(made(photo(size, true), size, size), made(photo(size), size, size));
    CHECK(apart.mean < 0.5);
}

TEST_CASE("photos in grey and in print colours come out in screen colours") {
    const Size size{32, 32};
    const auto flat = [&](J_COLOR_SPACE colours, std::vector<JSAMPLE> ink) {
        const auto bytes =
            jpegs::made(size, {colours, static_cast<int>(ink.size()), false, {}},
                        [&](Point, std::span<JSAMPLE> to) { std::ranges::copy(ink, to.begin()); });
        REQUIRE(read_image_header(bytes));
        return made(bytes, size, size).at(16, 16);
    };
    CHECK(distance(flat(JCS_GRAYSCALE, {200}), 0xFFC8C8C8) <= 1);
    CHECK(distance(flat(JCS_CMYK, {255, 255, 255, 255}), 0xFFFFFFFF) <= 2);  // no ink
    CHECK(distance(flat(JCS_CMYK, {0, 255, 255, 255}), 0xFF00FFFF) <= 2);
    CHECK(distance(flat(JCS_CMYK, {255, 0, 255, 128}), 0xFF800080) <= 2);
}

TEST_CASE("every pixel of a photo is opaque") {
    const Bitmap bitmap = made(photo({50, 40}), {50, 40}, {50, 40});
    for (int y = 0; y < 40; ++y)
        REQUIRE(std::ranges::all_of(bitmap.row(y), [](Pixel pixel) { return pixel >> 24 == 255; }));
}

TEST_CASE("a photo that is cut off anywhere, or damaged, is refused or shown as far as it goes") {
    for (const bool progressive : {false, true}) {
        const std::string bytes = photo({64, 48}, progressive);
        for (std::size_t length = 0; length < bytes.size(); length += 3)
            REQUIRE(survives(bytes.substr(0, length)));
        std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same damage every time
        for (int i = 0; i < 2'000; ++i) {
            std::string damaged = bytes;
            for (int k = 0; k < 3; ++k)
                damaged[random() % damaged.size()] = static_cast<char>(random());
            REQUIRE(survives(damaged));
        }
    }
}

TEST_CASE("a photo in so many scans that it would take minutes is refused") {
    std::vector<jpeg_scan_info> scans{{1, {0}, 0, 0, 0, 0}};
    for (const int bit : {1, 0}) {
        for (int coefficient = 1; coefficient < 64; ++coefficient)
            scans.push_back({1, {0}, coefficient, coefficient, bit == 1 ? 0 : 1, bit});
    }
    const auto bytes = jpegs::made({64, 64}, {JCS_GRAYSCALE, 1, true, scans}, landscape);
    const auto decoder = JpegDecoder::open(bytes, {64, 64});
    REQUIRE_FALSE(decoder);
    CHECK(decoder.error().message == "it cannot be decoded: it has too many scans");
}

TEST_CASE("a photo of twelve megapixels is never held whole") {
    const Size full{4000, 3000};
    const std::string bytes = jpegs::made(
        full, {}, [](Point at, std::span<JSAMPLE> to) { std::ranges::fill(to, at.x / 16 & 255); });
    const auto in_use = [] { return mallinfo2().uordblks + mallinfo2().hblkhd; };
    const std::size_t before = in_use();
    std::size_t most = before;
    int rows = 0;
    const Size shown{1920, 1440};
    const auto decoder = JpegDecoder::open(bytes, shown);
    REQUIRE(decoder);
    scale((*decoder)->rows(), shown, whole(shown), [&](int, std::span<const Pixel>) {
        most = std::max(most, in_use());
        ++rows;
    });
    CHECK(rows == shown.height);
    CHECK(most - before < std::size_t{2} << 20);  // of 48 MB
}
