// Sharing work without losing any of it.
#include <algorithm>
#include <array>
#include <atomic>
#include <vector>

#include "screen/crew.h"
#include "support/catch.h"

namespace slidewell {

TEST_CASE("every item is worked on once, whoever does it") {
    const int size = GENERATE(1, 2, 4);
    Crew crew(size);
    CHECK(crew.size() == size);
    for (const int items : {0, 1, 3, 500}) {
        std::vector<std::atomic<int>> done(static_cast<std::size_t>(items));
        crew.share(items, [&](int /*member*/, int item) { ++done[static_cast<std::size_t>(item)]; });
        CAPTURE(size, items);
        CHECK(std::ranges::all_of(done, [](const std::atomic<int>& times) { return times == 1; }));
    }
}

TEST_CASE("no member works on two items at a time") {
    Crew crew(4);
    std::array<std::atomic<int>, 4> busy{};
    std::atomic<bool> alone = true;
    for (int round = 0; round < 200; ++round) {
        crew.share(20, [&](int member, int /*item*/) {
            auto& mine = busy.at(static_cast<std::size_t>(member));
            if (mine++ != 0) alone = false;
            --mine;
        });
    }
    CHECK(alone);
}

TEST_CASE("what the members have written can be read when all is done") {
    Crew crew(3);
    std::vector<int> squares(300);
    for (int round = 1; round <= 50; ++round) {
        crew.share(300,
                   [&](int /*member*/, int item) { squares[static_cast<std::size_t>(item)] = item * round; });
        CHECK(squares[299] == 299 * round);
        CHECK(std::ranges::is_sorted(squares));
    }
}

TEST_CASE("a crew that was never needed can be dismissed") {
    CHECK(Crew::usual_size() >= 1);
    CHECK(Crew::usual_size() <= 4);
    const Crew crew(4);
    CHECK(crew.size() == 4);
}

}  // namespace slidewell
