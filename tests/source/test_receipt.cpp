// What the folder tells staff.
#include <algorithm>
#include <sstream>

#include "base/text.h"
#include "source/receipt.h"
#include "support/catch.h"

using namespace slidewell;
using Effect = ReceiptFinding::Effect;

namespace {

constexpr std::chrono::year_month_day today{std::chrono::year{2026}, std::chrono::November,
                                            std::chrono::day{22}};
constexpr WallTime at(int hour, int minute) { return {today, {hour, minute}}; }

const std::string png = "\x89PNG\r\n\x1A\n and so on";

ReceiptFacts all_on_air(int slides) {
    ReceiptFacts facts;
    facts.tv = "Waiting room";
    facts.written = at(9, 42);
    facts.read = at(9, 42);
    facts.edition = 17;
    facts.on_air_since = at(9, 41);
    for (int i = 1; i <= slides; ++i) {
        const std::string number = std::to_string(i);
        facts.slides.push_back({number + "0-slide.xml",
                                "Slide " + number,
                                Millis{12'000},
                                *parse_transition("push-left"),
                                {png, {480, 270}},
                                {}});
    }
    return facts;
}

ReceiptFinding broken(const std::string& file, Effect effect = Effect::missing) {
    return {
        file, effect, {{file, {12, 5}, Severity::error, "<titel> is not known", "did you mean <title>?"}}};
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::size_t times(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t found = text.find(part); found != std::string_view::npos;
         found = text.find(part, found + 1))
        ++count;
    return count;
}

// Both forms of the receipt must say it. `said` holds nothing that HTML escapes.
bool say(const ReceiptFacts& facts, std::string_view said) {
    std::string page;
    bool in_tag = false;
    for (const char c : receipt_html(facts)) {
        if (c == '<') in_tag = true;
        if (!in_tag) page += c;
        if (c == '>') in_tag = false;
    }
    std::string text = receipt_text(facts);
    std::erase(text, '\r');
    std::ranges::replace(text, '\n', ' ');
    std::string words;  // lines are broken and set in
    std::ranges::unique_copy(text, std::back_inserter(words),
                             [](char a, char b) { return a == ' ' && b == ' '; });
    return holds(page, said) && holds(words, said);
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> result;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        result.push_back(line);
    return result;
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t place = 0; place < text.size(); ++count)
        static_cast<void>(next_code_point(text, place));
    return count;
}

bool is_utf8(std::string_view text) {
    std::string read_and_written;
    for (std::size_t place = 0; place < text.size();)
        append_utf8(read_and_written, next_code_point(text, place));
    return read_and_written == text;
}

const std::string hostile = "<script>alert(1)</script>\"'><img src=x>&\x01\x1B[31m\xFF\r\n.xml";

ReceiptFacts all_hostile() {
    ReceiptFacts facts = all_on_air(1);
    facts.tv = facts.source = hostile;
    facts.slides = {{hostile, hostile, Millis{1}, {}, {hostile, {480, 270}}, at(9, 0)},
                    {hostile, "", Millis{1}, {}, {png, {480, 270}}, {}}};
    for (const Effect effect : {Effect::missing, Effect::older, Effect::none})
        facts.findings.push_back({hostile, effect, {{hostile, {1, 1}, Severity::error, hostile, hostile}}});
    facts.copying = {hostile};
    facts.notes = {{hostile, hostile, hostile, true}, {hostile, hostile, hostile, false}};
    return facts;
}

}  // namespace

TEST_CASE("with nothing wrong, one friendly line says so") {
    CHECK(say(all_on_air(16), "All 16 slides are on air since 09:41."));
    CHECK(say(all_on_air(2), "Both slides are on air since 09:41."));
    CHECK(say(all_on_air(1), "The one slide is on air since 09:41."));
    CHECK(!holds(receipt_html(all_on_air(16)), "needs your help"));
}

TEST_CASE("what is on air since another day names that day") {
    ReceiptFacts facts = all_on_air(3);
    facts.on_air_since.day = std::chrono::sys_days{today} - std::chrono::days{3};
    CHECK(say(facts, "All 3 slides are on air since Thursday, 19 November, 09:41."));
}

