// XML as a tree with places, and what is said about what is not XML.
#include "deck/xml.h"
#include "support/catch.h"

using slidewell::Element;
using slidewell::parse_xml;
using slidewell::Position;
using slidewell::Text;
using slidewell::to_string;

namespace {

Element tree(const std::string& bytes) {
    auto xml = parse_xml(bytes, "a.xml");
    for (const auto& diagnostic : xml.diagnostics)
        UNSCOPED_INFO(to_string(diagnostic));
    REQUIRE(xml.root);
    return *std::move(xml.root);
}

std::string complaint(const std::string& bytes) {
    const auto xml = parse_xml(bytes, "a.xml");
    CHECK(!xml.root);
    REQUIRE(xml.diagnostics.size() == 1);
    return to_string(xml.diagnostics.front());
}

std::string nested(std::size_t depth) {
    std::string open;
    std::string close;
    for (std::size_t i = 0; i < depth; ++i) {
        open += "<a>";
        close += "</a>";
    }
    return open + close;
}

}  // namespace

TEST_CASE("elements, attributes and text stand in the tree as in the file") {
    const Element root =
        tree("<?xml version=\"1.0\"?>\n<a x='1' y=\"&lt;2&#x41;\">one<b/>two<!-- no --><?no?></a>\n");
    CHECK(root.name == "a");
    REQUIRE(root.find("x") != nullptr);
    CHECK(root.find("x")->value == "1");
    CHECK(root.find("y")->value == "<2A");
    CHECK(root.find("z") == nullptr);
    REQUIRE(root.children.size() == 3);
    CHECK(std::get<Text>(root.children[0]).text == "one");
    CHECK(std::get<Element>(root.children[1]).name == "b");
    CHECK(std::get<Text>(root.children[2]).text == "two");
    REQUIRE(root.elements().size() == 1);
    CHECK(root.elements().front()->name == "b");
}

TEST_CASE("every element and attribute knows its line and column") {
    const auto line_end = GENERATE(values<std::string>({"\n", "\r\n", "\r"}));
    const Element root =
        tree("<a>" + line_end + "  <b  one = 'é'  two='>'" + line_end + "\tthree=\"=\"/>é<c/></a>");
    const Element& b = *root.elements()[0];
    CHECK(root.position == Position{1, 1});
    CHECK(b.position == Position{2, 3});
    CHECK(b.attributes[0].position == Position{2, 7});
    CHECK(b.attributes[1].position == Position{2, 18});
    CHECK(b.attributes[2].position == Position{3, 2});
    CHECK(root.elements()[1]->position == Position{3, 14});
}

TEST_CASE("text keeps its line breaks, and a reference stands by itself so that places stay exact") {
    const Element root = tree("<a>one\r\ntwo &amp; three</a>");
    REQUIRE(root.children.size() == 3);
    CHECK(std::get<Text>(root.children[0]).text == "one\ntwo ");
    CHECK(std::get<Text>(root.children[1]).text == "&");
    CHECK(std::get<Text>(root.children[2]).text == " three");
    CHECK(std::get<Text>(root.children[0]).position == Position{1, 4});
    CHECK(std::get<Text>(root.children[2]).position == Position{2, 10});
}

TEST_CASE("characters between CDATA marks are taken as they are") {
    const Element root = tree("<a><![CDATA[<b> & c]]></a>");
    REQUIRE(root.children.size() == 1);
    CHECK(std::get<Text>(root.children[0]).text == "<b> & c");
}

TEST_CASE("places are counted in characters, not in bytes") {
    CHECK(slidewell::position_in("aé🙂b", 7) == Position{1, 4});
    CHECK(slidewell::position_in("a\nb", 2) == Position{2, 1});
    CHECK(slidewell::position_in("a\r\nb", 3) == Position{2, 1});
    CHECK(slidewell::position_in("ab", 1, {7, 5}) == Position{7, 6});
    CHECK(slidewell::position_in("ab", 99) == Position{1, 3});
}

