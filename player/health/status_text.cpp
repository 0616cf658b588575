// A line for each thing that people ask.
#include <algorithm>
#include <array>
#include <cstdio>

#include "base/text.h"
#include "health/status.h"

namespace slidewell {
namespace {

using std::chrono::seconds;

// What came from outside must not control a terminal.
std::string without_controls(std::string text) {
    std::ranges::replace_if(
        text, [](unsigned char byte) { return byte < 0x20 || byte == 0x7F; }, '?');
    return text;
}

std::string line(std::string_view what, const std::string& text) {
    std::string padded(what);
    padded.resize(std::max<std::size_t>(padded.size(), 12), ' ');
    return padded + ' ' + without_controls(text) + '\n';
}

seconds whole_seconds(Millis time) { return std::chrono::floor<seconds>(time); }

std::string on_the_wall(const std::optional<OnTheWall>& wall) {
    if (!wall) return "nothing yet";
    std::string text = wall->slide + " for " + roughly(whole_seconds(wall->shown));
    if (wall->shown <= wall->full_time) text += " of " + roughly(whole_seconds(wall->full_time));
    if (wall->paused) text += ", paused";
    if (!wall->source.empty())
        text += ", from edition " + std::to_string(wall->edition) + " of " + wall->source;
    return text;
}

std::string source_line(const SourceHealth& source, std::chrono::sys_seconds now) {
    std::string text = source.name + ": ";
    if (source.away) {
        text += "away";
        if (source.read) text += " for " + roughly(now - *source.read);
        text += " (" + source.trouble + "); ";
    }
    if (source.edition == 0) return text + "no edition yet";
    return text + "edition " + std::to_string(source.edition) +
           (source.away ? " stays on air" : " is on air");
}

std::string studio_line(const StudioHealth& studio, std::chrono::sys_seconds now) {
    std::string text = studio.answers ? "answers" : "does not answer";
    if (studio.restarts == 0) return text;
    text += "; started anew " + counted(static_cast<unsigned>(studio.restarts), "time");
    if (studio.restarted) text += ", last " + roughly(now - *studio.restarted) + " ago";
    return studio.trouble.empty() ? text : text + ": " + studio.trouble;
}

std::string in_milliseconds(Histogram::Micros time) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f ms", static_cast<double>(time.count()) / 1000);
    return text.data();
}

std::string spread(const Histogram& times) {
    return in_milliseconds(times.percentile(50)) + ", 99 % up to " + in_milliseconds(times.percentile(99)) +
           ", longest " + in_milliseconds(times.largest());
}

std::string frames_line(const FrameTally& tally) {
    if (tally.frames == 0) return "none";
    std::string text = std::to_string(tally.frames) + " shown, " + std::to_string(tally.late) + " late, " +
                       std::to_string(tally.dropped) + " dropped; on the screen after " +
                       spread(tally.delays);
    if (tally.gaps.count() > 0) text += "; in motion every " + spread(tally.gaps);
    return text;
}

std::string megabytes(std::optional<std::uint64_t> kib) {
    if (!kib) return "unknown";
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f MB", static_cast<double>(*kib) / 1024);
    return text.data();
}

std::string memory_line(const MemoryHealth& memory) {
    const std::string player = "player " + megabytes(memory.player);
    return memory.studio ? player + ", studio " + megabytes(memory.studio) : player;
}

}  // namespace

std::string roughly(seconds time) {
    constexpr seconds::rep minute = 60;
    constexpr seconds::rep hour = 60 * minute;
    constexpr seconds::rep day = 24 * hour;
    const auto count = std::max<seconds::rep>(time.count(), 0);
    if (count < 2 * minute) return std::to_string(count) + " s";
    if (count < 2 * hour) return std::to_string(count / minute) + " min";
    if (count < 2 * day)
        return std::to_string(count / hour) + " h " + std::to_string(count % hour / minute) + " min";
    return std::to_string(count / day) + " days";
}

std::string to_text(const Status& status) {
    std::string text = "slidewell " + status.version + ", process " + std::to_string(status.process) +
                       ", running for " + roughly(status.running) + ", " +
                       counted(status.slides_shown, "slide") + " shown\n";
    text += line("On the wall", on_the_wall(status.wall));
    text += line("Display", status.display.empty() ? "none yet" : status.display);
    for (const SourceHealth& source : status.sources)
        text += line("Slides", source_line(source, status.now));
    text += line("Studio", studio_line(status.studio, status.now));
    text += line("Last minute", frames_line(status.frames.last_minute));
    text += line("Last hour", frames_line(status.frames.last_hour));
    text += line("Since start", frames_line(status.frames.since_start));
    text += line("Memory", memory_line(status.memory));
    return text;
}

std::string in_short(const Status& status) {
    if (!status.wall) return status.display.empty() ? "waiting for a display" : "nothing on the wall yet";
    std::string text = status.wall->slide + " is on the wall";
    if (!status.wall->source.empty()) text += ", edition " + std::to_string(status.wall->edition);
    const auto away = std::ranges::count_if(status.sources, &SourceHealth::away);
    if (away > 0) text += "; " + counted(static_cast<std::uint64_t>(away), "folder") + " away";
    return without_controls(std::move(text));
}

}  // namespace slidewell
