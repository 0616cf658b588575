// Words as they are shown.
#include "deck/words.h"
#include "support/catch.h"

using slidewell::Diagnostics;
using slidewell::Facts;
using slidewell::Reader;
using slidewell::Run;
using slidewell::to_string;
using Runs = std::vector<Run>;

namespace {

const Facts facts{{"name", "The Heel Place"}, {"phone", ""}, {"first-visit", "free"}};

struct Outcome {
    slidewell::ReadWords read;
    Diagnostics diagnostics;
};

Outcome read(const std::string& inside) {
    const auto xml = slidewell::parse_xml("<text>" + inside + "</text>", "a.xml");
    REQUIRE(xml.root);
    Reader reader("a.xml");
    auto words = slidewell::read_words(*xml.root, facts, reader);
    return {std::move(words), reader.take_diagnostics()};
}

Runs runs(const std::string& inside) {
    const Outcome outcome = read(inside);
    CHECK(outcome.diagnostics.empty());
    return outcome.read.words.runs;
}

std::string complaint(const std::string& inside) {
    const Outcome outcome = read(inside);
    REQUIRE(outcome.diagnostics.size() == 1);
    return to_string(outcome.diagnostics.front());
}

}  // namespace

TEST_CASE("white space folds to single spaces and is trimmed") {
    CHECK(runs(" one\r\n\t two  ") == Runs{{"one two"}});
    CHECK(runs(" \n ").empty());
    CHECK(runs("").empty());
    CHECK(runs("no\xC2\xA0 break") == Runs{{"no\xC2\xA0 break"}});
    CHECK(runs("a<!-- x -->b") == Runs{{"ab"}});
}

TEST_CASE("bold words are runs of their own, with the spaces where they were written") {
    CHECK(runs("walk, <b>run</b> and jump") == Runs{{"walk, "}, {"run", true}, {" and jump"}});
    CHECK(runs("<b> run </b>") == Runs{{"run", true}});
    CHECK(runs("a<b> b </b>c") == Runs{{"a"}, {" b ", true}, {"c"}});
    CHECK(runs("a <b> b</b>") == Runs{{"a"}, {" b", true}});
    CHECK(runs("<b></b>").empty());
}

TEST_CASE("a line break takes the spaces around it away, and counts only between words") {
    CHECK(runs("one <br/> two") == Runs{{"one\ntwo"}});
    CHECK(runs("<br/>one<br/><br/>two <br/>") == Runs{{"one\n\ntwo"}});
    CHECK(runs("<br/> ").empty());
    CHECK(runs("<b>one<br/>two</b>") == Runs{{"one", true}, {"\n"}, {"two", true}});
}

TEST_CASE("facts are filled in, double braces are braces") {
    CHECK(runs("Welcome to {clinic.name}!") == Runs{{"Welcome to The Heel Place!"}});
    CHECK(runs("{ clinic.name }") == Runs{{"The Heel Place"}});
    CHECK(runs("<b>{clinic.first-visit}</b>") == Runs{{"free", true}});
    CHECK(runs("{{clinic.name}}") == Runs{{"{clinic.name}"}});
    CHECK(runs("{{{clinic.name}}}") == Runs{{"{The Heel Place}"}});
}

TEST_CASE("a fact that is still empty is told apart from one that nobody knows") {
    const Outcome outcome = read("Call\n  {clinic.phone}");
    CHECK(outcome.diagnostics.empty());
    REQUIRE(outcome.read.empty_fact);
    CHECK(outcome.read.empty_fact->name == "clinic.phone");
    CHECK(outcome.read.empty_fact->position == slidewell::Position{2, 3});
    CHECK(read("{clinic.booking}").read.empty_fact->name == "clinic.booking");
    CHECK(!read("{clinic.name}").read.empty_fact);
}

TEST_CASE("mistakes in facts and braces are reported where they stand") {
    CHECK(complaint("Call &amp; ask {clinic.phnoe}") ==
          "a.xml:1:22: error: {clinic.phnoe} is not a fact of clinic.xml; did you mean {clinic.phone}?");
    CHECK(complaint("{phone}") ==
          "a.xml:1:7: error: {phone} is not a fact of clinic.xml; did you mean {clinic.phone}?");
    CHECK(complaint("é {clinic.first-visti}") ==
          "a.xml:1:9: error: {clinic.first-visti} is not a fact of clinic.xml; did you mean "
          "{clinic.first-visit}?");
    CHECK(complaint("{clinic.}") ==
          "a.xml:1:7: error: {clinic.} is not a fact of clinic.xml; add it there, or write {{ and }} for "
          "braces");
    CHECK(complaint("a { b") ==
          "a.xml:1:9: error: a lone { cannot stand here; write {{ for the brace itself, or {clinic.name} for "
          "a fact");
    CHECK(complaint("\n }") ==
          "a.xml:2:2: error: a lone } cannot stand here; write }} for the brace itself, or {clinic.name} for "
          "a fact");
    CHECK(complaint("{clinic.<b>name</b>").find("a lone {") != std::string::npos);
    CHECK(complaint("{clinic.name").find("a lone {") != std::string::npos);
}

TEST_CASE("only <b> and <br/> may stand among words, and neither holds more than it should") {
    CHECK(complaint("an <i>idea</i>") == "a.xml:1:10: error: <i> is not known in <text>; did you mean <b>?");
    CHECK(complaint("an <strong>idea</strong>") ==
          "a.xml:1:10: error: <strong> is not known in <text>; did you mean <b>?");
    CHECK(complaint("<b>a<b>b</b></b>").find("<b> is not known in <b>") != std::string::npos);
    CHECK(complaint("<br>a</br>") == "a.xml:1:11: error: words stand directly in <br>; remove them");
    CHECK(complaint("<b class='x'>a</b>") ==
          "a.xml:1:10: error: the attribute class is not known in <b>; remove it");
}

TEST_CASE("two thousand characters are words, one more is an error") {
    std::string words;
    for (std::size_t i = 0; i < slidewell::longest_words; ++i)
        words += "é";
    CHECK(runs(words).size() == 1);
    CHECK(complaint(words + "é") ==
          "a.xml:1:1: error: <text> holds 2001 characters, and 2000 are the most; a slide has room for about "
          "40 words");
}

TEST_CASE("attributes hold words and facts too") {
    Reader reader("a.xml");
    const slidewell::Attribute lead{"lead", "  At {clinic.name} ", {3, 9}};
    CHECK(slidewell::read_text(&lead, facts, reader).text == "At The Heel Place");
    CHECK(slidewell::read_text(nullptr, facts, reader).text.empty());
    const slidewell::Attribute href{"href", "{clinic.phone}", {3, 7}};
    CHECK(slidewell::read_text(&href, facts, reader).empty_fact->position == slidewell::Position{3, 13});
    CHECK(reader.take_diagnostics().empty());

    const slidewell::Attribute long_label{"label", std::string(3000, 'x'), {1, 5}};
    (void)slidewell::read_text(&long_label, facts, reader);
    CHECK(reader.has_error());
}
