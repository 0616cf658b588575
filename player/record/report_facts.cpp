// Reading the play log, and adding up.
#include "record/report_facts.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"

namespace slidewell {
namespace {

namespace chrono = std::chrono;

using Day = chrono::local_days;

Day day_of(LocalMillis time) { return chrono::floor<chrono::days>(time); }

class Reading {
  public:
    Reading(Database& database, const ReportPeriod& period) : database_(database), period_(period) {
        facts_.until = local(period.now);
        first_day_ = day_of(facts_.until) - chrono::days{period.days - 1};
        facts_.from = first_day_;
        // A day more than the days that are asked for: the wall's clock may be set back.
        since_ = period.now - chrono::days{period.days + 1};
        for (Day day = first_day_; day <= day_of(facts_.until); day += chrono::days{1})
            facts_.days.push_back({chrono::year_month_day{day}, 0, {}});
    }

    DatabaseResult<ReportFacts> take() {
        for (const auto read : {&Reading::plays, &Reading::undated, &Reading::absences, &Reading::restarts,
                                &Reading::failures, &Reading::heat}) {
            if (auto done = (this->*read)(); !done.ok()) return done.error();
        }
        return std::move(facts_);
    }

  private:
    [[nodiscard]] LocalMillis local(WallMillis time) const { return period_.on_the_wall(time); }
    [[nodiscard]] LocalMillis local(std::int64_t millis) const { return local(WallMillis{Millis{millis}}); }
    // Today counts as a whole: a show that runs faster than the clock is ahead of it.
    [[nodiscard]] bool within(LocalMillis time) const {
        return day_of(time) >= first_day_ && day_of(time) <= day_of(facts_.until);
    }

    // `take` each row of the answer; the question's first parameter is the beginning of the time in question.
    template <typename Take>
    DatabaseResult<> each(std::string_view question, Take take) {
        auto rows = database_.prepare(question);
        if (!rows.ok()) return rows.error();
        rows->bind(1, std::int64_t{since_.time_since_epoch().count()});
        for (;;) {
            const auto row = rows->step();
            if (!row.ok()) return row.error();
            if (!*row) return Done{};
            take(*rows);
        }
    }

    DatabaseResult<> plays() {
        std::map<std::int64_t, SlideShown> slides;
        auto done = each("SELECT slide, began, shown, whole FROM plays WHERE began >= ? AND dated = 1",
                         [&](const Statement& row) {
                             const LocalMillis began = local(row.number(1));
                             if (within(began))
                                 add(slides[row.number(0)], began, Millis{row.number(2)}, row.number(3) == 1);
                         });
        return done.ok() ? name(std::move(slides)) : done;
    }
    void add(SlideShown& slide, LocalMillis began, Millis shown, bool whole) {
        ++slide.plays;
        slide.cut_short += whole ? 0 : 1;
        slide.shown += shown;
        slide.last = std::max(slide.last, began);
        DayShown& day = facts_.days.at(static_cast<std::size_t>((day_of(began) - first_day_).count()));
        ++day.plays;
        day.shown += shown;
    }
    DatabaseResult<> name(std::map<std::int64_t, SlideShown> slides) {
        std::vector<std::string> names;
        std::map<std::string, SlideShown> by_name;
        auto done =
            each("SELECT slide, source, path FROM slides WHERE ? IS NOT NULL", [&](const Statement& row) {
                const auto slide = slides.find(row.number(0));
                if (slide == slides.end()) return;
                slide->second.source = row.bytes(1);
                slide->second.path = row.bytes(2);
                const std::string key = row.bytes(2) + '\n' + row.bytes(1);
                names.push_back(key);
                by_name.emplace(key, std::move(slide->second));
            });
        sort_naturally(names);
        for (const std::string& each_name : names)
            facts_.slides.push_back(std::move(by_name.at(each_name)));
        return done;
    }

    DatabaseResult<> undated() {
        return each("SELECT count(*) FROM plays WHERE dated = 0 AND ? IS NOT NULL",
                    [&](const Statement& row) { facts_.undated = static_cast<int>(row.number(0)); });
    }

    // One whose end nobody saw lasted for as long as its show is known to have lasted.
    DatabaseResult<> absences() {
        return each(
            "SELECT source, began, coalesce(lasted, max(0, (SELECT max(steady + shown) FROM plays"
            " WHERE plays.show = absences.show) - steady), 0) FROM absences WHERE began >= ? AND dated = 1"
            " ORDER BY began",
            [&](const Statement& row) {
                const LocalMillis from = local(row.number(1));
                if (within(from)) facts_.absences.push_back({row.bytes(0), from, Millis{row.number(2)}});
            });
    }

    DatabaseResult<> restarts() {
        return each("SELECT began, why FROM restarts WHERE began >= ? AND dated = 1 ORDER BY began",
                    [&](const Statement& row) {
                        const LocalMillis at = local(row.number(0));
                        if (within(at)) facts_.restarts.push_back({at, row.bytes(1)});
                    });
    }

    DatabaseResult<> failures() {
        return each(
            "SELECT file, severity, message, min(first), max(last), sum(count) FROM failures"
            " WHERE last >= ? AND dated = 1 GROUP BY file, severity, message ORDER BY severity, max(last) "
            "DESC",
            [&](const Statement& row) {
                const LocalMillis last = local(row.number(4));
                if (!within(last)) return;
                const Severity severity = row.number(1) == 0 ? Severity::error : Severity::warning;
                facts_.failures.push_back({{row.bytes(0), {}, severity, row.bytes(2), {}},
                                           local(row.number(3)),
                                           last,
                                           static_cast<int>(row.number(5))});
            });
    }

    // Of the screen that was there last.
    DatabaseResult<> heat() {
        return each(
            "SELECT day, columns, rows, longest, light FROM heat WHERE ? IS NOT NULL ORDER BY day DESC",
            [&](const Statement& row) {
                const Day day{chrono::days{row.number(0)}};
                if (day < first_day_ || day > day_of(facts_.until)) return;
                HeatMap map{{static_cast<int>(row.number(1)), static_cast<int>(row.number(2))},
                            unpacked(row.bytes(3)),
                            unpacked(row.bytes(4))};
                const std::size_t cells = map.grid.cells();
                if (map.longest.size() != cells || map.light.size() != cells) return;
                if (!facts_.heat) {
                    facts_.heat = std::move(map);
                } else if (facts_.heat->grid == map.grid) {
                    facts_.heat = together(*std::move(facts_.heat), map);
                }
            });
    }

    Database& database_;
    const ReportPeriod& period_;
    WallMillis since_;
    Day first_day_;
    ReportFacts facts_;
};

}  // namespace

DatabaseResult<ReportFacts> read_report(Database& database, const ReportPeriod& period) {
    return Reading(database, period).take();
}

}  // namespace slidewell
