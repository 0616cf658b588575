#include "base/result.h"
#include "support/catch.h"

using namespace slidewell;

TEST_CASE("a result holds a value or says why there is none") {
    const Result<int> good(7);
    REQUIRE(good.ok());
    CHECK(*good == 7);

    const Result<int> bad(Error{"no such file"});
    REQUIRE_FALSE(bad.ok());
    CHECK(in_context("cannot read knee.jpg", bad.error()).message == "cannot read knee.jpg: no such file");
}
