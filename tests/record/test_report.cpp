// The three forms of a report.
#include <algorithm>
#include <string>

#include "record/report.h"
#include "record/report_outline.h"
#include "record/report_words.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::local_days monday{std::chrono::year{2026} / 11 / 16};

ReportFacts week() {
    ReportFacts facts;
    facts.tv = "Waiting room";
    facts.from = monday;
    facts.until = monday + 6 * 24h + 18h;
    for (int i = 0; i < 7; ++i)
        facts.days.push_back({std::chrono::year_month_day{monday + std::chrono::days{i}}, 200, 1h});
    facts.slides = {{"/srv", "/srv/2-a.xml", 1'204, 0, 3h + 20min, facts.until},
                    {"/srv", "/srv/10-b.xml", 1, 1, 7s, monday + 9h}};
    return facts;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("numbers, durations and days are said as people say them") {
    CHECK(grouped(7) == "7");
    CHECK(grouped(1'204) == "1,204");
    CHECK(grouped(1'234'567) == "1,234,567");
    CHECK(lasting(0s) == "0 seconds");
    CHECK(lasting(1s) == "1 second");
    CHECK(lasting(3h + 20min + 5s) == "3 hours 20 minutes");
    CHECK(lasting(24h) == "1 day");
    CHECK(lasting_short(125s) == "2 min 5 s");
    CHECK(day_moment(monday + 9h + 5min) == "Mon 16 Nov, 09:05");
    CHECK(machine_moment(monday + 9h + 5min) == "2026-11-16T09:05");
    CHECK(period_name(monday, monday + 144h) == "16 to 22 November 2026");
    CHECK(period_name(monday, monday + 1h) == "16 November 2026");
    CHECK(period_name(monday, monday + std::chrono::days{60}) == "16 November 2026 to 15 January 2027");
    CHECK(place_on_screen({64, 36}, 0) == "upper left");
    CHECK(place_on_screen({64, 36}, 64 * 36 - 1) == "lower right");
    CHECK(place_on_screen({64, 36}, 18 * 64 + 32) == "middle");
}

TEST_CASE("the text says what staff want to know, and lines the slides up") {
    const std::string text = report_text(week());
    CHECK(text ==
          "Waiting room, 16 to 22 November 2026\n\n"
          "1,205 slides in 7 days.\n"
          "On the screen for 3 hours 20 minutes; 1 was cut short.\n\n"
          "Slide     Shown      In all  Cut short               Last\n"
          "2-a.xml   1,204  3 h 20 min          0  Sun 22 Nov, 18:00\n"
          "10-b.xml      1         7 s          1  Mon 16 Nov, 09:00\n");
}

TEST_CASE("the text tells of what failed and who was away") {
    ReportFacts facts = week();
    CHECK(all_went_well(facts));
    facts.absences = {{"/srv", monday + 9h, 2h}, {"/srv", monday + 20h, 5min}};
    facts.restarts = {{monday + 10h, "it hung"}};
    facts.failures = {{{"a.xml", {3, 1}, Severity::error, "no", ""}, monday, monday + 9h, 3}};
    facts.undated = 2;
    facts.heat = HeatMap{{2, 1}, {60, 7'200}, {0, 0}};
    const std::string text = report_text(facts);
    CHECK_FALSE(all_went_well(facts));
    CHECK(holds(text,
                "Folders were away twice, for 2 hours 5 minutes in all; what was there before played on.\n"));
    CHECK(holds(text, "What paints the slides was started anew once; the screen went on meanwhile.\n"));
    CHECK(holds(text, "2 slides more cannot be dated"));
    CHECK(holds(text, "Longest without a change: 2 hours, at the "));
    CHECK(holds(text, "  a.xml:3:1: error: no\n      3 times, last on Mon 16 Nov, 09:00\n"));
    CHECK(holds(text, "  /srv: away for 2 hours from Mon 16 Nov, 09:00\n"));
}

TEST_CASE("a report of nothing says so") {
    ReportFacts facts = week();
    facts.slides.clear();
    CHECK(holds(report_text(facts), "Nothing was shown in 7 days.\nWas the player switched on?\n"));
    CHECK(report_csv(facts) == "slide,folder,times shown,seconds shown,cut short,last shown\r\n");
    CHECK_FALSE(all_went_well(facts));
}

TEST_CASE("the CSV has one row per slide, and quotes what needs it") {
    ReportFacts facts = week();
    facts.slides.front().path = "/srv/say \"ah\", please.xml";
    facts.slides.back().path = "/srv/=1+1.xml";
    CHECK(report_csv(facts) ==
          "slide,folder,times shown,seconds shown,cut short,last shown\r\n"
          "\"say \"\"ah\"\", please.xml\",/srv,1204,12000,0,2026-11-22T18:00\r\n"
          "'=1+1.xml,/srv,1,7,1,2026-11-16T09:00\r\n");
}

TEST_CASE("no name in the page becomes HTML, and a line break none in the CSV") {
    const std::string name = "<img src=x onerror=alert(1)>\n\"'&";
    ReportFacts facts = week();
    facts.tv = name;
    facts.slides.front().path = name;
    facts.slides.front().source = name;
    facts.absences = {{name, monday, 1h}};
    facts.restarts = {{monday, name}};
    facts.failures = {{{name, {}, Severity::error, name, name}, monday, monday, 1}};
    const std::string page = report_html(facts);
    CHECK_FALSE(holds(page, "<img"));
    CHECK(holds(page, "&lt;img src=x onerror=alert(1)&gt; &quot;&#39;&amp;"));
    const std::string csv = report_csv(facts);
    CHECK(std::ranges::count(csv, '\n') == 3);
}

TEST_CASE("the page shows a column a day, a row a slide, and the heat map in steps") {
    ReportFacts facts = week();
    facts.heat = HeatMap{{3, 1}, {0, 700, 50'000}, {0, 0, 0}};
    const std::string page = report_html(facts);
    const auto count = [&](const std::string& part) {
        int found = 0;
        for (auto at = page.find(part); at != std::string::npos; at = page.find(part, at + 1))
            ++found;
        return found;
    };
    CHECK(count("class=\"column\"") == 7);
    CHECK(count("class=\"bar\"") == 2);
    CHECK(count("class=\"heat\"") == 2);
    CHECK(count("<path class=\"s6\" d=\"M2 0h1v1h-1z\"/>") == 1);
    CHECK(count("<path class=\"s2\" d=\"M1 0h1v1h-1z\"/>") == 1);
    CHECK(count("<title") == 3);
    CHECK(count("<script") == 0);
}
