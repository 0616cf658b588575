// Lines such as "2026-11-22 11:58:24<tab>1840<tab>images/knee.jpg".
#include "source/remote_listing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <utility>

namespace slidewell {
namespace {

template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
    Number number{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// What comes before the next separator, which goes with it.
std::string_view cut(std::string_view& text, char separator) {
    const std::size_t at = std::min(text.find(separator), text.size());
    const std::string_view first = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return first;
}

// "2026-11-22 11:58:24"
std::int64_t parse_time(std::string_view text) {
    std::array<int, 6> numbers{};
    constexpr std::array<char, 6> separators{'-', '-', ' ', ':', ':', '\t'};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto number = parse_number<int>(cut(text, separators.at(i)));
        if (!number) return 0;
        numbers.at(i) = *number;
    }
    namespace chrono = std::chrono;
    const chrono::year_month_day day{chrono::year{numbers[0]},
                                     chrono::month{static_cast<unsigned>(numbers[1])},
                                     chrono::day{static_cast<unsigned>(numbers[2])}};
    if (!day.ok()) return 0;
    const chrono::seconds time = chrono::sys_days{day}.time_since_epoch() + chrono::hours{numbers[3]} +
                                 chrono::minutes{numbers[4]} + chrono::seconds{numbers[5]};
    return std::max<std::int64_t>(time.count(), 0);
}

bool stays_inside(std::string_view path) {
    while (!path.empty()) {
        const std::string_view part = cut(path, '/');
        if (part.empty() || part == "." || part == "..") return false;
    }
    return true;
}

std::optional<RemoteFile> parse_listing_line(std::string_view line) {
    const std::int64_t modified = parse_time(cut(line, '\t'));
    const auto size = parse_number<std::uint64_t>(cut(line, '\t'));
    if (!size || line.empty() || line.ends_with('/') || !stays_inside(line)) return std::nullopt;
    return RemoteFile{std::string(line), *size, modified};
}

}  // namespace

std::vector<std::string> listing_words() {
    // Also pictures that cannot be shown: so that staff are told that, and not that they are missing.
    return {
        "lsf",
        "--recursive",
        "--files-only",
        "--max-depth",
        "3",
        "--format",
        "tsp",
        "--separator",
        "\t",
        "--ignore-case",
        "--filter",
        "- .*",
        "--filter",
        "- ~$*",
        "--filter",
        "+ *.xml",
        "--filter",
        "+ UNDO",
        "--filter",
        "+ UNDO.*",
        "--filter",
        "+ STATUS.html",
        "--filter",
        "+ STATUS.txt",
        "--filter",
        "+ *.{jpg,jpeg,jpe,jfif,png,svg,gif,webp,bmp,tif,tiff,heic,heif,avif,tga,pcx,pnm,ppm,qoi,xpm,ico}",
        "--filter",
        "- *"};
}

std::vector<RemoteFile> parse_listing(std::string_view lines) {
    std::vector<RemoteFile> files;
    while (!lines.empty()) {
        if (auto file = parse_listing_line(cut(lines, '\n'))) files.push_back(*std::move(file));
    }
    // Some clouds hold several files of one name: the newest counts.
    std::ranges::sort(files, [](const RemoteFile& a, const RemoteFile& b) {
        return a.path != b.path ? a.path < b.path : a.modified > b.modified;
    });
    const auto same_name = [](const RemoteFile& a, const RemoteFile& b) { return a.path == b.path; };
    files.erase(std::unique(files.begin(), files.end(), same_name), files.end());
    return files;
}

std::vector<std::string> parse_remotes(std::string_view lines) {
    std::vector<std::string> names;
    while (!lines.empty())
        names.emplace_back(cut(lines, '\n'));
    for (std::string& name : names)
        name.resize(std::min(name.find(':'), name.size()));
    return names;
}

}  // namespace slidewell
