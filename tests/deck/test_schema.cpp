// config/slide.xsd and the parsers give the same verdict, except on rules that a schema cannot express.
#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

#include "deck/files.h"
#include "deck/parse.h"
#include "deck/theme.h"
#include "support/catch.h"
#include "support/temp_folder.h"

namespace fs = std::filesystem;
using slidewell::has_error;

namespace {

const slidewell::Facts facts{{"name", "The Heel Place"}, {"phone", ""}};

struct Row {
    std::string bytes;
    bool good = true;
};

// What xmllint says of `files`: for each, whether it is valid. One process reads them all.
std::vector<bool> schema_verdicts(const std::vector<fs::path>& files) {
    std::string command = "xmllint --noout --schema " SLIDEWELL_SOURCE_DIR "/config/slide.xsd";
    for (const fs::path& file : files)
        command += " '" + file.string() + "'";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen((command + " 2>&1").c_str(), "r"), &::pclose);
    REQUIRE(pipe);
    std::string output;
    std::array<char, 4096> buffer{};
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
        output.append(buffer.data(), count);
    INFO(output);
    REQUIRE(output.find("not found") == std::string::npos);

    std::vector<bool> verdicts;
    std::ranges::transform(files, std::back_inserter(verdicts), [&](const fs::path& file) {
        return output.find(file.string() + " validates\n") != std::string::npos;
    });
    return verdicts;
}

std::vector<bool> schema_verdicts_on(const std::vector<Row>& rows) {
    const TempFolder folder;
    std::vector<fs::path> files;
    for (std::size_t i = 0; i < rows.size(); ++i)
        files.push_back(folder.write(std::to_string(i) + ".xml", rows[i].bytes));
    return schema_verdicts(files);
}

// Reads a file as what its first element says it is.
bool parser_verdict(const std::string& bytes) {
    const auto mentions = [&](std::string_view name) { return bytes.find(name) != std::string::npos; };
    if (mentions("<deck")) return !has_error(slidewell::parse_deck(bytes, "deck.xml").diagnostics);
    if (mentions("<clinic")) return !has_error(slidewell::parse_clinic(bytes, "clinic.xml").diagnostics);
    if (mentions("<theme")) return !has_error(slidewell::parse_theme(bytes, "theme.xml").diagnostics);
    return slidewell::parse_slide(bytes, "a.xml", {}, facts).slide.has_value();
}

Row good(const std::string& bytes) { return {bytes, true}; }
Row bad(const std::string& bytes) { return {bytes, false}; }

std::string slide(const std::string& attributes, const std::string& inside = {}) {
    return "<slide " + attributes + "><title>T</title>" + inside + "</slide>";
}
std::string list(const std::string& item) { return slide("layout='list'", item); }
std::string canvas(const std::string& box) { return slide("layout='canvas'", box); }
std::string box(const std::string& place, const std::string& inside = "<text>T</text>") {
    return canvas("<box " + place + ">" + inside + "</box>");
}

