#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "support/catch.h"

using namespace slidewell;

TEST_CASE("names are ordered as people order them") {
    const std::vector<std::string> ordered{"1.xml",    "02-a.xml", "2-a.xml", "2-b.xml",
                                           "10-a.xml", "a.xml",    "B.xml"};
    std::vector<std::string> names{"10-a.xml", "2-b.xml", "1.xml", "B.xml", "a.xml", "02-a.xml", "2-a.xml"};
    sort_naturally(names);
    CHECK(names == ordered);
}

TEST_CASE("wherever names lay before, their order is the same") {
    std::vector<std::string> names{"",    "0",   "00",  "a",   "A",   "a1",
                                   "a01", "a1b", "a10", "a-1", "a1-", "\u00e9"};
    sort_naturally(names);
    const std::vector<std::string> ordered = names;
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::rotate(names.begin(), names.begin() + 1, names.end());
        std::vector<std::string> again = names;
        sort_naturally(again);
        CHECK(again == ordered);
    }
}

TEST_CASE("numbers longer than any integer are still compared by value") {
    const auto is_before = [](const std::string& a, const std::string& b) {
        std::vector<std::string> names{b, a};
        sort_naturally(names);
        return names.front() == a;
    };
    CHECK(is_before("99999999999999999998", "99999999999999999999"));
    CHECK(is_before("9", "10000000000000000000000000"));
    CHECK(is_before("x" + std::string(300, '1'), "x" + std::string(600, '1')));
    CHECK(is_before("x" + std::string(254, '9'), "x1" + std::string(255, '0')));
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

TEST_CASE("one file is a file, and others are files") {
    CHECK(counted(1, "file") == "1 file");
    CHECK(counted(0, "file") == "0 files");
    CHECK(counted(12, "file") == "12 files");
}
