// What a studio lends, and when it has it back.
#include <array>
#include <fstream>
#include <string>

#include "messages.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "link/loans.h"
#include "link/sealed.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

constexpr std::size_t count = 1'000'000;
constexpr std::size_t enough = count * sizeof(Pixel);
using Ids = std::vector<CanvasId>;

// As a studio has it, and as the player gets it.
struct Lent {
    PixelMemory canvas = PixelMemory(count);
    Descriptor memory{::dup(canvas.file())};
    [[nodiscard]] CanvasId id() const {
        struct stat state {};
        REQUIRE(::fstat(canvas.file(), &state) == 0);
        return state.st_ino;
    }
};

// Takes the place of what was unmapped before, so that what is mapped later lies elsewhere.
class Filler {
  public:
    explicit Filler(std::size_t size)
        : size_(size), start_(::mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) {}
    Filler(const Filler&) = delete;
    Filler& operator=(const Filler&) = delete;
    ~Filler() {
        if (start_ != MAP_FAILED) ::munmap(start_, size_);
    }

  private:
    std::size_t size_;
    void* start_;
};

int times_mapped(ino_t file) {
    const std::string number = " " + std::to_string(file) + " ";
    std::ifstream maps("/proc/self/maps");
    int times = 0;
    for (std::string line; std::getline(maps, line);)
        times += line.find("memfd:slidewell") != std::string::npos && line.find(number) != std::string::npos;
    return times;
}

// By whoever paints on it, and by whoever looks at it.
bool is_mapped_twice(const Lent& lent) { return times_mapped(lent.id()) == 2; }

}  // namespace

TEST_CASE("a canvas is given back when the last who looks at its pixels has gone") {
    const Lent lent;
    Loans loans;
    auto pixels = loans.open(lent.memory, enough);
    REQUIRE(pixels.ok());
    CHECK(pixels->count == count);
    auto other = pixels->first;
    pixels->first.reset();
    CHECK(loans.take_ended().empty());
    other.reset();
    CHECK(loans.take_ended() == Ids{lent.id()});
    CHECK(loans.take_ended().empty());
}

TEST_CASE("a canvas that comes twice is given back twice") {
    const Lent lent;
    Loans loans;
    auto first = loans.open(lent.memory, enough);
    auto second = loans.open(lent.memory, enough);
    REQUIRE((first.ok() && second.ok()));
    first->first.reset();
    CHECK(loans.take_ended() == Ids{lent.id()});
    CHECK(second->first.get()[count - 1] == 0);
    second->first.reset();
    CHECK(loans.decline(lent.memory));
    CHECK(loans.take_ended() == Ids{lent.id(), lent.id()});
}

TEST_CASE("a canvas that comes again lies where it lay, with what is on it now") {
    Lent lent;
    Loans loans;
    auto pixels = loans.open(lent.memory, enough);
    REQUIRE(pixels.ok());
    const Pixel* const place = pixels->first.get();
    pixels->first.reset();
    const Filler filler(enough);
    lent.canvas[5] = 0xFF010203;
    pixels = loans.open(lent.memory, enough);
    REQUIRE(pixels.ok());
    CHECK(pixels->first.get() == place);
    CHECK(place[5] == 0xFF010203);
}

TEST_CASE("another canvas is not taken for the one that was given back") {
    Lent one;
    const Lent other;
    one.canvas[0] = 0xFF010203;
    Loans loans;
    { const auto pixels = loans.open(one.memory, enough); }
    const auto pixels = loans.open(other.memory, enough);
    REQUIRE(pixels.ok());
    CHECK(pixels->first.get()[0] == 0);
}

TEST_CASE("a canvas that was fine before is refused when it is too large now") {
    const Lent lent;
    Loans loans;
    { const auto pixels = loans.open(lent.memory, enough); }
    CHECK_FALSE(loans.open(lent.memory, enough - 1).ok());
    CHECK(loans.open(lent.memory, enough).ok());
}

