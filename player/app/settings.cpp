// The table of settings and the reader of player.xml.
#include "app/settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>
#include <utility>

#include "base/text.h"
#include "deck/reader.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

constexpr Millis shortest_poll{10};
constexpr Millis longest_poll{60 * 60 * 1'000};
constexpr Millis remote_poll{60'000};  // each look asks a cloud

std::optional<int> parse_number(std::string_view text, int least, int most) {
    int number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size() || number < least || number > most) {
        return std::nullopt;
    }
    return number;
}

template <bool Settings::*member>
Result<> set_flag(Settings& settings, std::string_view text, const fs::path& /*base*/) {
    if (text != "yes" && text != "no") return Error{"allowed are yes and no"};
    settings.*member = text == "yes";
    return Done{};
}

template <typename Path, Path Settings::*member>
Result<> set_path(Settings& settings, std::string_view text, const fs::path& base) {
    if (text.empty()) return Error{"a path is missing"};
    settings.*member = base / fs::path(text);
    return Done{};
}

template <int Settings::*member, int least, int most>
Result<> set_number(Settings& settings, std::string_view text, const fs::path& /*base*/) {
    const auto number = parse_number(text, least, most);
    if (!number) {
        return Error{"allowed are whole numbers from " + std::to_string(least) + " to " +
                     std::to_string(most)};
    }
    settings.*member = *number;
    return Done{};
}

Result<> set_display(Settings& settings, std::string_view text, const fs::path& /*base*/) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const bool is_name = !text.empty() && is_letter(text.front()) && std::ranges::all_of(text, [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    });
    if (!is_name && !parse_number(text, 0, 63))
        return Error{"write its number, from 0 to 63, or its name, such as HDMI-1"};
    settings.display = text;
    return Done{};
}

Result<> set_rotation(Settings& settings, std::string_view text, const fs::path& /*base*/) {
    const auto degrees = parse_number(text, 0, 270);
    if (!degrees || *degrees % 90 != 0) return Error{"allowed are 0, 90, 180 and 270"};
    settings.rotation = *degrees;
    return Done{};
}

Result<> set_size(Settings& settings, std::string_view text, const fs::path& /*base*/) {
    const auto size = parse_size(text);
    if (!size)
        return Error{"write width and height in pixels, such as 1920x1080, from 160x120 to 16384x16384"};
    settings.size = *size;
    return Done{};
}

Result<> set_renderer(Settings& settings, std::string_view text, const fs::path& /*base*/) {
    static constexpr std::array<std::pair<std::string_view, Renderer>, 3> names{
        {{"auto", Renderer::automatic}, {"gpu", Renderer::gpu}, {"cpu", Renderer::cpu}}};
    const auto* const found = std::ranges::find(names, text, &std::pair<std::string_view, Renderer>::first);
    if (found == names.end()) return Error{"allowed are auto, gpu and cpu"};
    settings.renderer = found->second;
    return Done{};
}

Result<> set_run_for(Settings& settings, std::string_view text, const fs::path& /*base*/) {
    const auto duration = parse_duration(text);
    if (!duration || duration->count() == 0) return Error{"write a time such as 30s or 5m, up to 24 hours"};
    settings.run_for = *duration;
    return Done{};
}

Result<> add_folder(Settings& settings, std::string_view text, const fs::path& base) {
    if (text.empty()) return Error{"a folder is missing"};
    settings.sources.push_back({plain_folder(base / fs::path(text)), {}});
    return Done{};
}

Result<> add_remote(Settings& settings, std::string_view text, const fs::path& /*base*/) {
    if (text.find(':') == std::string_view::npos || text.front() == ':')
        return Error{"write it as rclone does: the remote's name, a colon, the folder"};
    settings.sources.push_back({{}, std::string(text), remote_poll});
    return Done{};
}

// In <slides> they are about that source; on the command line about all.
Result<> set_poll(Settings& settings, std::string_view text, const fs::path& /*base*/) {
    const auto poll = parse_duration(text);
    if (!poll || *poll < shortest_poll || *poll > longest_poll)
        return Error{"write a time such as 1s or 2m, from 10ms to 1h"};
    for (SourceSetting& source : settings.sources)
        source.poll = *poll;
    return Done{};
}

Result<> set_receipt(Settings& settings, std::string_view text, const fs::path& /*base*/) {
    if (text != "yes" && text != "no") return Error{"allowed are yes and no"};
    for (SourceSetting& source : settings.sources)
        source.receipt = text == "yes";
    return Done{};
}

Result<> set_tv(Settings& settings, std::string_view text, const fs::path& /*base*/) {
    settings.tv = text;
    return Done{};
}

Result<> set_log_file(Settings& settings, std::string_view text, const fs::path& base) {
    if (text.empty()) return Error{"a path is missing"};
    settings.log.file = base / fs::path(text);
    return Done{};
}

