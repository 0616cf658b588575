// Slides that are cut off, misspelt, in no encoding, or no slides at all.
#include <array>
#include <random>

#include "broken/broken_file.h"

namespace {

using namespace std::string_literals;

const std::string whole =
    "<slide layout=\"list\" time=\"12s\" tone=\"dark\">\n  <kicker>Before</kicker>\n"
    "  <title>Some <b>words</b> &amp; more</title>\n  <item lead=\"One\">first</item>\n"
    "  <item lead=\"Two\">second</item>\n  <note>At the end.</note>\n</slide>";

void add(BrokenFiles& files, const std::string& what, const std::string& bytes) {
    files.push_back({what, ".xml", bytes});
}

std::string slide(const std::string& inside) { return "<slide><title>T</title>" + inside + "</slide>"; }

void cut_off(BrokenFiles& files) {
    for (std::size_t left = 0; left + 1 < whole.size(); left += 3)
        add(files, "cut off after " + std::to_string(left), whole.substr(0, left));
}

// Each mark that XML cannot do without is taken away.
void marks_missing(BrokenFiles& files) {
    for (std::size_t at = 0; at < whole.size(); ++at) {
        if (whole.find_first_of("<>\"=;", at) != at) continue;
        std::string bytes = whole;
        add(files, "without its mark at " + std::to_string(at), bytes.erase(at, 1));
    }
}

void control_characters(BrokenFiles& files) {
    for (char c = 0; c < ' '; ++c) {
        if (c == '\t' || c == '\n' || c == '\r') continue;
        add(files, "with a control character", slide("<text>a"s + c + "b</text>"));
        add(files, "with a control character in a value", slide("<item lead=\"a"s + c + "b\">c</item>"));
    }
}

void no_xml(BrokenFiles& files) {
    for (const std::string inside : {"<text>&#0;</text>",
                                     "<text>&#x110000;</text>",
                                     "<text>&#xD800;</text>",
                                     "<text>&#;</text>",
                                     "<text>&#99999999999999999999;</text>",
                                     "<text>&nbsp;</text>",
                                     "<text>a & b</text>",
                                     "<text>&amp</text>",
                                     "<text>]]></text>",
                                     "<!-- a -- b -->",
                                     "<!-- open",
                                     "<?open",
                                     "<![CDATA[open",
                                     "<text a=1>b</text>",
                                     "<text a=\"1\" a=\"2\">b</text>",
                                     "<text a>b</text>",
                                     "<text>a</txt>",
                                     "<text>a</text>b",
                                     "<1>a</1>",
                                     "< text>a</text>",
                                     "<text>a< /text>",
                                     "<a:b:c/>",
                                     "<text\x01/>",
                                     "<item lead='a<b'>c</item>",
                                     "</slide><slide>"})
        add(files, "that is no XML", slide(inside));
    add(files, "with words behind it", slide("") + "more");
    add(files, "with another slide behind it", slide("") + slide(""));
    add(files, "with something before it", "more" + slide(""));
    add(files, "with a second declaration", "\n<?xml version=\"1.0\"?>" + slide(""));
}

void misspelt(BrokenFiles& files) {
    for (const std::string inside :
         {"<titel>a</titel>", "<bulet>a</bulet>", "<text size=\"9\">a</text>", "<title>Again</title>",
          "<picture/>", "<picture src=\"\"/>", "<picture src=\"../../etc/passwd\"/>",
          "<picture src=\"/etc/passwd\"/>", "<picture src=\"none.png\"/>", "<script>a</script>", "<slide/>",
          "<item><item>a</item></item>", "<text><title>a</title></text>", "words"})
        add(files, "that is misspelt", slide(inside));
    for (const std::string attributes :
         {"layout=\"lst\"", "time=\"never\"", "time=\"-1s\"", "time=\"2h\"", "time=\"1e9s\"", "tone=\"blue\"",
          "transition=\"spin\"", "reveal=\"now\"", "footer=\"maybe\"",
          "transition-time=\"99999999999999999999s\"", "colour=\"red\"", "Layout=\"list\""})
        add(files, "with a wrong attribute", "<slide " + attributes + "><title>T</title></slide>");
    for (const std::string root : {"deck", "Slide", "html", "svg", "slides"})
        add(files, "that is called something else", "<" + root + "><title>T</title></" + root + ">");
    add(files, "without a title", "<slide><text>a</text></slide>");
}

void no_encoding(BrokenFiles& files) {
    std::string wide;
    for (const char c : slide(""))
        wide += {c, '\0'};
    add(files, "that is half of UTF-16", "\xFF\xFE" + wide.substr(0, wide.size() - 1));
    add(files, "that is UTF-16 with a half letter",
        "\xFF\xFE" + wide.substr(0, wide.size() - 20) + "\0\xD8"s);
    add(files, "that says UTF-16 and is not", "\xFF\xFE" + slide(""));
    add(files, "that says UTF-16 the other way round", "\xFE\xFF" + wide);
    add(files, "that is UTF-32", "\xFF\xFE\0\0"s + repeated("<\0\0\0"s, 20));
    for (const std::string name :
         {"utf-7", "ebcdic-us", "shift_jis", "koi8-r", "", "no such thing", "utf-32"})
        add(files, "in an unknown encoding", "<?xml version=\"1.0\" encoding=\"" + name + "\"?>" + slide(""));
    for (const std::string& bytes :
         {"\xFF\xFE"s, "\xFE\xFF"s, "\xEF\xBB\xBF"s, "\xFF\xFF\xFF\xFF"s, "\0\0\0\0"s, "\x4C\x6F\xA7\x94"s})
        add(files, "that is only a beginning", bytes);
}

void far_too_much(BrokenFiles& files) {
    std::string bomb;
    for (int i = 0; i < 20; ++i)
        bomb += "<!ENTITY a" + std::to_string(i + 1) + " \"" + repeated("&a" + std::to_string(i) + ";", 10) +
                "\">";
    add(files, "with an entity bomb",
        "<!DOCTYPE slide [<!ENTITY a0 \"ha\">" + bomb + "]><slide><title>&a20;</title></slide>");
    add(files, "with an entity that names itself",
        "<!DOCTYPE slide [<!ENTITY a \"&a;\">]><slide><title>&a;</title></slide>");
    add(files, "that names a file",
        "<!DOCTYPE slide [<!ENTITY a SYSTEM \"/etc/passwd\">]><slide><title>&a;</title></slide>");
    add(files, "that names a device", "<!DOCTYPE slide SYSTEM \"/dev/zero\"><slide><title>T</title></slide>");
    for (const std::size_t depth : {65U, 1000U, 60'000U})
        add(files, "that nests very deep", slide(repeated("<b>", depth) + repeated("</b>", depth)));
    add(files, "that nests and does not end", "<slide>" + repeated("<text>", 100'000));
    for (const std::size_t letters : {3000U, 900'000U, 10'000'000U}) {
        add(files, "with a line that is too long", slide("<text>" + std::string(letters, 'a') + "</text>"));
        add(files, "with a value that is too long",
            slide("<item lead=\"" + std::string(letters, 'a') + "\">b</item>"));
        add(files, "with a name that is too long", slide("<" + std::string(letters, 'a') + "/>"));
    }
    add(files, "of very many elements", slide(repeated("<text>a</text>", 50'000)));
    add(files, "of very many attributes", "<slide " + repeated("a='' ", 50'000) + "/>");
    add(files, "of very many comments that do not end", slide(repeated("<!--", 100'000)));
}

void binary(BrokenFiles& files) {
    std::minstd_rand random(8);
    for (std::size_t size = 1; size < 10'000; size += size / 2 + 1) {
        std::string bytes(size, '\0');
        add(files, "of zeros", bytes);
        for (char& byte : bytes)
            byte = static_cast<char>(random() % 256);
        add(files, "of noise", bytes);
    }
    for (const std::string& name : whole_pictures)
        add(files, "that is a picture", whole_picture(name));
}

}  // namespace

BrokenFiles broken_slides() {
    BrokenFiles files;
    for (const auto make :
         {cut_off, marks_missing, control_characters, no_xml, misspelt, no_encoding, far_too_much, binary})
        make(files);
    return files;
}
