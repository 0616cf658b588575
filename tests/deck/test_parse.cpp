// Slides, decks and clinic facts from what people write.
#include "deck/parse.h"
#include "support/catch.h"

using namespace std::chrono_literals;
using slidewell::BoxWords;
using slidewell::Defaults;
using slidewell::Facts;
using slidewell::LayoutKind;
using slidewell::parse_clinic;
using slidewell::parse_deck;
using slidewell::parse_slide;
using slidewell::Position;
using slidewell::Reveal;
using slidewell::Run;
using slidewell::Slide;
using slidewell::to_string;
using slidewell::Tone;
using slidewell::Transition;
using slidewell::Words;
using Runs = std::vector<Run>;

namespace {

const Facts facts{{"name", "The Heel Place"}, {"phone", ""}, {"booking", ""}};

Slide slide(const std::string& bytes, const Defaults& defaults = {}) {
    auto parsed = parse_slide(bytes, "a.xml", defaults, facts);
    for (const auto& diagnostic : parsed.diagnostics)
        UNSCOPED_INFO(to_string(diagnostic));
    CHECK(parsed.diagnostics.empty());
    REQUIRE(parsed.slide);
    return *std::move(parsed.slide);
}

std::string of_layout(const std::string& layout, const std::string& inside = {}) {
    return "<slide layout='" + layout + "'>" + inside + "</slide>";
}

// All that is said of a slide, one diagnostic a line.
std::string said(const std::string& bytes) {
    const auto parsed = parse_slide(bytes, "a.xml", {}, facts);
    CHECK(parsed.slide.has_value() == !has_error(parsed.diagnostics));
    std::string text;
    for (const auto& diagnostic : parsed.diagnostics)
        text += (text.empty() ? "" : "\n") + to_string(diagnostic);
    return text;
}

}  // namespace

TEST_CASE("a slide says everything that its file says") {
    const Slide s = slide(R"(<?xml version="1.0" encoding="UTF-8"?>
<slide layout="list" time="40s" transition="push-left" transition-time="900ms" tone="dark" reveal="one-by-one"
       footer="no">
  <kicker>{clinic.name}</kicker>
  <title>Symptoms to <b>watch</b> for</title>
  <item icon="sunrise" lead="Morning stiffness">Worst at first</item>
  <item>Only words</item>
  <item lead="Only a lead"/>
  <picture src="ankle.svg" fit="contain" focus="50% 12.5%" alt="A heel" motion="drift"/>
  <note>Ask us</note>
</slide>)");
    CHECK(s.file == "a.xml");
    CHECK(s.layout == LayoutKind::list);
    CHECK(s.time == 40s);
    CHECK(s.time_position == Position{2, 22});
    CHECK(s.transition == Transition{Transition::Kind::push, Transition::Direction::left, 900ms});
    CHECK(s.tone == Tone::dark);
    CHECK(s.reveal == Reveal::one_by_one);
    CHECK(!s.footer);
    CHECK(s.kicker == Words{{{"The Heel Place"}}, {4, 3}});
    CHECK(s.title.runs == Runs{{"Symptoms to "}, {"watch", true}, {" for"}});
    REQUIRE(s.items.size() == 3);
    CHECK(s.items[0].icon == "sunrise");
    CHECK(s.items[0].icon_position == Position{6, 9});
    CHECK(s.items[0].lead == "Morning stiffness");
    CHECK(s.items[0].detail.runs == Runs{{"Worst at first"}});
    CHECK(s.items[0].position == Position{6, 3});
    CHECK(s.items[1].lead.empty());
    CHECK(s.items[2].detail.empty());
    REQUIRE(s.picture);
    CHECK(s.picture->src == "ankle.svg");
    CHECK(s.picture->src_position == Position{9, 12});
    CHECK(s.picture->fit == slidewell::Fit::contain);
    CHECK(s.picture->focus == slidewell::Focus{500, 125});
    CHECK(s.picture->alt == "A heel");
    CHECK(s.picture->drifts);
    CHECK(s.note.runs == Runs{{"Ask us"}});
}

