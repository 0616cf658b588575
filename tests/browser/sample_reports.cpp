// Reports to look at and to test in a browser:
//
//   sample_reports OUT
//
// Writes into OUT: `report-well`, a week in which nothing went wrong; `report-trouble`, one in which
// everything did; `report-hostile`, the same with names that try to be HTML; `report-long`, 60 days;
// `report-empty`, nothing at all.
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "record/report.h"

namespace {

using namespace slidewell;
using namespace std::chrono_literals;

constexpr std::chrono::local_days last_day{std::chrono::year{2026} / 11 / 22};
constexpr std::array<const char*, 12> names{
    "10-welcome.xml",      "20-the-tendon.xml",       "30-causes.xml",     "40-symptoms.xml",
    "50-dry-needling.xml", "60-release-the-calf.xml", "62-blood-flow.xml", "64-calm-the-pain.xml",
    "70-your-visit.xml",   "80-right-for-you.xml",    "85-our-aim.xml",    "95-book.xml"};

// A light ground on which a footer stands all day, and words in the middle come and go.
HeatMap stillness() {
    HeatMap heat{{64, 36}, {}, {}};
    for (int y = 0; y < 36; ++y) {
        for (int x = 0; x < 64; ++x) {
            const bool footer = y >= 32 && y < 35 && (x < 16 || x > 54) && x > 2 && x < 61;
            const bool words = y > 8 && y < 28 && x > 4 && x < 40;
            const bool picture = x > 42 && x < 60 && y > 4 && y < 30;
            const unsigned edge = x < 2 || y < 3 || x > 61 ? 5'400 : 1'500;
            heat.longest.push_back(footer    ? 36'000
                                   : picture ? 24
                                   : words   ? 40U + static_cast<unsigned>(x * y)
                                             : edge);
            heat.light.push_back(footer ? 21'000 : picture || words ? 0 : edge / 2);
        }
    }
    return heat;
}

ReportFacts well(int days) {
    ReportFacts facts;
    facts.tv = "Waiting room";
    facts.from = last_day - std::chrono::days{days - 1};
    facts.until = last_day + 17h + 42min;
    for (int i = 0; i < days; ++i) {
        const std::chrono::local_days day = last_day - std::chrono::days{days - 1 - i};
        const bool sunday = std::chrono::weekday{day} == std::chrono::Sunday;
        const bool saturday = std::chrono::weekday{day} == std::chrono::Saturday;
        const Millis shown = sunday ? Millis{0} : saturday ? 5h + 2min : 10h + 31min - i * 3min;
        facts.days.push_back({std::chrono::year_month_day{day}, static_cast<int>(shown / 17s), shown});
    }
    int number = 0;
    for (const char* const name : names) {
        const int plays = 1'204 * days / 7 - 9 * number;
        facts.slides.push_back({"/srv/slides", std::string("/srv/slides/") + name, plays, 0,
                                plays * (9s + 1s * (number * 5 % 14)), facts.until - number * 17s});
        ++number;
    }
    facts.heat = stillness();
    return facts;
}

ReportFacts trouble() {
    ReportFacts facts = well(7);
    facts.slides.at(3).cut_short = 12;
    facts.slides.at(4).plays = 3;
    facts.slides.at(4).shown = 51s;
    facts.slides.at(7).path = "/srv/slides/99-new-opening-hours-of-the-reception-desk-and-of-the-gym.xml";
    facts.absences = {{"\\\\CLINIC-NAS\\Slides", facts.from + 14h, 2h + 5min},
                      {"\\\\CLINIC-NAS\\Slides", facts.from + 3 * 24h + 9h, 40s},
                      {"onedrive:Waiting room", facts.from + 4 * 24h + 20h, 31h}};
    facts.restarts = {{facts.from + 26h, "it did not answer for 10 s"},
                      {facts.from + 26h + 30s, "it ended by signal 11"},
                      {facts.from + 120h, "it took more memory than it may"}};
    facts.failures = {
        {{"/srv/slides/12-flu-season.xml", {}, Severity::error, "<titel> is not known in <slide>", ""},
         facts.from + 9h,
         facts.from + 34h,
         4},
        {{"/srv/slides/knee.jpg",
          {},
          Severity::error,
          "this picture does not end; it was only copied half",
          ""},
         facts.from + 50h,
         facts.from + 50h,
         1},
        {{"/srv/slides/95-book.xml",
          {},
          Severity::warning,
          "clinic.phone is still empty, so this <item> is left out",
          ""},
         facts.from,
         facts.until,
         31}};
    facts.undated = 48;
    return facts;
}

ReportFacts hostile() {
    const std::string name =
        "<script>document.title='caught'</script>\"'><img src=x onerror=alert(1)>&amp;\x01\xFF.xml";
    ReportFacts facts = trouble();
    facts.tv = name;
    facts.slides.front().path = name;
    facts.slides.at(1).path = std::string(300, 'x');
    facts.absences.front().source = name;
    facts.restarts.front().why = name;
    facts.failures.front().diagnostic = {name, {}, Severity::error, name, name};
    return facts;
}

ReportFacts empty() {
    ReportFacts facts = well(7);
    for (DayShown& day : facts.days)
        day = {day.day, 0, {}};
    facts.slides.clear();
    facts.heat.reset();
    return facts;
}

bool write(const std::filesystem::path& folder, const std::string& name, const ReportFacts& facts) {
    std::ofstream page(folder / (name + ".html"), std::ios::binary);
    return static_cast<bool>(page << report_html(facts));
}

}  // namespace

int main(int argc, char* argv[]) {
    if (argc != 2) {
        std::fputs("usage: sample_reports OUT\n", stderr);
        return 2;
    }
    const std::filesystem::path out = argv[1];
    const bool written = write(out, "report-well", well(7)) && write(out, "report-trouble", trouble()) &&
                         write(out, "report-hostile", hostile()) && write(out, "report-long", well(60)) &&
                         write(out, "report-empty", empty());
    return written ? 0 : 2;
}
