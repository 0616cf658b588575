#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "support/catch.h"

using namespace slidewell;

TEST_CASE("names are ordered as people order them") {
    std::vector<std::string> names{"10-a.xml", "2-b.xml", "1.xml", "B.xml", "a.xml", "02-a.xml", "2-a.xml"};
    std::ranges::sort(names, natural_less);
    CHECK(names ==
          std::vector<std::string>{"1.xml", "02-a.xml", "2-a.xml", "2-b.xml", "10-a.xml", "a.xml", "B.xml"});
}

TEST_CASE("the natural order is total and strict") {
    const std::array<std::string, 9> names{"", "0", "00", "a", "A", "a1", "a01", "a1b", "a10"};
    for (const auto& a : names) {
        CHECK_FALSE(natural_less(a, a));
        for (const auto& b : names) {
            CAPTURE(a, b);
            CHECK((natural_less(a, b) || natural_less(b, a)) == (a != b));
        }
    }
}

TEST_CASE("keys sort as the names themselves do") {
    std::vector<std::string> names{"a10.xml", "A9.xml", "a09.xml", "10",  "9",   "9a",
                                   "",        "b",      "a",       "a-1", "a1-", "\u00e9"};
    std::vector<std::string> by_key = names;
    std::ranges::sort(names, natural_less);
    std::ranges::sort(by_key, {}, natural_key);
    CHECK(by_key == names);
    CHECK(natural_key("x" + std::string(300, '1')) < natural_key("x" + std::string(600, '1')));
    CHECK(natural_key("x" + std::string(254, '9')) < natural_key("x1" + std::string(255, '0')));
}

TEST_CASE("numbers longer than any integer are still compared by value") {
    CHECK(natural_less("99999999999999999998", "99999999999999999999"));
    CHECK(natural_less("9", "10000000000000000000000000"));
}

TEST_CASE("code points survive a round trip through UTF-8") {
    for (const char32_t code : {U'a', U'é', U'€', U'\U0001F600', U'\u07FF', U'\uFFFD', U'\U0010FFFF'}) {
        std::string text;
        append_utf8(text, code);
        std::size_t at = 0;
        CHECK(next_code_point(text, at) == code);
        CHECK(at == text.size());
    }
}

TEST_CASE("malformed UTF-8 reads as replacement characters, a byte at a time") {
    for (const std::string text :
         {"\x80", "\xC0\x80", "\xE2\x82", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
        std::size_t at = 0;
        CHECK(next_code_point(text, at) == 0xFFFD);
        CHECK(at == 1);
    }
}

TEST_CASE("the nearest word is offered when it is near enough") {
    const std::array<std::string_view, 4> known{"item", "title", "picture", "text"};
    CHECK(nearest("tilte", known) == "title");
    CHECK(nearest("pictur", known) == "picture");
    CHECK(nearest("ITEM", known) == "item");
    CHECK(nearest("zzzzzz", known).empty());
    CHECK(nearest(std::string(1'000, 'x'), known).empty());
}

TEST_CASE("white space is trimmed from both ends") {
    CHECK(trimmed("  a b\r\n") == "a b");
    CHECK(trimmed(" \t ").empty());
}
