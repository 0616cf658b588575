// The checks that all XML files share.
#include "deck/reader.h"
#include "support/catch.h"

using namespace std::chrono_literals;
using slidewell::Diagnostics;
using slidewell::Element;
using slidewell::Millis;
using slidewell::parse_percent;
using slidewell::Reader;
using slidewell::Severity;
using slidewell::to_string;

namespace {

constexpr std::array<slidewell::Choice<int>, 3> sizes{{{"small", 1}, {"medium", 2}, {"large", 3}}};

Element with_attribute(const std::string& name, const std::string& value) {
    return {"door", {{name, value, {1, 7}}}, {}, {1, 1}};
}

Element parsed(const std::string& bytes) { return *slidewell::parse_xml(bytes, "a.xml").root; }

std::string only_complaint(Reader& reader) {
    const Diagnostics diagnostics = reader.take_diagnostics();
    REQUIRE(diagnostics.size() == 1);
    return to_string(diagnostics.front());
}

}  // namespace

TEST_CASE("a choice is read by its name, white space around it aside") {
    Reader reader("a.xml");
    CHECK(reader.choice(with_attribute("size", " large\n"), "size", sizes) == 3);
    CHECK(reader.choice(with_attribute("other", "large"), "size", sizes) == std::nullopt);
    CHECK(reader.take_diagnostics().empty());
}

TEST_CASE("a value that is no choice is reported with what is possible") {
    Reader reader("a.xml");
    CHECK(reader.choice(with_attribute("size", "lage"), "size", sizes) == std::nullopt);
    CHECK(only_complaint(reader) ==
          "a.xml:1:7: error: size=\"lage\" is not known; did you mean large? possible: small, medium, large");
    CHECK(reader.choice(with_attribute("size", "med"), "size", sizes) == std::nullopt);
    CHECK(only_complaint(reader) ==
          "a.xml:1:7: error: size=\"med\" is not known; did you mean medium? possible: small, medium, large");
    CHECK(reader.choice(with_attribute("size", ""), "size", sizes) == std::nullopt);
    CHECK(only_complaint(reader) ==
          "a.xml:1:7: error: size=\"\" is not known; possible: small, medium, large");
}

TEST_CASE("durations are read within their range") {
    Reader reader("a.xml");
    const auto read = [&](const std::string& value) {
        return reader.duration(with_attribute("time", value), "time", 2s, 1min);
    };
    CHECK(read("2s") == Millis{2s});
    CHECK(read(" 1m ") == Millis{1min});
    CHECK(reader.take_diagnostics().empty());
    CHECK(read("12 seconds") == std::nullopt);
    CHECK(only_complaint(reader) ==
          "a.xml:1:7: error: time=\"12 seconds\" is not a time; write it like 12s, 1m30s or 800ms");
    CHECK(read("1m1ms") == std::nullopt);
    CHECK(only_complaint(reader) == "a.xml:1:7: error: time=\"1m1ms\" is out of range; choose from 2s to 1m");
    CHECK(read("1999ms") == std::nullopt);
    CHECK(reader.has_error());
}

TEST_CASE("whole numbers are read within their range") {
    Reader reader("a.xml");
    const auto read = [&](const std::string& value) {
        return reader.number(with_attribute("n", value), "n", -1, 90);
    };
    CHECK(read("-1") == -1);
    CHECK(read(" 90 ") == 90);
    CHECK(reader.take_diagnostics().empty());
    CHECK(read("91") == std::nullopt);
    CHECK(only_complaint(reader) == "a.xml:1:7: error: n=\"91\" is out of range; choose from -1 to 90");
    CHECK(read("99999999999999999999") == std::nullopt);
    CHECK(only_complaint(reader) ==
          "a.xml:1:7: error: n=\"99999999999999999999\" is out of range; choose from -1 to 90");
    for (const auto* const wrong : {"", "9x", "1.5", "x"}) {
        CHECK(read(wrong) == std::nullopt);
        CHECK(only_complaint(reader).find("is not a whole number") != std::string::npos);
    }
}

