// How much may be said unasked.
#include "app/talk_allowance.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

constexpr TalkAllowance::Time begun{};

// How many messages of that size may be said at once.
int said_at_once(TalkAllowance& allowance, std::size_t bytes, TalkAllowance::Time at) {
    int said = 0;
    while (said < 10'000 && allowance.permits(bytes, at))
        ++said;
    return said;
}

}  // namespace

TEST_CASE("some hundred short messages may come at once, and far fewer long ones") {
    TalkAllowance brief(begun);
    CHECK(said_at_once(brief, 100, begun) == 400);
    TalkAllowance lengthy(begun);
    CHECK(said_at_once(lengthy, 1 << 20, begun) < 40);
}

TEST_CASE("who was silent may talk again, but not the more the longer he was") {
    TalkAllowance allowance(begun);
    CHECK(said_at_once(allowance, 100, begun) > 0);
    CHECK(said_at_once(allowance, 100, begun + 1s) == 99);
    CHECK(said_at_once(allowance, 100, begun + 24h) == 400);
}
