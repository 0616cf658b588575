// A slide that takes more memory than its studio may have.
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "deck.h"
#include "processes.h"
#include <sys/resource.h>

#include "support/address_sanitizer.h"
#include "support/catch.h"

namespace fs = std::filesystem;
using processes::comes_true;

namespace {

constexpr rlim_t enough_for_a_studio = rlim_t{60} << 20;  // in bytes; the picture below takes more to decode

void append(std::string& bytes, unsigned value, int length) {
    for (int i = 0; i < length; ++i)
        bytes.push_back(static_cast<char>(value >> (8 * i) & 255));
}

// A BMP of one bit for each pixel, all black. Header, palette, rows of whole words.
std::string large_picture() {
    constexpr unsigned side = 7'000;
    constexpr unsigned header = 62;
    constexpr unsigned size = (side + 31) / 32 * 4 * side;
    std::string bytes = "BM";
    append(bytes, header + size, 4);
    append(bytes, 0, 4);
    append(bytes, header, 4);
    for (const unsigned field : {40U, side, side})
        append(bytes, field, 4);
    append(bytes, 1, 2);
    append(bytes, 1, 2);
    for (const unsigned field : {0U, size, 0U, 0U, 2U, 2U, 0x000000U, 0xFFFFFFU})
        append(bytes, field, 4);
    return bytes + std::string(size, '\0');
}

std::string content(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("a slide that takes too much memory is left out, its folder is told, and the show goes on") {
    if (under_address_sanitizer) {
        WARN("memory has no limit under the address sanitizer: not tried");
        return;
    }
    const TempFolder folder;
    folder.write("slides/10-good.xml", deck::good);
    Process player({SLIDEWELL_BINARY, "play", "--headless", "--size", "320x180", "--speed", "20", "--library",
                    (folder.path() / "library").string(), (folder.path() / "slides").string()});
    REQUIRE(player.says("10-good.xml"));
    const pid_t studio = processes::child_of(player.id());
    const rlimit limit{enough_for_a_studio, enough_for_a_studio};
    REQUIRE(::prlimit(studio, RLIMIT_DATA, &limit, nullptr) == 0);
    folder.write("slides/large.bmp", large_picture());
    folder.write("slides/20-large.xml", deck::slide("Large", R"(<picture src="large.bmp" alt="Black"/>)"));
    const auto receipt = [&] { return content(folder.path() / "slides/STATUS.txt"); };
    CHECK(comes_true([&] { return deck::holds(receipt(), "20-large.xml is not on air"); }));
    CHECK(deck::holds(receipt(), "large.bmp: it cannot be decoded"));
    const std::size_t shown = deck::count(player.output(), "10-good.xml");
    folder.write("slides/30-new.xml", deck::slide("New"));
    CHECK(player.says("30-new.xml"));
    CHECK(comes_true([&] { return deck::count(player.output(), "10-good.xml") > shown; }));
    CHECK_FALSE(deck::holds(player.output(), "20-large.xml"));
    player.signal(SIGTERM);
    CHECK(player.wait().status == 0);
}
