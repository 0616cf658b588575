// What can be set, in config/player.xml and on the command line alike: one table describes it all.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/home.h"
#include "base/diagnostic.h"
#include "base/duration.h"
#include "base/geometry.h"
#include "base/result.h"
#include "record/log_outlet.h"
#include "record/play_log.h"

namespace slidewell {

enum class Renderer { automatic, gpu, cpu };

// Where slides come from: a folder, or what rclone calls a remote ("onedrive:Waiting room").
struct SourceSetting {
    std::filesystem::path folder;  // empty: a remote
    std::string remote;
    Millis poll{1'000};   // between two looks
    bool receipt = true;  // whether STATUS.html and STATUS.txt are written there
    friend bool operator==(const SourceSetting&, const SourceSetting&) = default;
};

// The folder's path, or the remote as rclone calls it.
[[nodiscard]] std::string name_of(const SourceSetting& source);

struct Settings {
    std::vector<SourceSetting> sources;  // played one after another
    std::filesystem::path library;       // the local copy of what they hold
    std::string tv;                      // what receipts call this screen

    LogFile log;
    std::filesystem::path record;  // the folder of the play log; empty: beside the library
    PlayLogBounds record_bounds;

    std::string display = "0";  // which screen: its number, from 0, or its name
    int rotation = 0;           // degrees clockwise: 0, 90, 180 or 270
    std::optional<Size> size;   // of the window, or of the pictures when headless; nothing: the screen's own
    bool windowed = false;
    Renderer renderer = Renderer::automatic;  // what draws
    bool burn_in_guard = true;                // words wander by a few pixels, over hours

    bool headless = false;
    std::optional<std::filesystem::path> screen;  // a PNG that always shows what a viewer would see
    std::optional<std::filesystem::path> shots;   // a folder for one PNG per slide shown
    bool once = false;
    std::optional<Millis> run_for;
    int speed = 1;  // how many times as fast as the clock
    std::optional<std::filesystem::path> trace;

    std::filesystem::path clinic;
    std::filesystem::path theme;
    std::filesystem::path notice;
    std::filesystem::path images;
    std::filesystem::path fonts;
};

// One row of the table. In player.xml it is `attribute` of <`element`>; on the command line it is
// `--attribute`, or what `option` says, a flag where the values are yes and no. A row without help is for
// player.xml alone.
struct SettingRow {
    std::string_view element;
    std::string_view attribute;
    bool is_flag = false;
    std::string_view value;  // its placeholder in the help text
    std::string_view help;
    // Checks `text` and sets it; relative paths start at `base`. The error says what is allowed.
    Result<> (*set)(Settings& settings, std::string_view text, const std::filesystem::path& base) = nullptr;
    std::string_view option = {};
};

// "--log"
[[nodiscard]] std::string option_name(const SettingRow& row);

[[nodiscard]] std::span<const SettingRow> setting_rows();

struct ParsedSettings {
    Settings settings;  // where the file has errors: the value that was there before
    Diagnostics diagnostics;
};

// Reads player.xml's `bytes` over `defaults`. Relative paths start at `base`, the file's own folder.
[[nodiscard]] ParsedSettings parse_settings(std::string_view bytes, const std::string& file,
                                            const std::filesystem::path& base, Settings defaults);

// A warning for each of the files and folders that `settings` name and that are not there; `file` is the
// player.xml.
[[nodiscard]] Diagnostics missing_files(const Settings& settings, const std::string& file);

// What holds without a player.xml: slidewell's own deck, images, fonts and configuration.
[[nodiscard]] Settings default_settings(const Home& home);

// The play log's file.
[[nodiscard]] std::filesystem::path play_log_file(const Settings& settings);

// One name for a folder, however it was written: absolute, without "..", and without a slash at the end.
[[nodiscard]] std::filesystem::path plain_folder(const std::filesystem::path& folder);

// "1920x1080"; nothing when it is not that or not between 160x120 and 16384x16384.
[[nodiscard]] std::optional<Size> parse_size(std::string_view text);

}  // namespace slidewell
