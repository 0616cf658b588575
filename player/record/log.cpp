// The log's thread: takes what was said, filters, writes.
#include "record/log.h"

#include <atomic>
#include <optional>
#include <string>
#include <utility>

#include "base/tray.h"
#include "record/repeat_filter.h"

namespace slidewell {

namespace chrono = std::chrono;

namespace {

constexpr std::size_t most_lines = 512;
constexpr Millis patience{1'000};  // for somebody to read what is there
constexpr Millis hurry{50};        // the same, at the end
constexpr Millis for_last_lines{1'200};

Steady in_millis(chrono::steady_clock::time_point time) { return chrono::floor<Millis>(time); }

LogLine lost_lines(std::size_t number) {
    return {LogLevel::warning,
            "slidewell: " + std::to_string(number) + " lines of the log were lost: they came too fast"};
}

}  // namespace

struct Log::Desk {
    Tray<LogLine> tray{most_lines};
    std::unique_ptr<LogOutlet> outlet;
    std::unique_ptr<LogOutlet> fallback;
    Reading clocks;
    RepeatFilter filter;
    std::atomic<bool> ending = false;
    bool given_up = false;  // at the end nobody is waited for twice

    void write(const std::vector<LogLine>& lines, const Now& now) {
        for (const LogLine& line : lines)
            write(line, now);
    }
    void write(const LogLine& line, const Now& now) {
        if (given_up) return;
        const auto written = outlet->write(line, now.wall, ending ? hurry : patience);
        given_up = !written.ok() && !fallback && ending;
        if (written.ok() || !fallback) return;
        const LogLine why = log_problem("the log cannot be written: " + written.error().message);
        for (const LogLine& instead : filter.pass(why, in_millis(now.steady)))
            (void)fallback->write(instead, now.wall, hurry);
        (void)fallback->write(line, now.wall, hurry);
    }

    void work() {
        for (bool open = true; open;) {
            const auto load = tray.take(filter.next_due());
            const Now now = clocks();
            if (load.lost > 0) write(filter.pass(lost_lines(load.lost), in_millis(now.steady)), now);
            for (const LogLine& line : load.messages)
                write(filter.pass(line, in_millis(now.steady)), now);
            write(filter.due(in_millis(now.steady)), now);
            open = !load.last;
        }
        write(filter.rest(), clocks());
    }
};

Log::Log(std::unique_ptr<LogOutlet> outlet, std::unique_ptr<LogOutlet> fallback, Reading clocks)
    : desk_(std::make_shared<Desk>()) {
    desk_->outlet = std::move(outlet);
    desk_->fallback = std::move(fallback);
    desk_->clocks = std::move(clocks);
    std::packaged_task<void()> task([desk = desk_] { desk->work(); });
    done_ = task.get_future();
    thread_ = std::thread(std::move(task));
}

void Log::close() {
    if (!thread_.joinable()) return;
    desk_->ending = true;
    desk_->tray.close();
    if (done_.wait_for(for_last_lines) == std::future_status::ready) {
        thread_.join();
    } else {
        thread_.detach();
    }
}

void Log::say(LogLine line) const { desk_->tray.put(std::move(line)); }

void Log::say(const Diagnostics& diagnostics) const {
    for (const Diagnostic& diagnostic : diagnostics)
        say(log_line(diagnostic));
}

}  // namespace slidewell