Result<> set_log_size(Settings& settings, std::string_view text, const fs::path& /*base*/) {
    const bool has_unit = text.ends_with("MB");
    const auto megabytes = parse_number(text.substr(0, text.size() - (has_unit ? 2 : 0)), 1, 1'000);
    if (!has_unit || !megabytes) return Error{"write a size such as 8MB, from 1MB to 1000MB"};
    settings.log.largest = static_cast<std::uintmax_t>(*megabytes) * 1'000'000;
    return Done{};
}

Result<> set_log_keep(Settings& settings, std::string_view text, const fs::path& /*base*/) {
    const auto number = parse_number(text, 0, 100);
    if (!number) return Error{"allowed are whole numbers from 0 to 100"};
    settings.log.older = static_cast<std::size_t>(*number);
    return Done{};
}

Result<> set_record_days(Settings& settings, std::string_view text, const fs::path& /*base*/) {
    const auto number = parse_number(text, 7, 3'650);
    if (!number) return Error{"allowed are whole numbers from 7 to 3650"};
    settings.record_bounds.age = std::chrono::days{*number};
    return Done{};
}

using OptionalPath = std::optional<fs::path>;

constexpr std::array<SettingRow, 29> rows{{
    {"screen", "display", false, "N|NAME",
     "which display to play on: its number, from 0, or its name, such as HDMI-1", set_display},
    {"screen", "rotate", false, "0|90|180|270", "turn the picture clockwise by so many degrees",
     set_rotation},
    {"screen", "size", false, "WxH", "size of the window, or of the pictures without a display", set_size},
    {"screen", "window", true, "", "play in a window instead of full-screen", set_flag<&Settings::windowed>},
    {"screen", "renderer", false, "auto|gpu|cpu", "what draws; auto takes the GPU where there is one",
     set_renderer},
    {"screen", "burn-in-guard", false, "yes|no",
     "whether words wander by a few pixels over hours, so that nothing burns in",
     set_flag<&Settings::burn_in_guard>},
    {"run", "headless", true, "", "play without a display", set_flag<&Settings::headless>},
    {"run", "screen", false, "FILE", "write what is on screen to FILE, a PNG, anew at each slide",
     set_path<OptionalPath, &Settings::screen>},
    {"run", "shots", false, "DIR", "write one PNG per slide shown into DIR",
     set_path<OptionalPath, &Settings::shots>},
    {"run", "once", true, "", "show each slide once, then end", set_flag<&Settings::once>},
    {"run", "for", false, "TIME", "end after TIME of the show, such as 30s or 5m", set_run_for},
    {"run", "speed", false, "N", "let time run N times as fast, 1 to 1000",
     set_number<&Settings::speed, 1, 1000>},
    {"run", "trace", false, "FILE", "write every frame's times to FILE, for Perfetto",
     set_path<OptionalPath, &Settings::trace>},
    {"files", "clinic", false, "FILE", "", set_path<fs::path, &Settings::clinic>},
    {"files", "theme", false, "FILE", "", set_path<fs::path, &Settings::theme>},
    {"files", "notice", false, "FILE", "", set_path<fs::path, &Settings::notice>},
    {"files", "images", false, "DIR", "", set_path<fs::path, &Settings::images>},
    {"files", "fonts", false, "DIR", "", set_path<fs::path, &Settings::fonts>},
    {"slides", "folder", false, "DIR", "", add_folder},
    {"slides", "remote", false, "NAME", "", add_remote},
    {"slides", "poll", false, "TIME", "look into the folders this often, such as 2s; else once a second",
     set_poll},
    {"slides", "receipt", false, "yes|no", "whether STATUS.html and STATUS.txt are written into the folders",
     set_receipt},
    {"files", "library", false, "DIR", "keep the local copy of the slides in DIR",
     set_path<fs::path, &Settings::library>},
    {"log", "file", false, "FILE", "write the log to FILE instead of standard error", set_log_file, "log"},
    {"log", "size", false, "SIZE", "", set_log_size},
    {"log", "keep", false, "N", "", set_log_keep},
    {"record", "folder", false, "DIR", "keep the play log in DIR", set_path<fs::path, &Settings::record>,
     "record"},
    {"record", "days", false, "N", "", set_record_days},
    {"screen", "name", false, "TEXT", "what receipts call this screen; else the computer's name", set_tv},
}};

constexpr std::array<std::string_view, 6> elements{"slides", "screen", "run", "files", "log", "record"};

std::vector<std::string_view> attributes_of(std::string_view element) {
    std::vector<std::string_view> names;
    for (const SettingRow& row : rows) {
        if (row.element == element) names.push_back(row.attribute);
    }
    return names;
}

void read_element(const Element& element, const fs::path& base, Settings& settings, Reader& reader) {
    reader.only_attributes(element, attributes_of(element.name));
    reader.nothing_inside(element);
    // What <slides> says of itself does not concern those before it.
    std::vector<SourceSetting> others = std::exchange(settings.sources, {});
    for (const SettingRow& row : rows) {
        if (row.element != element.name) continue;
        const Attribute* const attribute = element.find(row.attribute);
        if (attribute == nullptr) continue;
        if (const auto set = row.set(settings, trimmed(attribute->value), base); !set.ok()) {
            reader.error(attribute->position,
                         std::string(row.attribute) + "=\"" + shortened(attribute->value) + "\" cannot be",
                         set.error().message);
        }
    }
    others.insert(others.end(), settings.sources.begin(), settings.sources.end());
    settings.sources = std::move(others);
}

// Only <slides> may stand more than once, and only <slides> says nothing without its attribute.
void check_element(const Element& element, std::vector<std::string_view>& seen, Reader& reader) {
    if (element.name == "slides") {
        const bool remote = element.find("remote") != nullptr;
        if (!remote) (void)reader.required(element, "folder");
        if (remote && element.find("folder") != nullptr)
            reader.error(element.position, "<slides> has both a folder and a remote", "make two of it");
    } else if (std::ranges::find(seen, element.name) != seen.end()) {
        reader.error(element.position, "<" + element.name + "> is there twice", "put both into one");
    }
    seen.push_back(element.name);
}

}  // namespace

std::string name_of(const SourceSetting& source) {
    return source.folder.empty() ? source.remote : source.folder.string();
}

std::span<const SettingRow> setting_rows() { return rows; }

fs::path play_log_file(const Settings& settings) {
    const fs::path beside = settings.library.string() + "-record";
    return (settings.record.empty() ? beside : settings.record) / "plays.sqlite";
}

std::string option_name(const SettingRow& row) {
    return "--" + std::string(row.option.empty() ? row.attribute : row.option);
}

fs::path plain_folder(const fs::path& folder) {
    std::error_code problem;
    const fs::path absolute = fs::absolute(folder, problem);
    const fs::path plain = (problem ? folder : absolute).lexically_normal();
    return plain.has_filename() ? plain : plain.parent_path();
}

std::optional<Size> parse_size(std::string_view text) {
    const std::size_t cross = text.find('x');
    if (cross == std::string_view::npos) return std::nullopt;
    const auto width = parse_number(text.substr(0, cross), 160, 16'384);
    const auto height = parse_number(text.substr(cross + 1), 120, 16'384);
    if (!width || !height) return std::nullopt;
    return Size{*width, *height};
}

ParsedSettings parse_settings(std::string_view bytes, const std::string& file, const fs::path& base,
                              Settings defaults) {
    ParsedXml xml = parse_xml(bytes, file);
    if (!xml.root) return {std::move(defaults), std::move(xml.diagnostics)};
    Reader reader(file);
    if (!reader.is_root(*xml.root, "player")) return {std::move(defaults), reader.take_diagnostics()};
    reader.only_attributes(*xml.root, {});

    Settings settings = std::move(defaults);
    const std::vector<SourceSetting> shipped = std::exchange(settings.sources, {});
    std::vector<std::string_view> seen;
    for (const Element* const element : reader.only_elements(*xml.root, elements)) {
        check_element(*element, seen, reader);
        read_element(*element, base, settings, reader);
    }
    if (settings.sources.empty()) settings.sources = shipped;
    return {std::move(settings), reader.take_diagnostics()};
}

Diagnostics missing_files(const Settings& settings, const std::string& file) {
    const std::array<std::pair<std::string_view, const fs::path&>, 5> named{{{"clinic", settings.clinic},
                                                                             {"theme", settings.theme},
                                                                             {"notice", settings.notice},
                                                                             {"images", settings.images},
                                                                             {"fonts", settings.fonts}}};
    Diagnostics missing;
    for (const auto& [attribute, path] : named) {
        std::error_code problem;
        if (fs::exists(path, problem)) continue;
        missing.push_back({file,
                           {},
                           Severity::warning,
                           path.string() + " is not there",
                           "look at " + std::string(attribute) + "=\"…\" in <files>"});
    }
    return missing;
}

Settings default_settings(const Home& home) {
    Settings settings;
    settings.sources = {{home.files / "slides", {}}};
    settings.sources.front().receipt = false;  // nobody’s share
    settings.clinic = home.configuration / "clinic.xml";
    settings.theme = home.configuration / "theme.xml";
    settings.notice = home.configuration / "notice.xml";
    settings.images = home.files / "images";
    settings.fonts = home.fonts;
    return settings;
}

}  // namespace slidewell
