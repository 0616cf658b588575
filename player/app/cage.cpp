// Where fontconfig looks, and what glibc loads late, is under /usr on every system that slidewell knows.
#include "app/cage.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <utility>

#include "base/text.h"
#include "deck/files.h"
#include "link/porter.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

constexpr std::array system_files{"/usr",
                                  "/lib",
                                  "/lib64",
                                  "/etc/fonts",
                                  "/etc/ld.so.cache",
                                  "/etc/localtime",
                                  "/var/cache/fontconfig",
                                  "/dev/null",
                                  "/dev/urandom",
                                  "/sys/devices/system/cpu"};

// An absolute path from the environment, else `otherwise`.
fs::path from_environment(const char* name, const fs::path& otherwise = {}) {
    const char* const value = std::getenv(name);
    return value != nullptr && fs::path(value).is_absolute() ? fs::path(value) : otherwise;
}

// An editor replaces a file that it saves, and the new one is readable only where its folder is. Of a folder
// that holds much else, such as a home, only the file itself is.
fs::path readable_around(const fs::path& file, const fs::path& home) {
    const fs::path folder = file.parent_path();
    const bool holds_much_else =
        folder == home || !folder.has_relative_path() || !folder.parent_path().has_relative_path();
    return holds_much_else ? file : folder;
}

void add_fonts(std::vector<fs::path>& reads, const fs::path& own, const fs::path& home) {
    const fs::path config = from_environment("XDG_CONFIG_HOME", home / ".config") / "fontconfig";
    std::vector<fs::path> configs{own / "fonts.conf", config / "fonts.conf", home / ".fonts.conf",
                                  "/etc/fonts/local.conf", from_environment("FONTCONFIG_FILE")};
    for (const fs::path& file : configs) {
        const auto bytes = read_file(file, largest_slide_file);
        const auto folders = bytes ? font_folders_in(*bytes, home) : std::vector<fs::path>{};
        reads.insert(reads.end(), folders.begin(), folders.end());
    }
    reads.insert(reads.end(), {own, config, home / ".fonts", home / ".fonts.conf", home / ".fonts.conf.d",
                               from_environment("XDG_DATA_HOME", home / ".local/share") / "fonts",
                               from_environment("XDG_CACHE_HOME", home / ".cache") / "fontconfig",
                               from_environment("FONTCONFIG_FILE"), from_environment("FONTCONFIG_PATH")});
}

// An undo. Nothing of a source whose slides cannot be kept.
AskedElsewhere asked_on_shelf(Library& library, const std::string& source) {
    const auto shelf = library.shelf(source);
    if (!shelf) return {};
    return {[shelf = *shelf] { return shelf.undo_request().value_or(0); }, shelf->folder()};
}

// The porter's ends of the sources' lines, and whose they are.
struct Lines {
    std::vector<SourceSetting> sources;
    std::vector<Descriptor> ends;
    std::function<void()> lost;

    // Null when there is none, or it was taken before.
    std::unique_ptr<Folder> take(const SourceSetting& source, std::stop_token stop) {
        const auto at = std::ranges::find(sources, source);
        if (at == sources.end()) return nullptr;
        Descriptor& end = ends[static_cast<std::size_t>(at - sources.begin())];
        if (!end.open()) return nullptr;
        return open_folder_by_porter(std::move(end), std::move(stop), lost);
    }
};

}  // namespace

Result<OpenFolder> open_folders_by_porter(const Settings& settings, Shelter& shelter,
                                          std::function<void()> lost) {
    const OpenFolder straight = open_folders(shelter.library().folder());
    PorterDuties duties;
    for (const SourceSetting& source : settings.sources)
        duties.receipts.push_back(source.receipt);
    duties.open = [&](std::size_t number, std::stop_token stop) {
        return straight(settings.sources[number], std::move(stop));
    };
    duties.tidy_up = [&shelter] { shelter.leave_behind(); };
    for (const SourceSetting& source : settings.sources)
        duties.asked.push_back(asked_on_shelf(shelter.library(), name_of(source)));
    auto ends = start_porter(duties);
    if (!ends) return ends.error();
    const auto lines =
        std::make_shared<Lines>(Lines{settings.sources, std::move(ends).value(), std::move(lost)});
    return OpenFolder([lines](const SourceSetting& source, std::stop_token stop) {
        return lines->take(source, std::move(stop));
    });
}

std::vector<fs::path> font_folders_in(std::string_view fonts_conf, const fs::path& home) {
    constexpr std::string_view begins = "<dir";
    constexpr std::string_view ends = "</dir>";
    std::vector<fs::path> folders;
    for (std::size_t at = fonts_conf.find(begins); at != std::string_view::npos;
         at = fonts_conf.find(begins, at + 1)) {
        const std::size_t text = fonts_conf.find('>', at);
        const std::size_t end = fonts_conf.find(ends, at);
        if (text >= end || end == std::string_view::npos) continue;
        const std::string name(trimmed(fonts_conf.substr(text + 1, end - text - 1)));
        const fs::path folder = name.starts_with("~/") ? home / name.substr(2) : fs::path(name);
        if (folder.is_absolute()) folders.push_back(folder);
    }
    return folders;
}

Confinement cage_of(const Settings& settings, const fs::path& library) {
    const fs::path home = from_environment("HOME");
    Confinement cage;
    cage.reads.assign(system_files.begin(), system_files.end());
    add_fonts(cage.reads, settings.fonts, home);
    cage.reads.push_back(settings.images);
    for (const fs::path& file : {settings.clinic, settings.theme, settings.notice})
        cage.reads.push_back(readable_around(file, home));
    std::erase_if(cage.reads, [](const fs::path& path) { return !path.is_absolute(); });
    cage.writes = {library};
    return cage;
}

}  // namespace slidewell
