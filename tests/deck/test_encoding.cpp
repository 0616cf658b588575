// Bytes as text editors save them.
#include "deck/encoding.h"
#include "support/catch.h"

using slidewell::to_utf8;

namespace {

struct Row {
    std::string what;
    std::string bytes;
    std::string text;
};

std::string with_zeros(std::string_view ascii, bool zero_first) {
    std::string bytes;
    for (const char c : ascii) {
        bytes += zero_first ? std::string{'\0', c} : std::string{c, '\0'};
    }
    return bytes;
}

}  // namespace

TEST_CASE("every encoding that editors save becomes UTF-8") {
    const auto row = GENERATE(values<Row>({
        {"plain ASCII", "<a>x</a>", "<a>x</a>"},
        {"UTF-8", "<a>caf\xC3\xA9</a>", "<a>café</a>"},
        {"UTF-8 with a mark", "\xEF\xBB\xBF<a>caf\xC3\xA9</a>", "<a>café</a>"},
        {"UTF-8 with four bytes", "<a>\xF0\x9F\x99\x82</a>", "<a>🙂</a>"},
        {"UTF-16 little endian with a mark", "\xFF\xFE" + with_zeros("<a/>", false), "<a/>"},
        {"UTF-16 big endian with a mark", "\xFE\xFF" + with_zeros("<a/>", true), "<a/>"},
        {"UTF-16 little endian without a mark", with_zeros("<a/>", false), "<a/>"},
        {"UTF-16 big endian without a mark", with_zeros("<a/>", true), "<a/>"},
        {"UTF-16 with a surrogate pair", std::string("\xFF\xFE<\0\x3D\xD8\x42\xDE>\0", 10), "<🙂>"},
        {"UTF-16 with half a pair", std::string("\xFF\xFE<\0\x3D\xD8>\0", 8), "<\xEF\xBF\xBD>"},
        {"UTF-16 cut within a character", std::string("\xFF\xFE<\0a\0>", 7), "<a"},
        {"stray Windows-1252 quotes", "<a>It\x92s \x93so\x94</a>", "<a>It’s “so”</a>"},
        {"a stray byte among good ones", "<a>\xC3\xA9 \xE9</a>", "<a>é é</a>"},
        {"a stray byte that Windows-1252 lacks", "<a>\x81</a>", "<a>\xEF\xBF\xBD</a>"},
        {"a UTF-8 character cut at the end", "<a>\xE2\x82", "<a>â‚"},
        {"nothing", "", ""},
    }));
    CAPTURE(row.what);
    const auto text = to_utf8(row.bytes);
    REQUIRE(text.ok());
    CHECK(*text == row.text);
}

TEST_CASE("a declared encoding is believed, however it is spelled") {
    const auto name = GENERATE(values<std::string>(
        {"windows-1252", "Windows-1252", "CP1252", "iso-8859-1", "ISO-8859-1", "latin1"}));
    CAPTURE(name);
    const std::string head = "<?xml version='1.0' encoding='" + name + "'?>";
    // These two bytes are also good UTF-8; the declaration decides.
    const auto text = to_utf8(head + "<a>\xC3\xA9</a>");
    REQUIRE(text.ok());
    CHECK(*text == head + "<a>Ã©</a>");
}

TEST_CASE("declarations that the bytes contradict do not matter") {
    const auto name = GENERATE(values<std::string>({"UTF-8", "utf8", "US-ASCII", "utf-16", "UTF-16LE"}));
    CAPTURE(name);
    const std::string file = "<?xml version='1.0' encoding='" + name + "'?><a>caf\xC3\xA9 \x96</a>";
    const auto text = to_utf8(file);
    REQUIRE(text.ok());
    CHECK(text->find("café –") != std::string::npos);
}

TEST_CASE("an encoding that is not read here is refused by its name") {
    const auto text = to_utf8(R"(<?xml version="1.0" encoding="KOI8-R"?><a/>)");
    REQUIRE(!text.ok());
    CHECK(text.error().message == "the encoding \"koi8-r\" is not one that is read here");
}

TEST_CASE("only the XML declaration declares an encoding") {
    CHECK(to_utf8("<a encoding=\"koi8-r\"/>").ok());
    CHECK(to_utf8("<?xml version=\"1.0\"?><a encoding=\"koi8-r\"/>").ok());
    CHECK(to_utf8("<?xml version=\"1.0\" encoding=").ok());
}
