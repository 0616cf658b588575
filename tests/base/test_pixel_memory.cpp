// Memory for pixels: a vector's manners, and for much of it a file that can be sealed.
#include <algorithm>

#include <sys/mman.h>
#include <unistd.h>

#include "base/bitmap.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

constexpr std::size_t few = 100;
constexpr std::size_t many = 1'000'000;

bool all_are(const PixelMemory& pixels, Pixel wanted) {
    return std::ranges::all_of(pixels, [&](Pixel pixel) { return pixel == wanted; });
}

}  // namespace

TEST_CASE("pixels are clear at first, and a copy is a copy") {
    const std::size_t count = GENERATE(few, many);
    PixelMemory pixels(count);
    CHECK(pixels.size() == count);
    CHECK(all_are(pixels, 0));
    std::ranges::fill(pixels, 7U);
    PixelMemory copy = pixels;
    CHECK(copy == pixels);
    copy[count - 1] = 8;
    CHECK(pixels[count - 1] == 7);
    CHECK_FALSE(copy == pixels);
}

TEST_CASE("pixels that move stay where they are") {
    const std::size_t count = GENERATE(few, many);
    PixelMemory pixels(count);
    pixels[3] = 33;
    const Pixel* const place = pixels.data();
    PixelMemory moved = std::move(pixels);
    CHECK(moved.data() == place);
    PixelMemory assigned(5);
    assigned = std::move(moved);
    CHECK(assigned.data() == place);
    CHECK(assigned.size() == count);
    CHECK(assigned[3] == 33);
}

TEST_CASE("much memory is a file with the pixels in it, little is none") {
    CHECK(PixelMemory(few).file() == -1);
    CHECK_FALSE(PixelMemory(few).seal());
    PixelMemory pixels(many);
    pixels[many - 1] = 0xFF112233;
    Pixel last = 0;
    REQUIRE(::pread(pixels.file(), &last, sizeof(last), (many - 1) * sizeof(Pixel)) == sizeof(last));
    CHECK(last == 0xFF112233);
}

TEST_CASE("sealed pixels stay where they are, and nobody can change them") {
    PixelMemory pixels(many);
    std::ranges::fill(pixels, 7U);
    const Pixel* const place = pixels.data();
    CHECK_FALSE(is_sealed_file(pixels.file()));
    REQUIRE(pixels.seal());
    CHECK(pixels.sealed());
    CHECK(is_sealed_file(pixels.file()));
    CHECK(pixels.data() == place);
    CHECK(all_are(pixels, 7));
    CHECK(::pwrite(pixels.file(), "x", 1, 0) == -1);
    CHECK(::mprotect(pixels.data(), 4096, PROT_READ | PROT_WRITE) == -1);
    CHECK(pixels.seal());
}

TEST_CASE("pixels of which somebody else has a window to write stay as they are") {
    PixelMemory pixels(many);
    std::ranges::fill(pixels, 7U);
    void* const window = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, pixels.file(), 0);
    REQUIRE(window != MAP_FAILED);
    CHECK_FALSE(pixels.seal());
    CHECK(all_are(pixels, 7));
    pixels[0] = 8;
    CHECK(pixels[0] == 8);
    REQUIRE(::munmap(window, 4096) == 0);
    CHECK(pixels.seal());
}

TEST_CASE("to go on painting on sealed pixels takes a copy") {
    Bitmap bitmap(Canvas({1000, 1000}, 0xFF000007));
    REQUIRE(bitmap.memory() != nullptr);
    REQUIRE(bitmap.memory()->seal());
    Canvas canvas = std::move(bitmap).thaw();
    canvas.row(0)[0] = 8;
    CHECK(canvas.pixels[0] == 8);
    CHECK(canvas.pixels[1] == 0xFF000007);
}
