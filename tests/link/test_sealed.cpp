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
constexpr int lent_seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_FUTURE_WRITE;

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
    auto memory = seal(std::array{messages::bitmap({3, 2}, 0xFF010203), messages::bitmap({1, 1}, 0x80)});
    REQUIRE(memory.ok());
    const auto seen = SealedMemory::open(*memory, enough);
    REQUIRE(seen.ok());
    *memory = Descriptor(-1);
    REQUIRE(seen->pixels().size() == 7);
    CHECK(seen->pixels()[5] == 0xFF010203);
    CHECK(seen->pixels()[6] == 0x80);
}

TEST_CASE("nobody can change, shrink or enlarge what is sealed") {
    const auto memory = seal(std::array{messages::bitmap({3, 2}, 0xFF010203)});
    REQUIRE(memory.ok());
    CHECK(::pwrite(memory->get(), "x", 1, 0) == -1);
    CHECK(::ftruncate(memory->get(), 1) == -1);
    CHECK(::ftruncate(memory->get(), 1 << 20) == -1);
    CHECK(::mmap(nullptr, 4, PROT_READ | PROT_WRITE, MAP_SHARED, memory->get(), 0) == MAP_FAILED);
    CHECK_FALSE(SealedMemory::open(*memory, enough)->may_change());
}

TEST_CASE("a large bitmap's own memory can be looked at while it is painted on") {
    PixelMemory canvas(1'000'000);
    const Descriptor memory(::dup(canvas.file()));
    const auto seen = SealedMemory::open(memory, canvas.size() * sizeof(Pixel));
    REQUIRE(seen.ok());
    CHECK(seen->may_change());
    CHECK(seen->id() == id_of(memory));
    canvas[999'999] = 0xFF010203;
    CHECK(seen->pixels()[999'999] == 0xFF010203);
    const PixelMemory another(1'000'000);
    CHECK(seen->id() != id_of(Descriptor(::dup(another.file()))));
    CHECK_FALSE(id_of(Descriptor(::open("/proc/self/exe", O_RDONLY | O_CLOEXEC))));
}

TEST_CASE("sealed memory that is moved stays where it is, and goes with its last owner") {
    const auto memory = seal(std::array{messages::bitmap({3, 2}, 0xFF010203)});
    auto one = SealedMemory::open(*memory, enough);
    auto other = SealedMemory::open(*memory, enough);
    REQUIRE((one.ok() && other.ok()));
    const Pixel* const place = one->pixels().data();
    *other = *std::move(one);
    CHECK(other->pixels().data() == place);
    CHECK(one->pixels().empty());
    CHECK(other->pixels()[0] == 0xFF010203);
}

TEST_CASE("memory that could shrink, grow or get holes is refused") {
    CHECK(SealedMemory::open(memory_of(4096, all_seals), enough).ok());
    CHECK(SealedMemory::open(memory_of(4096, lent_seals), enough).ok());
    CHECK_FALSE(SealedMemory::open(memory_of(4096, lent_seals & ~F_SEAL_SHRINK), enough).ok());
    const int missing = GENERATE(F_SEAL_SEAL, F_SEAL_SHRINK, F_SEAL_GROW, F_SEAL_WRITE);
    CHECK_FALSE(SealedMemory::open(memory_of(4096, all_seals & ~missing), enough).ok());
    CHECK_FALSE(SealedMemory::open(memory_of(4096, 0), enough).ok());
}

TEST_CASE("memory of a strange size is refused") {
    CHECK_FALSE(SealedMemory::open(memory_of(0, all_seals), enough).ok());
    CHECK_FALSE(SealedMemory::open(memory_of(4095, all_seals), enough).ok());
    CHECK_FALSE(SealedMemory::open(memory_of(8192, all_seals), 4096).ok());
}

TEST_CASE("memory with holes is refused: filling them could fail at a bad moment") {
    CHECK_FALSE(SealedMemory::open(memory_of(1 << 20, all_seals, false), enough).ok());
    Descriptor memory = memory_of(1 << 20, 0, false);  // with enough pages, behind its end
    REQUIRE(::fallocate(memory.get(), FALLOC_FL_KEEP_SIZE, 1 << 20, 1 << 20) == 0);
    REQUIRE(::fcntl(memory.get(), F_ADD_SEALS, all_seals) == 0);
    CHECK_FALSE(SealedMemory::open(memory, enough).ok());
}

TEST_CASE("what is not memory at all is refused") {
    CHECK_FALSE(SealedMemory::open(Descriptor(::open("/proc/self/exe", O_RDONLY | O_CLOEXEC)), enough).ok());
    CHECK_FALSE(SealedMemory::open(Descriptor(::open("/dev/zero", O_RDONLY | O_CLOEXEC)), enough).ok());
    CHECK_FALSE(SealedMemory::open(Descriptor(-1), enough).ok());
}
