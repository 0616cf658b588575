#include <sstream>

#include <unistd.h>

#include "health/memory.h"
#include "support/catch.h"

using namespace slidewell;

TEST_CASE("the proportional share is found among the kernel's sums") {
    std::istringstream rollup(
        "55d0c4a4e000-7ffd5d3f5000 ---p 00000000 00:00 0                          [rollup]\n"
        "Rss:               23456 kB\n"
        "Pss:               12345 kB\n"
        "Pss_Dirty:          6789 kB\n");
    CHECK(proportional_share(rollup) == 12'345U);
}

TEST_CASE("without a sum there is no share") {
    std::istringstream nothing;
    CHECK_FALSE(proportional_share(nothing));
    std::istringstream cut_short("Rss:   23456 kB\nPss:");
    CHECK_FALSE(proportional_share(cut_short));
}

TEST_CASE("a program takes memory, and one that is gone takes none") {
    CHECK(memory_of(::getpid()).value_or(0) > 100);
    CHECK_FALSE(memory_of(-1));
}
