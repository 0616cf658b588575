// Whole, cut off, or wrong.
#include "deck/parse.h"
#include "source/check_file.h"
#include "source/examiner.h"
#include "support/catch.h"

using namespace slidewell;

TEST_CASE("a file's part in a folder is told by its name") {
    CHECK(role_of("10-a.xml") == FileRole::slide);
    CHECK(role_of("deck.xml") == FileRole::deck);
    CHECK(role_of("clinic.xml") == FileRole::clinic);
    CHECK(role_of("theme.xml") == FileRole::theme);
    CHECK(role_of("images/10-a.xml") == FileRole::picture);
    CHECK(role_of("knee.jpg") == FileRole::picture);
}

TEST_CASE("every beginning of a slide that is not its end is cut off, not wrong") {
    const std::string whole = "<?xml version=\"1.0\"?>\n<slide>\n  <title>Knee &amp; ankle</title>\n</slide>";
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const XmlCheck check = check_xml(FileRole::slide, whole.substr(0, length), "10-a.xml");
        CAPTURE(length);
        CHECK(has_error(check.diagnostics));
        CHECK(check.cut_off);
    }
    CHECK(check_xml(FileRole::slide, whole, "10-a.xml").diagnostics.empty());
}

TEST_CASE("a slide whose rest is zeros is cut off") {
    CHECK(check_xml(FileRole::slide, std::string(100, '\0'), "10-a.xml").cut_off);
    CHECK(check_xml(FileRole::slide, "<slide><title>A</ti" + std::string(20, '\0'), "10-a.xml").cut_off);
}

TEST_CASE("a slide with a mistake is not taken for one that is cut off") {
    const std::string bytes =
        GENERATE("<slide><title>A & B</title></slide>", "<slide><title>A</titel></slide>",
                 "<slide time=5s></slide>", "<slide></slide><slide></slide>");
    const XmlCheck check = check_xml(FileRole::slide, bytes, "10-a.xml");
    CHECK(has_error(check.diagnostics));
    CHECK_FALSE(check.cut_off);
}

TEST_CASE("deck.xml, clinic.xml and theme.xml are read to the last word") {
    CHECK(has_error(check_xml(FileRole::deck, "<deck time=\"soon\"/>", "deck.xml").diagnostics));
    CHECK(has_error(check_xml(FileRole::clinic, "<clinic><a/><a/></clinic>", "clinic.xml").diagnostics));
    CHECK(has_error(
        check_xml(FileRole::theme, "<theme><tone name=\"pale\"/></theme>", "theme.xml").diagnostics));
    CHECK_FALSE(has_error(check_xml(FileRole::deck, "<deck time=\"5s\"/>", "deck.xml").diagnostics));
}

TEST_CASE("a picture whose rest is zeros lacks its end, unless it is a bitmap that is black there") {
    CHECK(lacks_its_end(""));
    CHECK(lacks_its_end(std::string(2'000, '\0')));
    CHECK(lacks_its_end("\xFF\xD8" + std::string(600, '\0')));
    CHECK_FALSE(lacks_its_end("\xFF\xD8" + std::string(600, '\0') + "\xFF\xD9"));
    CHECK_FALSE(lacks_its_end("BM" + std::string(600, '\0')));
}

TEST_CASE("the pictures and icons that a slide names, with where it names them") {
    const std::string bytes =
        "<slide layout=\"canvas\">\n"
        "<box x=\"0%\" y=\"0%\" w=\"50%\" h=\"50%\"><picture src=\"knee.jpg\"/></box>\n"
        "<box x=\"50%\" y=\"0%\" w=\"50%\" h=\"50%\"><item icon=\"heart\">x</item></box>\n"
        "</slide>";
    const ParsedSlide parsed = parse_slide(bytes, "10-a.xml", {}, {});
    REQUIRE(parsed.slide);
    const std::vector<NamedPicture> names = names_in(*parsed.slide);
    REQUIRE(names.size() == 2);
    CHECK(names.at(0).kind == NamedPicture::Kind::picture);
    CHECK(names.at(0).name == "knee.jpg");
    CHECK(names.at(0).position.line == 2);
    CHECK(names.at(1).kind == NamedPicture::Kind::icon);
    CHECK(names.at(1).name == "heart");
    CHECK(names.at(1).position.line == 3);
}
