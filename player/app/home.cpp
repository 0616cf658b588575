// Looking for config/player.xml upwards from the program.
#include "app/home.h"

#include <cstdlib>
#include <optional>

namespace slidewell {

namespace fs = std::filesystem;

Result<fs::path> find_home() {
    std::error_code problem;
    const fs::path program = fs::read_symlink("/proc/self/exe", problem);
    if (problem) return Error{"cannot tell where the program lies: " + problem.message()};
    for (fs::path folder = program.parent_path();; folder = folder.parent_path()) {
        for (const fs::path& home : {folder, folder / "share" / "slidewell"}) {
            if (fs::is_regular_file(home / "config" / "player.xml", problem)) return home;
        }
        if (folder == folder.root_path() || folder.empty()) break;
    }
    return Error{"config/player.xml is not to be found above " + program.string()};
}

Result<fs::path> default_library() {
    const auto from = [](const char* variable, const char* below) -> std::optional<fs::path> {
        const char* const value = std::getenv(variable);
        if (value == nullptr || !fs::path(value).is_absolute()) return std::nullopt;
        return fs::path(value) / below / "slidewell" / "library";
    };
    if (auto folder = from("XDG_STATE_HOME", "")) return *std::move(folder);
    if (auto folder = from("HOME", ".local/state")) return *std::move(folder);
    return Error{"neither XDG_STATE_HOME nor HOME is set; say --library DIR"};
}

}  // namespace slidewell