TEST_CASE("what nobody knows the time of is told without a time") {
    ReceiptFacts facts = all_on_air(8);
    facts.on_air_since = WallTime{};
    CHECK(say(facts, "All 8 slides are on air."));
    CHECK(say(facts, "Edition 17 of these slides is on air."));
    facts.written = WallTime{};
    facts.read = WallTime{};
    facts.undone = WallTime{};
    facts.slides[3].older_since = WallTime{};
    facts.on_air_since = at(9, 41);
    CHECK(say(facts, "The clock of this TV is not set"));
    CHECK(say(facts, "on air since Sunday, 22 November 2026, 09:41."));
    CHECK(say(facts, "from before an unknown time are back"));
    CHECK_FALSE(holds(receipt_text(facts), "last read at"));
    CHECK_FALSE(holds(receipt_html(facts), "1970"));
}

TEST_CASE("it says which TV this is, when it was written and when the folder was read") {
    ReceiptFacts facts = all_on_air(3);
    facts.source = "Slides on the NAS";
    CHECK(say(facts, "Waiting room"));
    CHECK(say(facts, "Slides on the NAS"));
    CHECK(say(facts, "Sunday, 22 November 2026, 09:42"));
    CHECK(say(facts, "This folder was last read at 09:42."));
    CHECK(say(facts, "Edition 17"));
    CHECK(say(facts, "put a file named UNDO into this folder"));
}

TEST_CASE("every slide is told with its headline, file, time and transition, in order") {
    const ReceiptFacts facts = all_on_air(3);
    CHECK(say(facts, "Slide 2"));
    CHECK(say(facts, "20-slide.xml"));
    CHECK(say(facts, "12 seconds"));
    CHECK(say(facts, "push from the right"));
    for (const std::string& told : {receipt_html(facts), receipt_text(facts)}) {
        CHECK(told.find("10-slide.xml") < told.find("20-slide.xml"));
        CHECK(told.find("20-slide.xml") < told.find("30-slide.xml"));
    }
}

TEST_CASE("a slide that is not on air is counted, and told by line, reason and suggestion") {
    ReceiptFacts facts = all_on_air(14);
    facts.findings = {broken("12-flu.xml"), broken("13-gym.xml")};
    CHECK(say(facts, "14 of 16 slides are on air."));
    CHECK(say(facts, "2 are not."));
    CHECK(say(facts, "12-flu.xml is not on air"));
    CHECK(say(facts, "Line 12, column 5"));
    CHECK(holds(receipt_html(facts), "&lt;titel&gt; is not known."));
    CHECK(holds(receipt_text(facts), "What to do: Did you mean <title>?"));
}

TEST_CASE("what needs help stands before what is on air, and mere advice behind it") {
    ReceiptFacts facts = all_on_air(2);
    facts.findings = {broken("10-slide.xml", Effect::none), broken("12-flu.xml")};
    for (const std::string& told : {receipt_html(facts), receipt_text(facts)}) {
        CHECK(told.find("What needs your help") < told.find("12-flu.xml"));
        CHECK(told.find("12-flu.xml") < told.find("On air, in this order"));
        CHECK(told.find("On air, in this order") < told.find("could be better"));
    }
}

TEST_CASE("a slide that plays in an older version says since when") {
    ReceiptFacts facts = all_on_air(16);
    facts.slides[3].older_since = at(9, 12);
    facts.findings = {broken("40-slide.xml", Effect::older)};
    CHECK(say(facts, "All 16 slides are on air."));
    CHECK(say(facts, "1 plays in an older version."));
    CHECK(say(facts, "40-slide.xml plays in an older version"));
    CHECK(say(facts, "The TV has kept that one since 09:12"));
    CHECK(say(facts, "Older version since 09:12"));
}

TEST_CASE("an older version of a file that is no slide is told too") {
    ReceiptFacts facts = all_on_air(16);
    facts.findings = {broken("deck.xml", Effect::older)};
    CHECK(say(facts, "The TV goes by an older version of deck.xml"));
    CHECK(say(facts, "All 16 slides are on air since 09:41."));
}