TEST_CASE("what comes with one picture may be as large as allowed together, and is given back together") {
    std::array<Lent, 2> lent;
    const std::array memories{std::move(lent[0].memory), std::move(lent[1].memory)};
    Loans loans;
    {
        const auto both = loans.open_all(memories, 2 * enough);
        REQUIRE(both.ok());
        CHECK(both->size() == 2);
    }
    CHECK(loans.take_ended().size() == 2);
    CHECK_FALSE(loans.open_all(memories, 2 * enough - sizeof(Pixel)).ok());
    CHECK(loans.take_ended() == Ids{lent[0].id()});
    CHECK(loans.decline_all(memories));
    CHECK(loans.take_ended() == Ids{lent[0].id(), lent[1].id()});
}

TEST_CASE("what nobody can paint on any more is not given back") {
    const auto memory = seal(std::array{messages::bitmap({3, 2}, 0xFF010203)});
    REQUIRE(memory.ok());
    Loans loans;
    { REQUIRE(loans.open(*memory, enough).ok()); }
    CHECK(loans.take_ended().empty());
}

TEST_CASE("a studio that lends without end, or what is no memory, is found out") {
    const Lent lent;
    Loans loans;
    CHECK_FALSE(loans.decline(Descriptor(::open("/proc/self/exe", O_RDONLY | O_CLOEXEC))));
    int declined = 0;
    while (declined < 1'000 && loans.decline(lent.memory))
        ++declined;
    CHECK(declined > 8);
    CHECK(declined < 100);
}

TEST_CASE("whoever lets pixels go unmaps nothing; canvases stay until a picture comes without them") {
    std::array<Lent, 3> lent;
    const std::array both{std::move(lent[0].memory), std::move(lent[1].memory)};
    Loans loans;
    { REQUIRE(loans.open_all(both, 2 * enough).ok()); }
    loans.tidy();
    CHECK(loans.open_all({}, enough).ok());
    CHECK(is_mapped_twice(lent[0]));
    CHECK(is_mapped_twice(lent[1]));
    {
        const auto again = loans.open_all(both, 2 * enough);
        CHECK(again.ok());
    }
    CHECK(is_mapped_twice(lent[0]));
    const auto other = loans.open(lent[2].memory, enough);
    CHECK(other.ok());
    CHECK_FALSE(is_mapped_twice(lent[0]));
    CHECK_FALSE(is_mapped_twice(lent[1]));
}

TEST_CASE("a copy stays mapped until somebody tidies up") {
    const auto memory = seal(std::array{messages::bitmap({3, 2}, 0xFF010203)});
    REQUIRE(memory.ok());
    Loans loans;
    auto pixels = loans.open(*memory, enough);
    REQUIRE(pixels.ok());
    const ino_t file = id_of(*memory).value().file;
    pixels->first.reset();
    CHECK(times_mapped(file) == 1);
    loans.tidy();
    CHECK(times_mapped(file) == 0);
}

TEST_CASE("nothing stays mapped for a studio that is gone but what somebody looks at") {
    const Lent one;
    const Lent other;
    CarriedPixels kept;
    {
        Loans loans;
        auto pixels = loans.open(one.memory, enough);
        auto more = loans.open(other.memory, enough);
        REQUIRE((pixels.ok() && more.ok()));
        kept = *std::move(pixels);
        more->first.reset();
        CHECK(is_mapped_twice(other));
    }
    CHECK_FALSE(is_mapped_twice(other));
    CHECK(is_mapped_twice(one));
    kept.first.reset();
    CHECK_FALSE(is_mapped_twice(one));
}

TEST_CASE("pixels stay when nobody watches over their studio any more") {
    Lent lent;
    lent.canvas[9] = 0xFF010203;
    CarriedPixels pixels;
    {
        Loans loans;
        auto opened = loans.open(lent.memory, enough);
        REQUIRE(opened.ok());
        pixels = *std::move(opened);
    }
    CHECK(pixels.first.get()[9] == 0xFF010203);
}
