// The same for programs: names that stay, plain units.
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <iterator>

#include "base/json.h"
#include "health/status.h"

namespace slidewell {
namespace {

std::string json_bool(bool value) { return value ? "true" : "false"; }

// "2026-11-22T09:41:00Z"
std::string json_time(std::chrono::sys_seconds time) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return json_string(text.data());
}
std::string json_time(const std::optional<std::chrono::sys_seconds>& time) {
    return time ? json_time(*time) : "null";
}

std::string json_seconds(Millis time) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3f", static_cast<double>(time.count()) / 1000);
    return text.data();
}
std::string json_millis(Histogram::Micros time) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3f", static_cast<double>(time.count()) / 1000);
    return text.data();
}

std::string json_of(const OnTheWall& wall) {
    return json_object({{"slide", json_string(wall.slide)},
                        {"path", json_string(wall.path)},
                        {"source", wall.source.empty() ? "null" : json_string(wall.source)},
                        {"edition", wall.source.empty() ? "null" : std::to_string(wall.edition)},
                        {"since", json_time(wall.since)},
                        {"shown_s", json_seconds(wall.shown)},
                        {"full_s", json_seconds(wall.full_time)},
                        {"paused", json_bool(wall.paused)}});
}

std::string json_of(const SourceHealth& source) {
    return json_object({{"name", json_string(source.name)},
                        {"edition", source.edition == 0 ? "null" : std::to_string(source.edition)},
                        {"away", json_bool(source.away)},
                        {"read", json_time(source.read)},
                        {"trouble", source.trouble.empty() ? "null" : json_string(source.trouble)}});
}

std::string json_of(const StudioHealth& studio) {
    return json_object({{"process", studio.process == 0 ? "null" : std::to_string(studio.process)},
                        {"answers", json_bool(studio.answers)},
                        {"restarts", std::to_string(studio.restarts)},
                        {"restarted", json_time(studio.restarted)},
                        {"trouble", studio.trouble.empty() ? "null" : json_string(studio.trouble)}});
}

std::string json_of(const Histogram& times) {
    return json_object({{"p50_ms", json_millis(times.percentile(50))},
                        {"p99_ms", json_millis(times.percentile(99))},
                        {"largest_ms", json_millis(times.largest())}});
}

std::string json_of(const FrameTally& tally) {
    return json_object({{"shown", std::to_string(tally.frames)},
                        {"late", std::to_string(tally.late)},
                        {"dropped", std::to_string(tally.dropped)},
                        {"gap", json_of(tally.gaps)},
                        {"delay", json_of(tally.delays)}});
}

std::string json_of(const std::optional<std::uint64_t>& number) {
    return number ? std::to_string(*number) : "null";
}

}  // namespace

std::string to_json(const Status& status) {
    std::vector<std::string> sources;
    std::ranges::transform(status.sources, std::back_inserter(sources),
                           [](const SourceHealth& source) { return json_of(source); });
    return json_object({{"version", json_string(status.version)},
                        {"process", std::to_string(status.process)},
                        {"now", json_time(status.now)},
                        {"running_s", std::to_string(status.running.count())},
                        {"slides_shown", std::to_string(status.slides_shown)},
                        {"display", status.display.empty() ? "null" : json_string(status.display)},
                        {"wall", status.wall ? json_of(*status.wall) : "null"},
                        {"sources", json_array(sources)},
                        {"studio", json_of(status.studio)},
                        {"frames", json_object({{"last_minute", json_of(status.frames.last_minute)},
                                                {"last_hour", json_of(status.frames.last_hour)},
                                                {"since_start", json_of(status.frames.since_start)}})},
                        {"memory", json_object({{"player_kib", json_of(status.memory.player)},
                                                {"studio_kib", json_of(status.memory.studio)}})}});
}

}  // namespace slidewell