TEST_CASE("a file that is no slide does not count as one that is missing") {
    ReceiptFacts facts = all_on_air(16);
    facts.findings = {broken("clinic.xml")};
    CHECK(say(facts, "The TV does without clinic.xml"));
    CHECK(say(facts, "All 16 slides are on air since 09:41."));
}

TEST_CASE("how a slide plays is left out while it is not known") {
    ReceiptFacts facts = all_on_air(3);
    facts.slides[1].lasts = Millis{0};
    CHECK(times(receipt_html(facts), "push from the right") == 2);
    CHECK(times(receipt_text(facts), "push from the right") == 2);
    CHECK(say(facts, "20-slide.xml"));
}

TEST_CASE("what is wrong in a file that the slide names is told by that file's name") {
    ReceiptFacts facts = all_on_air(1);
    facts.findings = {{"10-slide.xml",
                       Effect::none,
                       {{"knee.jpg", {}, Severity::error, "it does not end", ""},
                        {"a.svg", {7, 0}, Severity::error, "it does not end", ""}}}};
    CHECK(say(facts, "knee.jpg"));
    CHECK(say(facts, "a.svg, line 7"));
    CHECK(!holds(receipt_text(facts), "column"));
}

TEST_CASE("a lost folder, a full disk, an undo and files on their way are told in plain words") {
    ReceiptFacts facts = all_on_air(16);
    facts.lost_since = at(14, 5);
    CHECK(say(facts, "All 16 slides stay on air."));
    CHECK(say(facts, "This folder looks empty"));
    CHECK(say(facts, "(14:05)"));

    facts = all_on_air(16);
    facts.full_disk_left = 12'345'678;
    CHECK(say(facts, "disk is full"));
    CHECK(say(facts, "12 MB are free on it."));

    facts = all_on_air(16);
    facts.undone = at(14, 5);
    CHECK(say(facts, "The slides from before 14:05 are back"));
    CHECK(say(facts, "They stay until something in this folder changes."));

    facts = all_on_air(16);
    facts.copying = {"river.jpg"};
    CHECK(say(facts, "1 file is still being copied"));
    CHECK(say(facts, "river.jpg. Each counts as soon as it is complete."));
    facts.copying = {"1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg", "6.jpg", "7.jpg"};
    CHECK(say(facts, "4.jpg, 5.jpg and 2 more."));
}

TEST_CASE("notes stand where they belong: those that need help first") {
    ReceiptFacts facts = all_on_air(1);
    facts.notes = {{"By the way", "All is calm.", "", false},
                   {"Nothing to take back", "There is no edition before this one.", "Remove UNDO.", true}};
    CHECK(say(facts, "Remove UNDO."));
    for (const std::string& told : {receipt_html(facts), receipt_text(facts)}) {
        CHECK(told.find("needs your help") < told.find("Nothing to take back"));
        CHECK(told.find("Nothing to take back") < told.find("Good to know"));
        CHECK(told.find("Good to know") < told.find("By the way"));
    }
}

TEST_CASE("before the first edition it says what to do") {
    ReceiptFacts facts;
    facts.tv = "Waiting room";
    facts.written = at(8, 0);
    CHECK(say(facts, "No slide is on air from this folder yet."));
    CHECK(say(facts, "Put a slide into this folder"));
    CHECK(!holds(receipt_text(facts), "UNDO"));

    facts.notes = {{"There is no slide in this folder yet", "", "Copy one here.", true}};
    CHECK(say(facts, "Copy one here."));
    CHECK(!say(facts, "Put a slide into this folder"));
}

TEST_CASE("a thumbnail is part of the page; without one the slide is told all the same") {
    ReceiptFacts facts = all_on_air(3);
    facts.slides[1].thumbnail = {};
    facts.slides[2].thumbnail.bytes = "<svg onload='alert(1)'>";
    const std::string page = receipt_html(facts);
    CHECK(times(page, "<img ") == 1);
    CHECK(holds(page, "src=\"data:image/png;base64,iVBORw0KGgo"));
    CHECK(holds(page, "width=\"480\" height=\"270\""));
    CHECK(times(page, "No picture of it yet") == 2);
    CHECK(say(facts, "30-slide.xml"));
}

