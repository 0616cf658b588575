// What counts as sealed, and what is not even looked at.
#include <array>

#include "messages.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "link/sealed.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

constexpr std::size_t enough = 1 << 20;
constexpr int all_seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;

Descriptor memory_of(std::size_t size, int seals, bool filled = true) {
    Descriptor memory(::memfd_create("test", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    const std::vector<char> bytes(filled ? size : 0, 'x');
    REQUIRE(::write(memory.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    REQUIRE(::ftruncate(memory.get(), static_cast<off_t>(size)) == 0);
    if (seals != 0) REQUIRE(::fcntl(memory.get(), F_ADD_SEALS, seals) == 0);
    return memory;
}

}  // namespace

TEST_CASE("sealed pixels can be seen by whoever gets the memory, also when it is closed again") {
    const std::array<Bitmap, 2> bitmaps{messages::bitmap({3, 2}, 0xFF010203), messages::bitmap({1, 1}, 0x80)};
    auto memory = seal(bitmaps);
    REQUIRE(memory.ok());
    const auto pixels = open_sealed(*memory, enough);
    REQUIRE(pixels.ok());
    *memory = Descriptor(-1);
    REQUIRE(pixels->count == 7);
    CHECK(pixels->first.get()[5] == 0xFF010203);
    CHECK(pixels->first.get()[6] == 0x80);
}

TEST_CASE("nobody can change, shrink or enlarge what is sealed") {
    const auto memory = seal(std::array{messages::bitmap({3, 2}, 0xFF010203)});
    REQUIRE(memory.ok());
    CHECK(::pwrite(memory->get(), "x", 1, 0) == -1);
    CHECK(::ftruncate(memory->get(), 1) == -1);
    CHECK(::ftruncate(memory->get(), 1 << 20) == -1);
    CHECK(::mmap(nullptr, 4, PROT_READ | PROT_WRITE, MAP_SHARED, memory->get(), 0) == MAP_FAILED);
}

TEST_CASE("a large first bitmap is handed over as it lies, and the others follow it") {
    const std::array<Bitmap, 2> bitmaps{messages::bitmap({1000, 500}, 0xFF010203),
                                        messages::bitmap({1, 1}, 0x80)};
    const Pixel* const place = bitmaps[0].pixels().data();
    const auto memory = seal(bitmaps);
    REQUIRE(memory.ok());
    CHECK(bitmaps[0].pixels().data() == place);
    CHECK(bitmaps[0].memory()->sealed());
    const auto pixels = open_sealed(*memory, enough * sizeof(Pixel));
    REQUIRE(pixels.ok());
    REQUIRE(pixels->count == 500'001);
    CHECK(pixels->first.get()[499'999] == 0xFF010203);
    CHECK(pixels->first.get()[500'000] == 0x80);
    CHECK(::pwrite(memory->get(), "x", 1, 0) == -1);
}

TEST_CASE("a bitmap that is sealed already is copied for another letter") {
    const auto ground = messages::bitmap({1000, 500}, 0xFF010203);
    REQUIRE(seal(std::array{ground}).ok());
    const auto again = seal(std::array{ground, messages::bitmap({1, 1}, 0x80)});
    REQUIRE(again.ok());
    const auto pixels = open_sealed(*again, enough * sizeof(Pixel));
    REQUIRE(pixels.ok());
    CHECK(pixels->count == 500'001);
}

TEST_CASE("a bitmap whose memory cannot be sealed just now is copied") {
    const std::array<Bitmap, 2> bitmaps{messages::bitmap({1000, 500}, 0xFF010203),
                                        messages::bitmap({1, 1}, 0x80)};
    void* const window =
        ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, bitmaps[0].memory()->file(), 0);
    REQUIRE(window != MAP_FAILED);
    const auto meanwhile = seal(bitmaps);
    REQUIRE(::munmap(window, 4096) == 0);
    const auto afterwards = seal(bitmaps);
    CHECK(bitmaps[0].memory()->sealed());
    for (const auto* memory : {&meanwhile, &afterwards}) {
        REQUIRE(memory->ok());
        const auto pixels = open_sealed(**memory, enough * sizeof(Pixel));
        REQUIRE(pixels.ok());
        REQUIRE(pixels->count == 500'001);
        CHECK(pixels->first.get()[499'999] == 0xFF010203);
        CHECK(pixels->first.get()[500'000] == 0x80);
    }
}

TEST_CASE("memory that somebody could still change is refused") {
    CHECK(open_sealed(memory_of(4096, all_seals), enough).ok());
    const int missing = GENERATE(F_SEAL_SEAL, F_SEAL_SHRINK, F_SEAL_GROW, F_SEAL_WRITE);
    CHECK_FALSE(open_sealed(memory_of(4096, all_seals & ~missing), enough).ok());
    CHECK_FALSE(open_sealed(memory_of(4096, 0), enough).ok());
}

TEST_CASE("memory of a strange size is refused") {
    CHECK_FALSE(open_sealed(memory_of(0, all_seals), enough).ok());
    CHECK_FALSE(open_sealed(memory_of(4095, all_seals), enough).ok());
    CHECK_FALSE(open_sealed(memory_of(8192, all_seals), 4096).ok());
}

TEST_CASE("memory with holes is refused: filling them could fail at a bad moment") {
    CHECK_FALSE(open_sealed(memory_of(1 << 20, all_seals, false), enough).ok());
}

TEST_CASE("what is not memory at all is refused") {
    CHECK_FALSE(open_sealed(Descriptor(::open("/proc/self/exe", O_RDONLY | O_CLOEXEC)), enough).ok());
    CHECK_FALSE(open_sealed(Descriptor(::open("/dev/zero", O_RDONLY | O_CLOEXEC)), enough).ok());
    CHECK_FALSE(open_sealed(Descriptor(-1), enough).ok());
}
