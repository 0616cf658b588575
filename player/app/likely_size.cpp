// Reads connectors: a folder each, with the files `status` and `modes`.
#include "app/likely_size.h"

#include <system_error>
#include <utility>
#include <vector>

#include "deck/files.h"
#include "screen/displays.h"
#include "screen/rotation.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

constexpr Size usual_screen{1920, 1080};
constexpr std::size_t most_bytes = 64 << 10;

std::string first_line(const fs::path& file) {
    const auto content = read_file(file, most_bytes);
    return content.ok() ? content->substr(0, content->find('\n')) : std::string();
}

LikelyFrame full_screen(const std::string& wish) {
    if (const auto mode = connected_mode()) return {*mode, {}};
    auto [outputs, visit] = outputs_on_x11();
    const Output* const output = chosen(outputs, wish);
    return {output == nullptr ? usual_screen : output->area.size(), std::move(visit)};
}

}  // namespace

std::optional<Size> connected_mode(const fs::path& cards) {
    std::optional<Size> found;
    std::error_code problem;
    fs::directory_iterator entry(cards, problem);
    for (; !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
        if (first_line(entry->path() / "status") != "connected") continue;
        if (std::exchange(found, parse_size(first_line(entry->path() / "modes")))) return std::nullopt;
    }
    return found;
}

LikelyFrame likely_frame(const Settings& settings) {
    const bool full = !settings.windowed && !settings.headless;
    LikelyFrame frame =
        full ? full_screen(settings.display) : LikelyFrame{settings.size.value_or(Size{}), {}};
    frame.size = turned(frame.size, to_rotation(settings.rotation).value_or(Rotation::none));
    return frame;
}

}  // namespace slidewell
