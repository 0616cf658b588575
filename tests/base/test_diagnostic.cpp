#include "base/diagnostic.h"
#include "support/catch.h"

using namespace slidewell;

TEST_CASE("a diagnostic has the form that editors jump to") {
    const Diagnostic whole{
        "20-causes.xml", {7, 5}, Severity::error, "<bulet> is not known", "did you mean <item>?"};
    CHECK(to_string(whole) == "20-causes.xml:7:5: error: <bulet> is not known; did you mean <item>?");
    CHECK(to_string(Diagnostic{"a.xml", {3, 0}, Severity::warning, "m", ""}) == "a.xml:3: warning: m");
    CHECK(to_string(Diagnostic{"a.xml", {}, Severity::warning, "m", ""}) == "a.xml: warning: m");
}

TEST_CASE("warnings alone are no error") {
    CHECK_FALSE(has_error({{"a", {}, Severity::warning, "m", ""}}));
    CHECK(has_error({{"a", {}, Severity::warning, "m", ""}, {"a", {}, Severity::error, "m", ""}}));
    CHECK_FALSE(has_error({}));
}
