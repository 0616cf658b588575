// Files that nobody would write and some day somebody drops in: each is answered, quickly and within bounds.
#include "deck/parse.h"
#include "deck/theme.h"
#include "support/catch.h"

namespace {

std::string repeated(const std::string& part, std::size_t count) {
    std::string text;
    text.reserve(part.size() * count);
    for (std::size_t i = 0; i < count; ++i)
        text += part;
    return text;
}

struct Row {
    std::string what;
    std::string bytes;
};

std::vector<Row> hostile_files() {
    return {
        {"an empty file", ""},
        {"a cut-off file", "<slide><title>T</tit"},
        {"an entity bomb",
         "<!DOCTYPE slide [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
         "\"&a;&a;&a;&a;&a;&a;\">]><slide><title>&b;</title></slide>"},
        {"an external entity",
         "<!DOCTYPE slide [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><slide><title>&a;</title></slide>"},
        {"a thousand nested elements",
         "<slide><title>" + repeated("<b>", 1000) + "T" + repeated("</b>", 1000) + "</title></slide>"},
        {"elements nested as deep as is read",
         "<slide><title>" + repeated("<b>", 60) + "T" + repeated("</b>", 60) + "</title></slide>"},
        {"a text of a million letters", "<slide><title>" + std::string(1'000'000, 'a') + "</title></slide>"},
        {"an attribute of a million letters", "<slide layout=\"" + std::string(1'000'000, 'a') + "\"/>"},
        {"an element's name of a million letters", "<slide><" + std::string(1'000'000, 'a') + "/></slide>"},
        {"an attribute's name of a million letters", "<slide " + std::string(1'000'000, 'a') + "=''/>"},
        {"a quarter of a million elements", "<slide>" + repeated("<a/>", 250'000) + "</slide>"},
        {"a million line breaks before a mistake",
         "<slide><title>" + std::string(1'000'000, '\n') + "{</title></slide>"},
        {"half a million lone braces", "<slide><title>" + repeated("{ ", 500'000) + "</title></slide>"},
        {"ninety thousand unknown facts",
         "<slide><title>" + repeated("{clinic.q}", 90'000) + "</title></slide>"},
        {"two hundred thousand references",
         "<slide><title>" + repeated("&amp;", 200'000) + "</title></slide>"},
        {"fifty thousand attributes",
         [] {
             std::string bytes = "<slide ";
             for (int i = 0; i < 50'000; ++i)
                 bytes += "a" + std::to_string(i) + "='' ";
             return bytes + "/>";
         }()},
        {"a closing tag of a million letters", "<slide></" + std::string(1'000'000, 'a') + "></slide>"},
        {"an entity of a million letters", "<slide>&" + std::string(1'000'000, 'a') + ";</slide>"},
        {"a value without quotes of a million letters", "<slide a=" + std::string(1'000'000, 'a') + "/>"},
        {"a fact of a million letters",
         "<slide><title>{" + std::string(1'000'000, 'a') + "}</title></slide>"},
        {"a file above the limit", "<slide><title>T</title>" + std::string(2 << 20, ' ') + "</slide>"},
        {"zero bytes", std::string(1000, '\0')},
        {"a picture by the name of a slide", "\x89PNG\r\n\x1A\n" + std::string(100, '\0')},
        {"one byte", "<"},
        {"a byte order mark alone", "\xFF\xFE"},
        {"invalid bytes alone", repeated("\xFF", 1000)},
    };
}

}  // namespace

TEST_CASE("a hostile slide is answered with a few readable diagnostics") {
    for (const Row& row : hostile_files()) {
        CAPTURE(row.what);
        const auto parsed = slidewell::parse_slide(row.bytes, "a.xml", {}, {});
        CHECK(!parsed.slide);
        CHECK(slidewell::has_error(parsed.diagnostics));
        CHECK(parsed.diagnostics.size() <= 101);
        for (const auto& diagnostic : parsed.diagnostics)
            CHECK(to_string(diagnostic).size() < 400);
    }
}

TEST_CASE("the other files of a folder are as hard to upset") {
    for (const Row& row : hostile_files()) {
        CAPTURE(row.what);
        CHECK(slidewell::has_error(slidewell::parse_deck(row.bytes, "deck.xml").diagnostics));
        CHECK(slidewell::has_error(slidewell::parse_clinic(row.bytes, "clinic.xml").diagnostics));
        CHECK(slidewell::has_error(slidewell::parse_theme(row.bytes, "theme.xml").diagnostics));
    }
}

TEST_CASE("a clinic of very many facts is cut to a hundred") {
    std::string bytes = "<clinic>";
    for (int i = 0; i < 20'000; ++i)
        bytes += "<f" + std::to_string(i) + "/>";
    const auto parsed = slidewell::parse_clinic(bytes + "</clinic>", "clinic.xml");
    CHECK(parsed.facts.size() == 100);
    REQUIRE(parsed.diagnostics.size() == 1);
    CHECK(parsed.diagnostics[0].message == "there are more than 100 facts");
}

TEST_CASE("a text of a million letters says how long words may be") {
    const auto parsed = slidewell::parse_slide(
        "<slide><title>" + std::string(1'000'000, 'a') + "</title></slide>", "a.xml", {}, {});
    REQUIRE(parsed.diagnostics.size() == 1);
    CHECK(to_string(parsed.diagnostics[0]) ==
          "a.xml:1:8: error: <title> holds 1000000 characters, and 2000 are the most; a slide has room for "
          "about 40 words");
}