std::vector<Row> slides() {
    return {
        good(slide("")),
        good(slide("xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
                   "xsi:noNamespaceSchemaLocation='slide.xsd'")),
        good("<?xml version='1.0'?>\r\n<!-- a -->\r\n" + slide("") + "\r\n"),
        good("<slide><text>before</text><title>T</title><kicker>after</kicker></slide>"),
        bad("<slide xmlns='http://example.org'><title>T</title></slide>"),
        bad("<slides><title>T</title></slides>"),
        bad("<Slide><title>T</title></Slide>"),
        bad("<slide><title>T</slide>"),
        bad("<slide><title>T &nbsp;</title></slide>"),
        bad("<slide><title>Fish & chips</title></slide>"),
        bad(slide("", "stray words")),
        bad(slide("", "<bulet>a</bulet>")),
        bad(slide("", "<Text>a</Text>")),
        bad(slide("", "<slide/>")),
        bad(slide("", "<b>a</b>")),
        // settings
        good(slide("layout='headline'")),
        good(slide("layout=' headline '")),
        bad(slide("layout='Headline'")),
        bad(slide("layout=''")),
        bad(slide("colour='red'")),
        bad(slide("clock='24h'")),
        good(slide("time='auto'")),
        good(slide("time='12s'")),
        good(slide("time='1m30s'")),
        good(slide("time='2m5s250ms'")),
        good(slide("time='9000ms'")),
        bad(slide("time='12'")),
        bad(slide("time='12 s'")),
        bad(slide("time='1.5s'")),
        bad(slide("time='30s1m'")),
        bad(slide("time='1h'")),
        bad(slide("time='Auto'")),
        bad(slide("time=''")),
        bad(slide("time='-12s'")),
        good(slide("transition='cut'")),
        good(slide("transition='push-left' transition-time='0ms'")),
        good(slide("transition='uncover-down' transition-time='5s'")),
        bad(slide("transition='push'")),
        bad(slide("transition='fade-left'")),
        bad(slide("transition-time='auto'")),
        bad(slide("transition-time='fast'")),
        good(slide("tone='accent' reveal='one-by-one' footer='no'")),
        bad(slide("tone='blue'")),
        bad(slide("reveal='one'")),
        bad(slide("footer='true'")),
        // words
        good(slide("", "<text>a <b>b<br/>c</b><br/> d</text>")),
        good(slide("", "<text>{clinic.name} {{ }}</text>")),
        good(slide("", "<text><![CDATA[a < b]]></text>")),
        good(slide("", "<kicker/><text></text><note> </note>")),
        bad(slide("", "<text><i>a</i></text>")),
        bad(slide("", "<text><b><b>a</b></b></text>")),
        bad(slide("", "<text><br>a</br></text>")),
        bad(slide("", "<text><br clear='all'/></text>")),
        bad(slide("", "<text size='9'>a</text>")),
        bad(slide("", "<kicker><title>a</title></kicker>")),
        // items
        good(list("<item>a</item>")),
        good(list("<item icon='heart' lead='a'/>")),
        good(list("<item icon=' heart '>a <b>b</b></item>")),
        good(list("<item icon='été_2-b'>a</item>")),
        bad(list("<item icon='heart.svg'>a</item>")),
        bad(list("<item icon='icons/heart'>a</item>")),
        bad(list("<item icon='icons\\heart'>a</item>")),
        bad(list("<item icon=''>a</item>")),
        bad(list("<item title='a'>a</item>")),
        bad(list("<item><text>a</text></item>")),
        // pictures
        good(slide("", "<picture src='a.png'/>")),
        good(slide("", "<picture src='a.png' fit='contain' focus='50% 30%' alt='' motion='drift'/>")),
        good(slide("", "<picture src='a b.png' focus=' 0%  100.00% '></picture>")),
        bad(slide("", "<picture/>")),
        bad(slide("", "<picture src=''/>")),
        bad(slide("", "<picture src=' '/>")),
        bad(slide("", "<picture src='a' fit='stretch'/>")),
        bad(slide("", "<picture src='a' focus='50%'/>")),
        bad(slide("", "<picture src='a' focus='50 30'/>")),
        bad(slide("", "<picture src='a' focus='50%,30%'/>")),
        bad(slide("", "<picture src='a' focus='101% 0%'/>")),
        bad(slide("", "<picture src='a' focus='0% 100.1%'/>")),
        bad(slide("", "<picture src='a' focus='1% 2% 3%'/>")),
        bad(slide("", "<picture src='a' motion='fast'/>")),
        bad(slide("", "<picture src='a'>words</picture>")),
        bad(slide("", "<picture href='a'/>")),
        // quotes and codes
        good("<slide layout='quote'><quote by='B'>a <b>b</b></quote></slide>"),
        bad("<slide layout='quote'><quote from='B'>a</quote></slide>"),
        good(slide("layout='invitation'", "<qr href='https://a.example' label='a'/>")),
        bad(slide("layout='invitation'", "<qr label='a'/>")),
        bad(slide("layout='invitation'", "<qr href=''/>")),
        bad(slide("layout='invitation'", "<qr href='a:'>a</qr>")),
        // canvas
        good(box("x='0%' y='0%' w='100%' h='100%'")),
        good(box("x='0.5%' y='12.25%' w='050%' h=' 1% '")),
        bad(box("x='0' y='0%' w='1%' h='1%'")),
        bad(box("x='0%' y='0%' w='1%'")),
        bad(box("x='0%' y='0%' w='1%' h='101%'")),
        bad(box("x='-1%' y='0%' w='1%' h='1%'")),
        bad(box("x='1.234%' y='0%' w='1%' h='1%'")),
        bad(box("x='10px' y='0%' w='1%' h='1%'")),
        bad(box("x='0%' y='0%' w='1%' h='1%' z='1'")),
        bad(box("x='0%' y='0%' w='1%' h='1%'", "")),
        bad(box("x='0%' y='0%' w='1%' h='1%'", "words")),
        bad(box("x='0%' y='0%' w='1%' h='1%'", "<box/>")),
    };
}

std::vector<Row> other_files() {
    return {
        good("<deck/>"),
        good("<deck time='auto' transition='zoom' tone='dark' clock='12h' footer='no'></deck>"),
        bad("<deck clock='24'/>"),
        bad("<deck layout='list'/>"),
        bad("<deck>a</deck>"),
        bad("<deck><title>T</title></deck>"),
        good("<clinic/>"),
        good("<clinic><name>A</name><phone/><motto>B</motto><first-visit>C</first-visit></clinic>"),
        bad("<clinic version='1'/>"),
        bad("<clinic>words</clinic>"),
        bad("<clinic><name><b>A</b></name></clinic>"),
        bad("<clinic><phone kind='a'>1</phone></clinic>"),
        good("<theme/>"),
        good(
            "<theme><tone name='light' ink='#12383b'/><sizes body-largest='50'/><tone name='dark'/></theme>"),
        bad("<theme><tone ink='#12383B'/></theme>"),
        bad("<theme><tone name='blue'/></theme>"),
        bad("<theme><tone name='light' ink='12383B'/></theme>"),
        bad("<theme><tone name='light' ink='#123'/></theme>"),
        bad("<theme><tone name='light' ink='teal'/></theme>"),
        bad("<theme><tone name='light'/><tone name='light'/></theme>"),
        bad("<theme><sizes/><sizes/></theme>"),
        bad("<theme><sizes body-largest='large'/></theme>"),
        bad("<theme><sizes body-largest='+50'/></theme>"),
        bad("<theme><sizes body-largest='9'/></theme>"),
        bad("<theme><sizes body-largest='251'/></theme>"),
        bad("<theme><colour/></theme>"),
    };
}

