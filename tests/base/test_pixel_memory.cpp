// Memory for pixels: a vector's manners, and for much of it a file that others can look at.
#include <algorithm>

#include <fcntl.h>
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
    PixelMemory pixels(many);
    pixels[many - 1] = 0xFF112233;
    Pixel last = 0;
    REQUIRE(::pread(pixels.file(), &last, sizeof(last), (many - 1) * sizeof(Pixel)) == sizeof(last));
    CHECK(last == 0xFF112233);
}

TEST_CASE("whoever has the file sees what is painted, and cannot change it, its size, or make a hole in it") {
    PixelMemory pixels(many);
    const int file = pixels.file();
    CHECK(::pwrite(file, "x", 1, 0) == -1);
    CHECK(::ftruncate(file, 1) == -1);
    CHECK(::ftruncate(file, 1 << 30) == -1);
    CHECK(::fallocate(file, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 4096) == -1);
    CHECK(::madvise(pixels.data(), 4096, MADV_REMOVE) == -1);
    CHECK(::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0) == MAP_FAILED);
    CHECK(::fcntl(file, F_ADD_SEALS, F_SEAL_WRITE) == -1);

    void* const seen = ::mmap(nullptr, 4096, PROT_READ, MAP_SHARED, file, 0);
    REQUIRE(seen != MAP_FAILED);
    CHECK(::mprotect(seen, 4096, PROT_READ | PROT_WRITE) == -1);
    pixels[7] = 0xFF112233;
    CHECK(static_cast<const Pixel*>(seen)[7] == 0xFF112233);
    CHECK(::munmap(seen, 4096) == 0);
}