TEST_CASE("a slide that says little plays as a calm headline") {
    const Slide s = slide("<slide><title>Hello</title></slide>");
    CHECK(s.layout == LayoutKind::headline);
    CHECK(!s.time);
    CHECK(s.time_position == Position{});
    CHECK(s.transition == Transition{Transition::Kind::fade, Transition::Direction::left, 800ms});
    CHECK(s.tone == Tone::light);
    CHECK(s.reveal == Reveal::together);
    CHECK(s.footer);
    CHECK(!s.picture);
}

TEST_CASE("a slide takes from its deck what it does not say itself") {
    Defaults deck;
    deck.time = 9s;
    deck.transition = {Transition::Kind::wipe, Transition::Direction::up, 300ms};
    deck.tone = Tone::accent;
    deck.footer = false;
    const Slide inherited = slide("<slide><title>Hello</title></slide>", deck);
    CHECK(inherited.time == 9s);
    CHECK(inherited.transition == deck.transition);
    CHECK(inherited.tone == Tone::accent);
    CHECK(!inherited.footer);
    const Slide own =
        slide("<slide time='auto' transition='zoom' footer='yes'><title>Hello</title></slide>", deck);
    CHECK(!own.time);
    CHECK(own.transition == Transition{Transition::Kind::zoom, Transition::Direction::left, 300ms});
    CHECK(own.tone == Tone::accent);
    CHECK(own.footer);
}

