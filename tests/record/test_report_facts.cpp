// From a play log with known content to what a report says of it.
#include <string>
#include <vector>

#include "record/play_log.h"
#include "record/report_facts.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr WallMillis midnight(int month, unsigned day) {
    return std::chrono::sys_days{std::chrono::year{2026} / month / std::chrono::day{day}};
}

// Central Europe in autumn: two hours ahead of UTC until 25 October 2026, 1:00 UTC; then one.
LocalMillis in_berlin(WallMillis wall) {
    const auto ahead = wall < midnight(10, 25) + 1h ? 2h : 1h;
    return LocalMillis{wall.time_since_epoch() + ahead};
}
LocalMillis in_greenwich(WallMillis wall) { return LocalMillis{wall.time_since_epoch()}; }

PlayRecord play(const std::string& slide, WallMillis began, Millis shown = 10s, bool whole = true) {
    return {{began, Steady{0ms}}, "/srv/" + slide, "/srv", 1, shown, whole};
}

class WrittenLog {
  public:
    explicit WrittenLog(const std::vector<PlayLogEntry>& entries) {
        auto log = PlayLog::open(file_, {});
        REQUIRE(log.ok());
        REQUIRE(log->write(entries).ok());
    }
    [[nodiscard]] const fs::path& file() const { return file_; }
    [[nodiscard]] ReportFacts report(WallMillis now, int days = 7,
                                     LocalMillis (*on_the_wall)(WallMillis) = in_greenwich) const {
        auto database = Database::open_to_read(file_);
        REQUIRE(database.ok());
        auto facts = read_report(*database, {days, now, on_the_wall});
        if (!facts.ok()) FAIL(facts.error().message);
        return *std::move(facts);
    }

  private:
    TempFolder folder_;
    fs::path file_ = folder_.path() / "plays.sqlite";
};

}  // namespace

TEST_CASE("plays are added up by slide, in the order of their names, and by day") {
    const WallMillis monday = midnight(11, 16);
    const WrittenLog log({play("10-b.xml", monday + 9h), play("2-a.xml", monday + 10h, 20s),
                          play("10-b.xml", monday + 33h, 4s, false)});
    const ReportFacts facts = log.report(monday + 40h, 2);
    REQUIRE(facts.slides.size() == 2);
    CHECK(facts.slides.at(0).path == "/srv/2-a.xml");
    CHECK(facts.slides.at(1).path == "/srv/10-b.xml");
    CHECK(facts.slides.at(1).plays == 2);
    CHECK(facts.slides.at(1).cut_short == 1);
    CHECK(facts.slides.at(1).shown == 14s);
    CHECK(facts.slides.at(1).last == in_greenwich(monday + 33h));
    REQUIRE(facts.days.size() == 2);
    CHECK(facts.days.at(0).plays == 2);
    CHECK(facts.days.at(0).shown == 30s);
    CHECK(facts.days.at(1).plays == 1);
}

TEST_CASE("only the days that were asked for count, today among them, with plays or without") {
    const WallMillis monday = midnight(11, 16);
    const WrittenLog log({play("a.xml", monday - 1ms), play("a.xml", monday),
                          play("a.xml", monday + 7 * 24h - 1ms), play("a.xml", monday + 7 * 24h)});
    const ReportFacts facts = log.report(monday + 7 * 24h - 1ms);
    REQUIRE(facts.days.size() == 7);
    CHECK(facts.days.front().plays == 1);
    CHECK(facts.days.at(3).plays == 0);
    CHECK(facts.days.back().plays == 1);
    CHECK(facts.slides.front().plays == 2);
}

TEST_CASE("days are those of the room, on the day on which the clock is set back too") {
    const WallMillis sunday = midnight(10, 25);
    const WrittenLog log({play("a.xml", sunday - 2h - 1ms), play("a.xml", sunday - 2h),
                          play("a.xml", sunday + 23h - 1ms), play("a.xml", sunday + 23h)});
    const ReportFacts facts = log.report(sunday + 30h, 3, in_berlin);
    REQUIRE(facts.days.size() == 3);
    CHECK(facts.days.at(0).plays == 1);
    CHECK(facts.days.at(1).day == std::chrono::year{2026} / 10 / 25);
    CHECK(facts.days.at(1).plays == 2);
    CHECK(facts.days.at(2).plays == 1);
}

TEST_CASE("what was shown while the clock was never set has no day, and is told of") {
    const WrittenLog log({play("a.xml", WallMillis{} + 20s)});
    const ReportFacts facts = log.report(midnight(11, 16));
    CHECK(facts.slides.empty());
    CHECK(facts.undated == 1);
}

TEST_CASE("an absence has its length; one whose end nobody saw lasts as long as its show did") {
    const WallMillis monday = midnight(11, 16);
    const auto source = [&](Millis since, bool away) {
        return SourceRecord{{monday + since, Steady{since}}, "/srv", away};
    };
    PlayRecord last = play("a.xml", monday + 5h);
    last.began.steady = Steady{5h};
    const WrittenLog log({source(1h, true), source(2h, false), source(3h, true), last});
    const ReportFacts facts = log.report(monday + 24h, 2);
    REQUIRE(facts.absences.size() == 2);
    CHECK(facts.absences.at(0).from == in_greenwich(monday + 1h));
    CHECK(facts.absences.at(0).lasted == 1h);
    CHECK(facts.absences.at(1).lasted == 2h + 10s);
}

TEST_CASE("failures are added up over days and shows, errors first") {
    const WallMillis monday = midnight(11, 16);
    const Diagnostic warning{"a.xml", {}, Severity::warning, "hm", ""};
    const Diagnostic error{"b.xml", {2, 1}, Severity::error, "no", ""};
    const auto at = [&](Millis time) { return RecordMoment{monday + time, Steady{time}}; };
    const WrittenLog log({FailureRecord{at(1h), warning}, FailureRecord{at(2h), error},
                          FailureRecord{at(30h), error}, RestartRecord{at(3h), "it hung"}});
    const ReportFacts facts = log.report(monday + 40h);
    REQUIRE(facts.failures.size() == 2);
    CHECK(facts.failures.at(0).diagnostic.message == "no");
    CHECK(facts.failures.at(0).count == 2);
    CHECK(facts.failures.at(0).last == in_greenwich(monday + 30h));
    CHECK(facts.failures.at(1).count == 1);
    REQUIRE(facts.restarts.size() == 1);
    CHECK(facts.restarts.front().why == "it hung");
}

TEST_CASE("heat maps of the days become one, of the screen that was there last") {
    const WallMillis monday = midnight(11, 16);
    const WrittenLog log({play("a.xml", monday)});
    {
        auto open = PlayLog::open(log.file(), {});
        REQUIRE(open.ok());
        const auto day = std::chrono::floor<std::chrono::days>(monday);
        const HeatGrid grid{2, 1};
        REQUIRE(open->keep_heat(day, {{1, 2}, {9, 9}, {9, 9}}).ok());
        REQUIRE(open->keep_heat(day + std::chrono::days{1}, {grid, {5, 1}, {1, 1}}).ok());
        REQUIRE(open->keep_heat(day + std::chrono::days{2}, {grid, {2, 7}, {1, 2}}).ok());
        REQUIRE(open->keep_heat(day - std::chrono::days{30}, {grid, {99, 99}, {1, 2}}).ok());
    }
    const ReportFacts facts = log.report(monday + 60h);
    REQUIRE(facts.heat);
    CHECK(*facts.heat == HeatMap{{2, 1}, {5, 7}, {2, 3}});
}