TEST_CASE("percentages have at most two decimals and never pass 100%") {
    CHECK(parse_percent("0%") == 0);
    CHECK(parse_percent("12.5%") == 1250);
    CHECK(parse_percent("33.33%") == 3333);
    CHECK(parse_percent("100%") == 10'000);
    CHECK(parse_percent("100.00%") == 10'000);
    for (const auto* const wrong : {"", "%", "50", "-1%", "100.01%", "101%", "1000%", "1.%", ".5%", "1.234%",
                                    "5 %", "1,5%", "1e1%", "a%"}) {
        CAPTURE(wrong);
        CHECK(parse_percent(wrong) == std::nullopt);
    }
}

TEST_CASE("unknown attributes are reported, those that name a schema are not") {
    Reader reader("a.xml");
    constexpr std::array<std::string_view, 2> known{"time", "tone"};
    reader.only_attributes(parsed("<a xmlns:xsi='x' xsi:noNamespaceSchemaLocation='slide.xsd' time='1'/>"),
                           known);
    CHECK(reader.take_diagnostics().empty());
    reader.only_attributes(parsed("<a tiem='1'/>"), known);
    CHECK(only_complaint(reader) ==
          "a.xml:1:4: error: the attribute tiem is not known in <a>; did you mean time?");
    reader.only_attributes(parsed("<a colour='1'/>"), known);
    CHECK(only_complaint(reader) ==
          "a.xml:1:4: error: the attribute colour is not known in <a>; known here: time, tone");
    reader.only_attributes(parsed("<a colour='1'/>"), {});
    CHECK(only_complaint(reader) == "a.xml:1:4: error: the attribute colour is not known in <a>; remove it");
}

TEST_CASE("known children come back in order; others and stray words are reported") {
    Reader reader("a.xml");
    constexpr std::array<std::string_view, 2> known{"title", "text"};
    const Element root = parsed("<a> <text/>\n <tittle/> stray <title/></a>");
    const auto children = reader.only_elements(root, known);
    REQUIRE(children.size() == 2);
    CHECK(children[0]->name == "text");
    CHECK(children[1]->name == "title");
    const Diagnostics diagnostics = reader.take_diagnostics();
    REQUIRE(diagnostics.size() == 2);
    CHECK(to_string(diagnostics[0]) ==
          "a.xml:2:2: error: <tittle> is not known in <a>; did you mean <title>?");
    CHECK(to_string(diagnostics[1]) == "a.xml:2:12: error: words stand directly in <a>; put them in <text>");
}

TEST_CASE("a required attribute must be there and say something") {
    Reader reader("a.xml");
    REQUIRE(reader.required(parsed("<a src=' x '/>"), "src") != nullptr);
    CHECK(reader.take_diagnostics().empty());
    CHECK(reader.required(parsed("<a/>"), "src") == nullptr);
    CHECK(only_complaint(reader) == "a.xml:1:1: error: <a> needs the attribute src; add src=\"…\"");
    CHECK(reader.required(parsed("<a src=' '/>"), "src") == nullptr);
    CHECK(only_complaint(reader) ==
          "a.xml:1:4: error: src is empty; write something between the quotation marks");
}

TEST_CASE("diagnostics come in the order of the file") {
    Reader reader("a.xml");
    reader.error({3, 1}, "third");
    reader.warning({1, 9}, "first");
    reader.error({2, 2}, "second");
    const Diagnostics diagnostics = reader.take_diagnostics();
    REQUIRE(diagnostics.size() == 3);
    CHECK(diagnostics[0].message == "first");
    CHECK(diagnostics[0].severity == Severity::warning);
    CHECK(diagnostics[1].message == "second");
    CHECK(diagnostics[2].message == "third");
}

TEST_CASE("a flood of problems is cut, and an error in what was cut still counts") {
    Reader reader("a.xml");
    for (int i = 0; i < 150; ++i)
        reader.warning({1, 1}, "again");
    CHECK(reader.full());
    CHECK(!reader.has_error());
    reader.error({9, 9}, "an error");
    CHECK(reader.has_error());
    const Diagnostics diagnostics = reader.take_diagnostics();
    REQUIRE(diagnostics.size() == 101);
    CHECK(to_string(diagnostics.back()) ==
          "a.xml: error: there are 51 more problems in this file; mend these first");
}

TEST_CASE("what someone wrote is repeated only as far as it is readable") {
    Reader reader("a.xml");
    std::string value;
    for (int i = 0; i < 100'000; ++i)
        value += "é";
    CHECK(reader.choice(with_attribute("size", value), "size", sizes) == std::nullopt);
    const std::string said = only_complaint(reader);
    CHECK(said.size() < 200);
    CHECK(said.find("é…\"") != std::string::npos);
}
