// The recorder's thread: listens, and takes what was written down to the disk.
#include "record/recorder.h"

#include <optional>
#include <utility>

#include "base/heap.h"
#include "base/tray.h"
#include "record/scribe.h"

namespace slidewell {

namespace chrono = std::chrono;

namespace {

using SteadyMoment = chrono::steady_clock::time_point;

constexpr std::size_t most_events = 256;
constexpr chrono::seconds between_writings{60};
constexpr std::size_t many_entries = 256;  // are written before the minute is over
constexpr chrono::hours between_prunings{24};
constexpr Millis for_last_events{1'200};

}  // namespace

struct Recorder::Desk {
    explicit Desk(Plan of) : plan(std::move(of)), scribe(plan.speed) {}

    Plan plan;
    Tray<ShowEvent> tray{most_events};
    Scribe scribe;
    std::optional<PlayLog> log;
    std::optional<SteadyMoment> due;      // when to write next
    std::optional<WallMillis> pruned;     // when that was done last
    std::optional<chrono::sys_days> day;  // that `heat` is about
    HeatMap heat;                         // of the day, what was on the disk counted in
    std::string said;                     // the last problem

    void work() {
        for (bool open = true; open;) {
            const auto load = tray.take(due);
            for (const ShowEvent& event : load.messages)
                hear(event);
            const bool late = load.messages.empty();  // nothing came until it was due
            open = !load.last;
            if (!open) scribe.close();
            if (late || !open || scribe.entries().size() >= many_entries) write();
        }
    }

    void hear(const ShowEvent& event) {
        scribe.hear(event);
        const auto* const began = std::get_if<SlideBegan>(&event);
        if (began == nullptr) return;
        if (due && began->at.steady >= *due) write();
        if (!due) due = began->at.steady + between_writings;
    }

    void write() {
        due.reset();
        if (!log && !open()) return;
        const auto done = write_entries();
        if (!done.ok()) {
            if (done.error().damaged) log.reset();
            return complain(done.error().message);
        }
        (void)log->rest();  // until the next minute
        give_heap_back();   // what the show has freed, too, which glibc would keep for good
        scribe.written();
        said.clear();
    }

    DatabaseResult<> write_entries() {
        if (auto done = log->write(scribe.entries()); !done.ok()) return done;
        if (auto done = write_heat(); !done.ok()) return done;
        const WallMillis now = scribe.now().wall;
        if (pruned && now - *pruned < between_prunings && now >= *pruned) return Done{};
        pruned = now;
        return log->prune(now);
    }

    // What stood still before midnight counts for that day, and stands on.
    DatabaseResult<> write_heat() {
        const HeatMap fresh = scribe.take_heat();
        const auto today = plan.day_of(scribe.now().wall);
        if (fresh.longest.empty()) return Done{};
        if (day != today || heat.grid != fresh.grid) {
            auto known = log->heat(today, fresh.grid);
            if (!known.ok()) return known.error();
            heat = *known ? together(**known, fresh) : fresh;
            day = today;
        } else {
            heat = together(heat, fresh);
        }
        return log->keep_heat(today, heat);
    }

    bool open() {
        auto opened = PlayLog::open(plan.file, plan.bounds);
        if (!opened.ok() && opened.error().damaged) opened = begin_anew(opened.error().message);
        if (!opened.ok()) {
            complain(opened.error().message);
            return false;
        }
        log = *std::move(opened);
        return true;
    }

    DatabaseResult<PlayLog> begin_anew(const std::string& why) const {
        if (const auto aside = set_aside(plan.file); !aside.ok())
            return DatabaseError{false, false, why + ", and cannot be moved away: " + aside.error().message};
        plan.tell(log_problem("the play log " + plan.file.string() + " was damaged (" + why +
                              "); it lies beside it as .damaged, and a new one was begun"));
        return PlayLog::open(plan.file, plan.bounds);
    }

    void complain(const std::string& problem) {
        if (std::exchange(said, problem) == problem) return;
        plan.tell(log_problem("the play log " + plan.file.string() + " cannot be written: " + problem +
                              "; the show goes on without it"));
    }
};

Recorder::Recorder(Plan plan) : desk_(std::make_shared<Desk>(std::move(plan))) {
    std::packaged_task<void()> task([desk = desk_] { desk->work(); });
    done_ = task.get_future();
    thread_ = std::thread(std::move(task));
}

// A picture that waits here would keep its memory, so one at a time does.
void Recorder::hear(const ShowEvent& event) const {
    if (std::holds_alternative<FrameShown>(event)) return;
    const auto* const began = std::get_if<SlideBegan>(&event);
    if (began == nullptr || desk_->tray.empty()) return desk_->tray.put(event);
    SlideBegan without = *began;
    without.picture = {};
    desk_->tray.put(std::move(without));
}

void Recorder::close() {
    if (!thread_.joinable()) return;
    desk_->tray.close();
    if (done_.wait_for(for_last_events) == std::future_status::ready) {
        thread_.join();
    } else {
        thread_.detach();
    }
}

}  // namespace slidewell