TEST_CASE("what is not XML is explained in plain words") {
    struct Row {
        std::string bytes;
        std::string said;
    };
    const auto row = GENERATE(values<Row>({
        {"", "a.xml:1:1: error: the file is empty; was it copied completely?"},
        {" \r\n ", "a.xml:1:1: error: the file is empty; was it copied completely?"},
        {"<!-- a -->", "a.xml:1:1: error: there is no element in the file; was it copied completely?"},
        {"<a>\n<b>cd", "a.xml:2:6: error: the file ends inside <b>; was it copied completely?"},
        {"<a>\n<b c=\"d",
         "a.xml:2:1: error: the file ends within the tag that starts here; was it copied completely?"},
        {"<a><!-- b</a>", "a.xml:1:4: error: a comment is never closed; write --> where it ends"},
        {"<a><![CDATA[ b</a>", "a.xml:1:4: error: <![CDATA[ is never closed; write ]]> where it ends"},
        {"<a>\n<b>c</d></a>", "a.xml:2:5: error: </d> does not close <b> of line 2; write </b> instead"},
        {"<a>\n<b>c</a>", "a.xml:2:5: error: </a> does not close <b> of line 2; write </b> before it"},
        {"<a>Fish & chips</a>", "a.xml:1:9: error: a lone & cannot stand here; write &amp;"},
        {"<a>AT&T</a>", "a.xml:1:6: error: a lone & cannot stand here; write &amp;"},
        {"<a>b&&c</a>", "a.xml:1:5: error: a lone & cannot stand here; write &amp;"},
        {"<a b='c&d=e'/>", "a.xml:1:8: error: a lone & cannot stand here; write &amp;"},
        {"<a>b &nbsp; c</a>",
         "a.xml:1:6: error: &nbsp; is not known; write the character itself, or &amp;nbsp; to show it as it "
         "stands"},
        {"<a>&#0;</a>",
         "a.xml:1:4: error: &#0; stands for no character that can be shown; write the character itself"},
        {"<a>b < c</a>", "a.xml:1:6: error: a lone < cannot stand here; write &lt;"},
        {"<a b=12s/>", "a.xml:1:6: error: the attribute's value is not in quotation marks; write \"12s\""},
        {"<a b='c'd='e'/>", "a.xml:1:9: error: two attributes touch; put a space between them"},
        {"<a b=\"c>d</a>",
         "a.xml:1:10: error: a < stands within a tag or an attribute; close the \" or the > before it, or "
         "write &lt;"},
        {"<a b='c' b='d'/>", "a.xml:1:10: error: the attribute b is there twice; keep one of them"},
        {"<a/>\n<b/>",
         "a.xml:2:1: error: something follows the end of the file's outermost element; move it inside, or "
         "into a file of its own"},
        {"hello <a/>",
         "a.xml:1:1: error: words stand before the first element; a file starts with its outermost "
         "<element>"},
        {"\n<?xml version=\"1.0\"?><a/>",
         "a.xml:2:1: error: <?xml …?> is not the very first thing in the file; remove what stands before it"},
        {"<?xml version=1.0?><a/>",
         "a.xml:1:15: error: the first line is not right; write <?xml version=\"1.0\" encoding=\"UTF-8\"?>, "
         "or remove it"},
        {"<?xml version=\"1.0\" encoding=\"ebcdic\"?><a/>",
         "a.xml:1:1: error: the encoding \"ebcdic\" is not one that is read here; save the file as UTF-8"},
        {std::string("<a>\nb\0</a>", 10),
         "a.xml:2:2: error: there is a zero byte: this is not a text file; save it as plain text, in UTF-8"},
        {"<a>\x0B</a>",
         "a.xml:1:4: error: there is a control character here; delete it and type the place anew"},
    }));
    CHECK(complaint(row.bytes) == row.said);
}

TEST_CASE("a document type is refused before anything in it is read") {
    const std::string bomb =
        "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;&x;&x;&x;&x;\">]>\n<a>&y;</a>";
    CHECK(complaint(bomb) == "a.xml:1:1: error: <!DOCTYPE> is not read here; remove it, up to its >");
    CHECK(complaint("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>") ==
          "a.xml:1:1: error: <!DOCTYPE> is not read here; remove it, up to its >");
}

TEST_CASE("elements nest to a depth, and no further") {
    CHECK(tree(nested(slidewell::deepest_xml)).name == "a");
    const std::string said = complaint(nested(1000));
    CHECK(said ==
          "a.xml:1:193: error: more than 64 elements stand within one another; close the elements that are "
          "done");
}

TEST_CASE("a file above the limit is refused, one at the limit is read") {
    const std::string shell = "<a></a>";
    const std::string filling(slidewell::largest_xml - shell.size(), ' ');
    CHECK(tree("<a>" + filling + "</a>").children.size() == 1);
    CHECK(complaint("<a>" + filling + " </a>") ==
          "a.xml: error: the file is larger than 1 MB; pictures belong in files of their own");
}

TEST_CASE("any cut of a file is reported and never read as whole") {
    const std::string whole =
        "<?xml version=\"1.0\"?>\n<a b=\"c\"><!-- d --><e>é &amp; <![CDATA[f]]></e></a>";
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CAPTURE(length);
        CHECK(!complaint(whole.substr(0, length)).empty());
    }
    CHECK(tree(whole).name == "a");
}

TEST_CASE("any one damaged byte gives a tree or a complaint") {
    const std::string whole = "<a b=\"c\"><!-- d --><e>é &amp; <![CDATA[f]]></e></a>";
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const char byte : {'<', '>', '&', '"', '\x80', '\xFF', '\0', ' '}) {
            std::string damaged = whole;
            damaged[at] = byte;
            const auto xml = parse_xml(damaged, "a.xml");
            CAPTURE(damaged);
            CHECK(xml.root.has_value() == xml.diagnostics.empty());
        }
    }
}
