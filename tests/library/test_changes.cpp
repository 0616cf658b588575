// What one edition changed about another, in data and in words.
#include "library/changes.h"
#include "library/editions.h"
#include "support/catch.h"

using slidewell::changes;
using slidewell::Changes;
using slidewell::describe;
using slidewell::Edition;
using slidewell::Renamed;

namespace {

using Names = std::vector<std::string>;

std::string told(const Edition& before, const Edition& after) { return describe(changes(before, after)); }

// Three slides, of which the first uses a picture.
Edition sample() {
    Edition edition;
    edition.slides = {{file_entry("10-a.xml", "a"), {"knee.jpg"}, {}},
                      {file_entry("20-b.xml", "b"), {}, {}},
                      {file_entry("30-c.xml", "c"), {}, {}}};
    edition.files = {file_entry("deck.xml", "deck"), file_entry("knee.jpg", "knee")};
    return edition;
}

}  // namespace

TEST_CASE("between equal editions nothing changed") {
    Edition later = sample();
    later.number = 2;
    later.slides[1].kept_from = slidewell::EditionNumber{1};
    CHECK(changes(sample(), later) == Changes{});
    CHECK(told(sample(), later) == "nothing changed");
}

TEST_CASE("a slide has changed with its own bytes, and with those of what it uses") {
    Edition after = sample();
    after.slides[1].file = file_entry("20-b.xml", "b, better");
    CHECK(told(sample(), after) == "1 slide changed: 20-b.xml");
    after.files[1] = file_entry("knee.jpg", "another knee");
    CHECK(told(sample(), after) == "2 slides changed: 10-a.xml, 20-b.xml");
    after = sample();
    after.slides[0].uses.clear();
    CHECK(told(sample(), after) == "1 slide changed: 10-a.xml");
}

TEST_CASE("slides come and go") {
    Edition after = sample();
    after.slides[1] = {file_entry("25-new.xml", "new"), {}, {}};
    CHECK(told(sample(), after) == "1 new: 25-new.xml; 1 removed: 20-b.xml");
    CHECK(changes(Edition{}, sample()).added == Names{"10-a.xml", "20-b.xml", "30-c.xml"});
    CHECK(changes(sample(), Edition{}).removed == Names{"10-a.xml", "20-b.xml", "30-c.xml"});
}

TEST_CASE("the same bytes under another name are a slide that was renamed") {
    Edition after = sample();
    after.slides[0].file.path = "40-a.xml";
    std::rotate(after.slides.begin(), after.slides.begin() + 1, after.slides.end());
    CHECK(changes(sample(), after).renamed == std::vector<Renamed>{{"10-a.xml", "40-a.xml"}});
    CHECK(told(sample(), after) == "1 renamed: 10-a.xml to 40-a.xml");
    after.slides.push_back({file_entry("50-a.xml", "a"), {}, {}});
    CHECK(told(sample(), after) == "1 new: 50-a.xml; 1 renamed: 10-a.xml to 40-a.xml");
}

TEST_CASE("what no slide uses is told by its own name") {
    Edition after = sample();
    after.files = {file_entry("deck.xml", "another deck"), file_entry("knee.jpg", "knee"),
                   file_entry("theme.xml", "theme")};
    CHECK(told(sample(), after) == "deck.xml, theme.xml changed");
    CHECK(told(after, sample()) == "deck.xml, theme.xml changed");
}

TEST_CASE("many names are cut short, and what a terminal would obey is made harmless") {
    Changes many;
    many.added = {"a", "b", "c", "d", "e"};
    many.removed = {"f\nf\x1b[2J"};
    CHECK(describe(many) == "5 new: a, b, c and 2 more; 1 removed: f?f?[2J");
}