TEST_CASE("a quote, an invitation and a canvas hold their own parts") {
    const Slide quote =
        slide("<slide layout='quote'><quote by='A runner'>I ran <b>again</b>.</quote></slide>");
    REQUIRE(quote.quote);
    CHECK(quote.quote->by == "A runner");
    CHECK(quote.quote->words.runs == Runs{{"I ran "}, {"again", true}, {"."}});
    CHECK(quote.title.empty());

    const Slide invitation = slide(
        "<slide layout='invitation'><title>Book</title><qr href=' https://a.example/{{x}} ' label='At "
        "{clinic.name}'/></slide>");
    REQUIRE(invitation.qr);
    CHECK(invitation.qr->href == "https://a.example/{x}");
    CHECK(invitation.qr->label == "At The Heel Place");

    const Slide canvas = slide(R"(<slide layout="canvas"><title>A name</title>
  <box x="0%" y="12.5%" w="100%" h="87.5%"><kicker>K</kicker><item icon="heart">I</item><picture src="a.png"/></box>
  <box x="1%" y="1%" w="1%" h="1%"><quote>Q</quote><qr href="tel:1"/></box></slide>)");
    REQUIRE(canvas.boxes.size() == 2);
    CHECK(canvas.boxes[0].percent_hundredths == slidewell::Rect{0, 1250, 10'000, 8750});
    CHECK(canvas.boxes[0].position == Position{2, 3});
    REQUIRE(canvas.boxes[0].parts.size() == 3);
    CHECK(std::get<BoxWords>(canvas.boxes[0].parts[0]).part == BoxWords::Part::kicker);
    CHECK(std::get<slidewell::Item>(canvas.boxes[0].parts[1]).icon == "heart");
    CHECK(std::get<slidewell::PictureRef>(canvas.boxes[0].parts[2]).src == "a.png");
    CHECK(std::get<slidewell::QrCode>(canvas.boxes[1].parts[1]).href == "tel:1");
}

TEST_CASE("a slide reads the same in every encoding and with every line end") {
    const std::string utf8 = "<slide>\r\n<title>Caf\xC3\xA9</title>\r\n</slide>";
    std::string utf16 = "\xFF\xFE";
    for (const char c : std::string("<slide>\r\n<title>Caf\xE9</title>\r\n</slide>")) {
        utf16 += c;
        utf16 += '\0';
    }
    for (const std::string& bytes :
         {utf8, "\xEF\xBB\xBF" + utf8, utf16, std::string("<slide>\n<title>Caf\xE9</title></slide>"),
          std::string("<?xml version='1.0' encoding='windows-1252'?><slide>\n<title>Caf\xE9"
                      "</title></slide>")}) {
        const Slide s = slide(bytes);
        CHECK(s.title == Words{{{"Café"}}, {2, 1}});
    }
}

TEST_CASE("mistakes are said as a colleague would, with the place and the way out") {
    struct Row {
        std::string bytes;
        std::string said;
    };
    const auto row = GENERATE(values<Row>({
        {"<slide layout='list'>\n<title>T</title>\n<item>I</item><bulet>J</bulet></slide>",
         "a.xml:3:15: error: <bulet> is not known in <slide>; did you mean <item>?"},
        {"<slide tiem='9s'><title>T</title></slide>",
         "a.xml:1:8: error: the attribute tiem is not known in <slide>; did you mean time?"},
        {"<slide layout='liste'><title>T</title></slide>",
         "a.xml:1:8: error: layout=\"liste\" is not known; did you mean list? possible: headline, list, "
         "steps, split, "
         "picture, quote, invitation, canvas"},
        {"<slide tone='drak'><title>T</title></slide>",
         "a.xml:1:8: error: tone=\"drak\" is not known; did you mean dark? possible: light, dark, accent"},
        {"<slide time='100ms'><title>T</title></slide>",
         "a.xml:1:8: error: time=\"100ms\" is out of range; choose from 500ms to 60m"},
        {"<slide time='12 sec'><title>T</title></slide>",
         "a.xml:1:8: error: time=\"12 sec\" is not a time; write it like 12s, 1m30s or 800ms"},
        {"<slide transition-time='6s'><title>T</title></slide>",
         "a.xml:1:8: error: transition-time=\"6s\" is out of range; choose from 0ms to 5s"},
        {"<slide><title>T</title>\n<title>U</title></slide>",
         "a.xml:2:1: error: <title> is there twice in <slide>; keep one of them (the first is in line 1)"},
        {"<slide><text>Words</text></slide>",
         "a.xml:1:1: error: <title> is missing; the layout \"headline\" needs one"},
        {"<slide><title> </title></slide>", "a.xml:1:8: error: <title> is empty; write something in it"},
        {"<slide><title>T</title><qr href='https://a.example'/></slide>",
         "a.xml:1:24: error: <qr> does not show in the layout \"headline\"; remove it, or choose another "
         "layout: "
         "invitation"},
        {"<slide><title>T</title><picture/></slide>",
         "a.xml:1:24: error: <picture> needs the attribute src; add src=\"…\""},
        {"<slide><title>T</title><picture src='a.png' focus='middle'/></slide>",
         "a.xml:1:45: error: focus=\"middle\" is not a place in a picture; write it like focus=\"50% 30%\": "
         "from the "
         "left, then from the top"},
        {"<slide layout='steps'><title>T</title><item icon='icons/heart.svg'>I</item></slide>",
         "a.xml:1:45: error: an icon is named without folder and ending; write icon=\"heart\""},
        {"<slide layout='steps'><title>T</title><item icon='heart'/></slide>",
         "a.xml:1:39: error: <item> is empty; write something in it, or give it a lead=\"…\""},
        {"<slide layout='canvas'><box x='90%' y='0%' w='11%' h='1%'><text>T</text></box></slide>",
         "a.xml:1:24: error: this <box> sticks out of the screen; x and w together are 100% at most"},
        {"<slide layout='canvas'><box x='0%' y='60%' w='1%' h='41%'><text>T</text></box></slide>",
         "a.xml:1:24: error: this <box> sticks out of the screen; y and h together are 100% at most"},
        {"<slide layout='canvas'><box x='0%' y='0%' w='0%' h='1%'><text>T</text></box></slide>",
         "a.xml:1:24: error: this <box> has no size; give it a w and an h above 0%"},
        {"<slide layout='canvas'><box x='0' y='0%' w='1%' h='1%'><text>T</text></box></slide>",
         "a.xml:1:29: error: x=\"0\" is not a percentage from 0% to 100%; write it like 25% or 12.5%"},
        {"<slide><title>Call {clinic.phone}</title></slide>",
         "a.xml:1:20: error: clinic.phone is still empty, and <title> needs it; fill it in clinic.xml, or do "
         "without "
         "it here"},
        {"<slide><title>T</title>Words</slide>",
         "a.xml:1:24: error: words stand directly in <slide>; put them in <text>"},
        {"<deck/>", "a.xml:1:1: error: <deck> is not what this file should hold; it starts with <slide>"},
    }));
    CHECK(said(row.bytes) == row.said);
}

TEST_CASE("all mistakes of a file are said at once, in its order") {
    CHECK(said("<slide tone='x' time='y'>\n<titel>T</titel>\n<picture src='a' fit='z'/>\n</slide>") ==
          "a.xml:1:8: error: tone=\"x\" is not known; possible: light, dark, accent\n"
          "a.xml:1:17: error: time=\"y\" is not a time; write it like 12s, 1m30s or 800ms\n"
          "a.xml:2:1: error: <titel> is not known in <slide>; did you mean <title>?\n"
          "a.xml:3:18: error: fit=\"z\" is not known; possible: cover, contain");
}

TEST_CASE("a slide has so many parts and no more") {
    const auto of = [](const std::string& layout, const std::string& part, int count) {
        std::string bytes = "<slide layout='" + layout + "'><title>T</title>";
        for (int i = 0; i < count; ++i)
            bytes += part;
        return bytes + "</slide>";
    };
    CHECK(parse_slide(of("list", "<item>I</item>", 12), "a.xml", {}, facts).slide);
    CHECK(said(of("list", "<item>I</item>", 13)).find("a slide has at most 12 <item>") != std::string::npos);
    CHECK(parse_slide(of("headline", "<text>T</text>", 8), "a.xml", {}, facts).slide);
    CHECK(said(of("headline", "<text>T</text>", 9)).find("a slide has at most 8 <text>") !=
          std::string::npos);
    const std::string box = "<box x='0%' y='0%' w='1%' h='1%'><text>T</text></box>";
    CHECK(parse_slide(of("canvas", box, 40), "a.xml", {}, facts).slide);
    CHECK(said(of("canvas", box, 41)).find("a slide has at most 40 <box>") != std::string::npos);
}

TEST_CASE("each layout takes the parts that it shows and refuses the others") {
    const std::vector<std::pair<std::string, std::string>> parts{
        {"kicker", "<kicker>K</kicker>"},  {"text", "<text>T</text>"},
        {"item", "<item>I</item>"},        {"note", "<note>N</note>"},
        {"picture", "<picture src='a'/>"}, {"quote", "<quote>Q</quote>"},
        {"qr", "<qr href='tel:1'/>"},      {"box", "<box x='0%' y='0%' w='1%' h='1%'><text>T</text></box>"}};
    const std::map<std::string, std::string> shown{{"headline", "kicker text note picture"},
                                                   {"list", "kicker item note picture"},
                                                   {"steps", "kicker item note"},
                                                   {"split", "kicker text item note picture"},
                                                   {"picture", "kicker text note picture"},
                                                   {"quote", "kicker picture quote"},
                                                   {"invitation", "kicker text item note picture qr"},
                                                   {"canvas", "box"}};
    for (const auto& [layout, names] : shown) {
        for (const auto& [part, bytes] : parts) {
            CAPTURE(layout, part);
            const std::string complaints = said(of_layout(layout, "<title>T</title>" + bytes));
            const bool refused = complaints.find("> does not show in") != std::string::npos;
            CHECK(refused == (names.find(part) == std::string::npos));
        }
    }
}

TEST_CASE("each layout asks for the parts that it cannot do without") {
    const std::map<std::string, std::vector<std::string>> required{
        {"headline", {"title"}},         {"list", {"title", "item"}}, {"steps", {"title", "item"}},
        {"split", {"title", "picture"}}, {"picture", {"picture"}},    {"quote", {"quote"}},
        {"invitation", {"title"}},       {"canvas", {"box"}}};
    for (const auto& [layout, names] : required) {
        std::string expected;
        for (const std::string& name : names) {
            if (!expected.empty()) expected += "\n";
            expected += "a.xml:1:1: error: <";
            expected += name;
            expected += "> is missing; the layout \"";
            expected += layout;
            expected += "\" needs one";
        }
        CHECK(said(of_layout(layout)) == expected);
    }
}

TEST_CASE("an element that names an empty fact is left out, and each use is warned of") {
    const std::string bytes = R"(<slide layout="invitation">
<title>Book</title>
<text>Call {clinic.phone}</text>
<text>Come by</text>
<item icon="phone">{clinic.phone}</item>
<qr href="{clinic.booking}"/>
</slide>)";
    CHECK(said(bytes) ==
          "a.xml:3:12: warning: clinic.phone is still empty, so this <text> is left out; fill it in "
          "clinic.xml\n"
          "a.xml:5:20: warning: clinic.phone is still empty, so this <item> is left out; fill it in "
          "clinic.xml\n"
          "a.xml:6:11: warning: clinic.booking is still empty, so this <qr> is left out; fill it in "
          "clinic.xml");
    const auto parsed = parse_slide(bytes, "a.xml", {}, facts);
    CHECK(parsed.slide->texts.size() == 1);
    CHECK(parsed.slide->items.empty());
    CHECK(!parsed.slide->qr);
    const auto filled = parse_slide(bytes, "a.xml", {}, {{"phone", "1"}, {"booking", "https://a.example"}});
    CHECK(filled.diagnostics.empty());
    CHECK(filled.slide->items.size() == 1);
    CHECK(filled.slide->qr->href == "https://a.example");
}

TEST_CASE("a slide of which empty facts leave nothing does not play") {
    CHECK(
        said("<slide layout='quote'><quote>{clinic.phone}</quote></slide>").find("nothing is left to show") !=
        std::string::npos);
    CHECK(said("<slide layout='canvas'><box x='0%' y='0%' w='1%' "
               "h='1%'><text>{clinic.phone}</text></box></slide>")
              .find("nothing is left to show") != std::string::npos);
}

TEST_CASE("an empty part is left out with a warning") {
    CHECK(said("<slide><title>T</title><text/></slide>") ==
          "a.xml:1:24: warning: <text> is empty, so it is left out; write something in it, or remove it");
}

TEST_CASE("a deck sets defaults and keeps the built-in ones where it is wrong") {
    const auto deck = parse_deck(
        "<deck time='12s' transition='cut' transition-time='0ms' tone='accent' "
        "reveal='one-by-one' footer='no' clock='12h'/>",
        "deck.xml");
    CHECK(deck.diagnostics.empty());
    CHECK(deck.defaults.time == 12s);
    CHECK(deck.defaults.transition == Transition{Transition::Kind::cut, Transition::Direction::left, 0ms});
    CHECK(deck.defaults.tone == Tone::accent);
    CHECK(deck.defaults.reveal == Reveal::one_by_one);
    CHECK(!deck.defaults.footer);
    CHECK(deck.defaults.clock == slidewell::ClockStyle::hours12);

    const auto wrong = parse_deck("<deck tone='x' clock='24' layout='list'>a<b/></deck>", "deck.xml");
    CHECK(wrong.diagnostics.size() == 5);
    CHECK(wrong.defaults.tone == Tone::light);
    CHECK(to_string(wrong.diagnostics[1]) ==
          "deck.xml:1:16: error: clock=\"24\" is not known; did you mean 24h? possible: 24h, 12h, off");
    CHECK(parse_deck("", "deck.xml").diagnostics.size() == 1);
}

TEST_CASE("the clinic's facts are what stands in its elements") {
    const auto clinic = parse_clinic(
        "<clinic>\n<name> The\n Heel &amp; Toe </name><phone/><hours></hours><first-visit>{30} "
        "min</first-visit>"
        "</clinic>",
        "clinic.xml");
    CHECK(clinic.diagnostics.empty());
    CHECK(clinic.facts ==
          Facts{{"name", "The Heel & Toe"}, {"phone", ""}, {"hours", ""}, {"first-visit", "{30} min"}});
}

TEST_CASE("mistakes among the clinic's facts are reported, the other facts hold") {
    const auto clinic = parse_clinic(
        "<clinic>words<name>A</name><name>B</name><a_b/><town "
        "kind='x'><b>C</b></town><email>D</email></clinic>",
        "clinic.xml");
    std::vector<std::string> said;
    for (const auto& diagnostic : clinic.diagnostics)
        said.push_back(to_string(diagnostic));
    CHECK(said ==
          std::vector<std::string>{
              "clinic.xml:1:9: error: words stand directly in <clinic>; write a fact like <phone>…</phone>",
              "clinic.xml:1:28: error: <name> is there twice; keep one of them",
              "clinic.xml:1:42: error: <a_b> cannot name a fact; use letters from a to z, digits and hyphens",
              "clinic.xml:1:54: error: the attribute kind is not known in <town>; remove it",
              "clinic.xml:1:63: error: <b> is not known in <town>; remove it"});
    CHECK(clinic.facts.at("name") == "A");
    CHECK(clinic.facts.at("email") == "D");
}
