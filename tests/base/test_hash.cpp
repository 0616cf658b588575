#include "base/hash.h"
#include "support/catch.h"

using namespace slidewell;

namespace {
std::uint64_t of(std::string_view a, std::string_view b) {
    Fingerprint print;
    print.add(a);
    print.add(b);
    return print.value();
}
}  // namespace

TEST_CASE("a fingerprint depends on every byte and on where a part ends") {
    CHECK(of("a", "b") == of("a", "b"));
    CHECK(of("a", "b") != of("b", "a"));
    CHECK(of("ab", "c") != of("a", "bc"));
    CHECK(of("", "") != of("", "a"));
}

TEST_CASE("numbers count too") {
    Fingerprint one;
    one.add(std::int64_t{1});
    Fingerprint two;
    two.add(std::int64_t{256});
    CHECK(one.value() != two.value());
}
