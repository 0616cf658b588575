#include "base/json.h"
#include "support/catch.h"

using slidewell::json_array;
using slidewell::json_object;
using slidewell::json_string;

TEST_CASE("plain words stand between quotation marks") {
    CHECK(json_string("") == R"("")");
    CHECK(json_string("10-what.xml") == R"("10-what.xml")");
    CHECK(json_string("Größe / “quote” 🏃") == R"("Größe / “quote” 🏃")");
}

TEST_CASE("what JSON does not allow in a string is escaped") {
    CHECK(json_string("time=\"2s\"") == R"("time=\"2s\"")");
    CHECK(json_string("a\\b") == R"("a\\b")");
    CHECK(json_string("a\nb") == R"("a\nb")");
    CHECK(json_string(std::string("\0\t\r\x1F", 4)) == R"("\u0000\u0009\u000d\u001f")");
}

TEST_CASE("bytes that are no UTF-8 become replacement characters") {
    CHECK(json_string("a\xFF"
                      "b") == "\"a\uFFFDb\"");
}

TEST_CASE("members and values are joined to objects and arrays") {
    CHECK(json_object({}) == "{}");
    CHECK(json_object({{"dwell", "14"}, {"slide", json_string("a \"b\"")}}) ==
          R"({"dwell": 14, "slide": "a \"b\""})");
    CHECK(json_array({}) == "[]");
    CHECK(json_array(std::vector<std::string>{"1", "{}"}) == "[1, {}]");
}
