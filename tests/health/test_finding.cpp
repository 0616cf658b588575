#include <vector>

#include "health/finding.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

const Finding good{Finding::Verdict::good, "The disk is large", ""};
const Finding note{Finding::Verdict::note, "The clock may be wrong", "Set it"};
const Finding bad{Finding::Verdict::bad, "There is no \"font\"", "Install one"};

}  // namespace

TEST_CASE("findings are told with a mark each, and what to do") {
    CHECK(to_text(std::vector{good, note, bad}) ==
          "✓ The disk is large\n"
          "! The clock may be wrong\n    Set it\n"
          "✗ There is no \"font\"\n    Install one\n");
}

TEST_CASE("findings are told to programs") {
    CHECK(to_json(std::vector{good, bad}) ==
          R"({"findings": [{"verdict": "good", "what": "The disk is large", "advice": null}, )"
          R"({"verdict": "bad", "what": "There is no \"font\"", "advice": "Install one"}]})");
    CHECK(to_json({}) == R"({"findings": []})");
}

TEST_CASE("one bad finding is enough") {
    CHECK_FALSE(has_bad({}));
    CHECK_FALSE(has_bad(std::vector{good, note}));
    CHECK(has_bad(std::vector{good, bad, note}));
}
