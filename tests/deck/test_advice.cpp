// Warnings about slides that are correct but hard to read.
#include "deck/advice.h"
#include "deck/parse.h"
#include "support/catch.h"

using namespace std::chrono_literals;

namespace {

std::string words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += "word ";
    return text;
}

// What is said of a slide of `layout` with `inside` below a title of one word.
std::string advice(const std::string& attributes, const std::string& inside,
                   const slidewell::Defaults& defaults = {}) {
    const auto parsed = slidewell::parse_slide(
        "<slide " + attributes + "><title>T</title>\n" + inside + "</slide>", "a.xml", defaults, {});
    CHECK(parsed.slide);
    std::string text;
    for (const auto& diagnostic : parsed.diagnostics)
        text += (text.empty() ? "" : "\n") + to_string(diagnostic);
    return text;
}

}  // namespace

TEST_CASE("a slide within bounds needs no advice") {
    CHECK(advice("", "<text>" + words(39) + "</text>").empty());
    CHECK(advice("layout='list'", "<item lead='Lead'>" + words(11) + "</item>").empty());
    CHECK(advice("layout='list'",
                 "<item>a</item><item>b</item><item>c</item><item>d</item><item>e</item><item>f</item>")
              .empty());
    CHECK(advice("time='20s'", "<text>" + words(34) + "</text>").empty());
}

TEST_CASE("too many words are warned of at the slide") {
    CHECK(advice("", "<text>" + words(40) + "</text>") ==
          "a.xml:1:1: warning: this slide has 41 words; 40 are easy to read");
}

TEST_CASE("a long item and a long list are warned of where they begin to be too long") {
    CHECK(advice("layout='list'", "<item lead='Lead'>" + words(12) + "</item>") ==
          "a.xml:2:1: warning: this item has 13 words; 12 are easy to read");
    std::string items;
    for (int i = 0; i < 7; ++i)
        items += "<item>I</item>\n";
    CHECK(advice("layout='list'", items) ==
          "a.xml:8:1: warning: more than 6 items are hard to take in; split them over two slides");
}

TEST_CASE("too little time is warned of where the time is set") {
    CHECK(advice("time='8s'", "<text>" + words(22) + "</text>") ==
          "a.xml:1:8: warning: too short to read: needs 14 s, has 8 s; write time=\"14s\" or time=\"auto\", "
          "or use "
          "fewer words");
    CHECK(advice("time='2500ms'", "<text>a</text>") ==
          "a.xml:1:8: warning: too short to read: needs 4 s, has 2.5 s; write time=\"4s\" or time=\"auto\", "
          "or use "
          "fewer words");
}

TEST_CASE("too little time from the deck is warned of at the slide") {
    slidewell::Defaults deck;
    deck.time = 5s;
    CHECK(advice("", "<text>" + words(20) + "</text>", deck)
              .starts_with("a.xml:1:1: warning: too short to read"));
}