// The schema accepts these, only the player refuses them.
std::vector<Row> beyond_the_schema() {
    const std::string two_titles = slide("", "<title>U</title>");
    std::string thirteen_items;
    for (int i = 0; i < 13; ++i)
        thirteen_items += "<item>a</item>";
    return {
        // how often, and in which layout
        bad(two_titles),
        bad(slide("", "<kicker>a</kicker><kicker>b</kicker>")),
        bad(list(thirteen_items)),
        bad("<slide/>"),
        bad("<slide layout='picture'/>"),
        bad(slide("layout='list'")),
        bad(slide("layout='quote'")),
        bad(slide("", "<item>a</item>")),
        bad(slide("layout='steps'", "<item>a</item><picture src='a'/>")),
        // what is empty
        bad("<slide><title/></slide>"),
        bad("<slide><title> <br/> </title></slide>"),
        bad(list("<item icon='heart'/>")),
        bad("<slide layout='quote'><quote> </quote></slide>"),
        // facts and braces
        bad(slide("", "<text>{clinic.phnoe}</text>")),
        bad(slide("", "<text>{</text>")),
        bad(slide("", "<text>}</text>")),
        bad("<slide><title>{clinic.phone}</title></slide>"),
        // values out of range
        bad(slide("time='100ms'")),
        bad(slide("time='61m'")),
        bad(slide("transition-time='6s'")),
        bad(box("x='60%' y='0%' w='60%' h='1%'")),
        bad(box("x='0%' y='0%' w='0%' h='1%'")),
        bad(slide("", "<text>" + std::string(2'001, 'a') + "</text>")),
        // the player reads no document type
        bad("<!DOCTYPE slide [<!ELEMENT slide ANY>]>" + slide("")),
        // the other files
        bad("<clinic><name>A</name><name>B</name></clinic>"),
        bad("<clinic><my_fact>A</my_fact></clinic>"),
        bad("<clinic><motto><b>A</b></motto></clinic>"),
        bad("<theme><sizes body-largest='30' body-smallest='40'/></theme>"),
    };
}

void check_both(const std::vector<Row>& rows) {
    const std::vector<bool> verdicts = schema_verdicts_on(rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(rows[i].bytes);
        CHECK(verdicts[i] == rows[i].good);
        CHECK(parser_verdict(rows[i].bytes) == rows[i].good);
    }
}

}  // namespace

TEST_CASE("the schema and the parser agree on every slide of a long table") { check_both(slides()); }

TEST_CASE("the schema and the parsers agree on deck.xml, clinic.xml and theme.xml") {
    check_both(other_files());
}

TEST_CASE("rules beyond the schema are kept by the player alone") {
    const std::vector<Row> rows = beyond_the_schema();
    const std::vector<bool> verdicts = schema_verdicts_on(rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(rows[i].bytes);
        CHECK(verdicts[i]);
        CHECK_FALSE(parser_verdict(rows[i].bytes));
    }
}

TEST_CASE("the schema knows every transition that the player knows, and no other") {
    std::vector<Row> rows;
    for (const std::string_view name : slidewell::transition_names())
        rows.push_back(good(slide("transition='" + std::string(name) + "'")));
    check_both(rows);
    const auto schema = slidewell::read_file(SLIDEWELL_SOURCE_DIR "/config/slide.xsd", 1 << 20);
    REQUIRE(schema.ok());
    const std::size_t start = schema->find("<xs:simpleType name=\"transition\">");
    const std::string_view type =
        std::string_view(*schema).substr(start, schema->find("</xs:simpleType>", start) - start);
    std::size_t count = 0;
    for (std::size_t at = 0; (at = type.find("<xs:enumeration", at)) != std::string_view::npos; ++at)
        ++count;
    CHECK(count == slidewell::transition_names().size());
}

TEST_CASE("every shipped file is accepted by the schema and by the player") {
    std::vector<fs::path> files{SLIDEWELL_SOURCE_DIR "/config/clinic.xml",
                                SLIDEWELL_SOURCE_DIR "/config/theme.xml",
                                SLIDEWELL_SOURCE_DIR "/slides/deck.xml"};
    const fs::path folder = SLIDEWELL_SOURCE_DIR "/slides";
    const auto names = slidewell::list_slides(folder);
    REQUIRE(names.ok());
    REQUIRE(names->size() >= 12);
    for (const std::string& name : *names)
        files.push_back(folder / name);
    const std::vector<bool> verdicts = schema_verdicts(files);
    for (std::size_t i = 0; i < files.size(); ++i) {
        CAPTURE(files[i].string());
        CHECK(verdicts[i]);
        CHECK(parser_verdict(*slidewell::read_file(files[i], slidewell::largest_slide_file)));
    }
}
