// A studio before it has its orders.
#include <chrono>

#include "app/new_studio.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

TEST_CASE("a studio whose player is gone before it gave orders ends without a complaint") {
    auto studio = start_studio([](std::span<const int> files) {
        return Child::start(SLIDEWELL_BINARY, {"slidewell", "studio"}, files);
    });
    REQUIRE(studio.ok());
    studio->line = Descriptor(-1);
    const auto status = studio->process.ended_within(60'000ms);
    REQUIRE(status.has_value());
    CHECK(ended_with(*status, 0));
}