TEST_CASE("a thousand slides with large thumbnails make a page that a phone still opens") {
    ReceiptFacts facts = all_on_air(1000);
    for (ReceiptSlide& slide : facts.slides)
        slide.thumbnail.bytes.resize(50'000, 'x');
    const std::string page = receipt_html(facts);
    CHECK(page.size() < std::size_t{18} << 20);
    CHECK(times(page, "<figure>") == 1000);
    CHECK(times(page, "<img ") == (std::size_t{12} << 20) / 50'000);
}

TEST_CASE("the page is one file: no script, nothing from outside, one headline, English") {
    ReceiptFacts facts = all_on_air(3);
    facts.findings = {broken("12-flu.xml")};
    const std::string page = receipt_html(facts);
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    CHECK(holds(page, "default-src 'none'; img-src data:"));
    CHECK(times(page, "<h1>") == 1);
    CHECK(times(page, "<img ") == times(page, "alt=\"The slide “"));
    for (const std::string_view forbidden :
         {"<script", "@import", "url(", "href=\"http", "src=\"http", "onload"})
        CHECK(!holds(page, forbidden));
}

TEST_CASE("names from files cannot become HTML") {
    const std::string page = receipt_html(all_hostile());
    CHECK(!holds(page, "<script"));
    CHECK(!holds(page, "<img src=x"));
    CHECK(!holds(page, "\"'>"));
    CHECK(holds(page, "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;"));
}

TEST_CASE("names from files cannot break lines, control a terminal or the encoding") {
    for (const std::string& told : {receipt_html(all_hostile()), receipt_text(all_hostile())}) {
        const bool controls = std::ranges::any_of(
            told, [](char c) { return (c >= 0 && c < 0x20 && c != '\n' && c != '\r') || c == 0x7F; });
        CHECK(!controls);
        CHECK(is_utf8(told));
    }
}

TEST_CASE("the text is for Notepad: a byte order mark, CRLF, at most 78 columns") {
    ReceiptFacts facts = all_hostile();
    facts.copying.resize(2);
    facts.copying[0].assign(300, 'x');
    facts.copying[1].assign(77, 'u');
    facts.copying[1] += "Ü";
    ReceiptSlide& last = facts.slides.back();
    last.file.assign(90, 'n');
    last.title.assign(200, 't');
    last.lasts = Millis{3'630'000};
    last.transition = *parse_transition("uncover-right");
    const std::string text = receipt_text(facts);
    REQUIRE(text.starts_with("\xEF\xBB\xBF"));
    const std::vector<std::string> all = lines(text.substr(3));
    CHECK(all.size() > 20);
    for (std::string line : all) {
        CAPTURE(line);
        REQUIRE(line.ends_with('\r'));
        line.pop_back();
        CHECK(code_points(line) <= 78);
        CHECK(!line.ends_with(' '));
        CHECK(!holds(line, "\r"));
    }
}

TEST_CASE("in the text, columns stand under each other, also behind wide letters") {
    ReceiptFacts facts = all_on_air(11);
    facts.slides[0].file = "大きさ.xml";  // 6 and 4 columns
    facts.slides[1].file = "Größe.xml";   // 9 columns
    facts.slides[2].file = "a-b-c-d-e-f.xml";
    const std::vector<std::string> all = lines(receipt_text(facts));
    const auto column = [&](std::string_view file) {
        const auto line = std::ranges::find_if(all, [&](const std::string& l) { return holds(l, file); });
        REQUIRE(line != all.end());
        return code_points(std::string_view(*line).substr(0, line->find("12 seconds")));
    };
    CHECK(column("Größe") == column("a-b-c"));
    CHECK(column("大きさ") + 3 == column("a-b-c"));
    CHECK(column("110-slide") == column("a-b-c"));
}

TEST_CASE("the same facts give the same bytes") {
    CHECK(receipt_html(all_hostile()) == receipt_html(all_hostile()));
    CHECK(receipt_text(all_hostile()) == receipt_text(all_hostile()));
}
