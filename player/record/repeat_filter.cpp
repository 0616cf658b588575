// Counting the messages of the last minute.
#include "record/repeat_filter.h"

#include <algorithm>
#include <string>

namespace slidewell {
namespace {

constexpr Millis minute{60'000};
constexpr std::size_t most_remembered = 256;

LogLine counted_again(const LogLine& line, int again) {
    const std::string times = again == 1 ? "once more" : std::to_string(again) + " more times";
    return {line.level, line.text + " (" + times + " in the last minute)"};
}

}  // namespace

std::vector<LogLine> RepeatFilter::pass(const LogLine& line, Steady now) {
    std::vector<LogLine> lines = due(now);
    const auto known = std::ranges::find(written_, line, &Written::line);
    if (known != written_.end()) {
        ++known->again;
        return lines;
    }
    if (written_.size() == most_remembered) {
        const Written& oldest = written_.front();
        if (oldest.again > 0) lines.push_back(counted_again(oldest.line, oldest.again));
        written_.erase(written_.begin());
    }
    lines.push_back(line);
    written_.push_back({line, now});
    return lines;
}

// A message that was counted is written, and so begins another minute.
std::vector<LogLine> RepeatFilter::due(Steady now) {
    std::vector<LogLine> lines;
    const auto over = std::ranges::find_if(written_, [&](const Written& w) { return now - w.at < minute; });
    std::vector<Written> younger(over, written_.end());
    for (const Written& old : std::vector<Written>(written_.begin(), over)) {
        if (old.again == 0) continue;
        lines.push_back(counted_again(old.line, old.again));
        younger.push_back({old.line, now});
    }
    written_ = std::move(younger);
    return lines;
}

std::vector<LogLine> RepeatFilter::rest() {
    std::vector<LogLine> lines;
    for (const Written& each : written_) {
        if (each.again > 0) lines.push_back(counted_again(each.line, each.again));
    }
    written_.clear();
    return lines;
}

std::optional<Steady> RepeatFilter::next_due() const {
    const auto first = std::ranges::find_if(written_, [](const Written& w) { return w.again > 0; });
    if (first == written_.end()) return std::nullopt;
    return first->at + minute;
}

}  // namespace slidewell
