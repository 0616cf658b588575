// Looking upwards from the program, and at what systemd, the user's session and the user's home say.
#include "app/home.h"

#include <array>
#include <cstdlib>
#include <optional>
#include <string_view>

#include <sys/stat.h>
#include <unistd.h>

namespace slidewell {
namespace {

namespace fs = std::filesystem;

constexpr const char* service_state = "/var/lib/slidewell";

std::optional<Home> home_in(const fs::path& folder) {
    std::error_code problem;
    if (fs::is_regular_file(folder / "config" / "player.xml", problem))
        return Home{folder, folder / "config", folder / "fonts"};
    const fs::path files = folder / "share" / "slidewell";
    if (!fs::is_directory(files, problem)) return std::nullopt;
    const fs::path configuration =
        (folder.filename() == "usr" ? folder.parent_path() : folder) / "etc" / "slidewell";
    return Home{files, configuration, configuration / "fonts"};
}

// systemd separates several folders by colons.
std::optional<fs::path> folder_from(const char* variable) {
    const char* const value = std::getenv(variable);
    if (value == nullptr) return std::nullopt;
    const std::string_view all = value;
    const fs::path first = all.substr(0, all.find(':'));
    return first.is_absolute() ? std::optional(first) : std::nullopt;
}

bool is_ours(const char* folder) {
    struct stat entry {};
    return stat(folder, &entry) == 0 && S_ISDIR(entry.st_mode) && entry.st_uid == geteuid();
}

}  // namespace

Result<Home> find_home() {
    std::error_code problem;
    const fs::path program = fs::read_symlink("/proc/self/exe", problem);
    if (problem) return Error{"cannot tell where the program lies: " + problem.message()};
    for (fs::path folder = program.parent_path();; folder = folder.parent_path()) {
        if (auto home = home_in(folder)) return *std::move(home);
        if (folder == folder.root_path() || folder.empty()) break;
    }
    return Error{"neither config/player.xml nor share/slidewell is to be found above " + program.string() +
                 "; install slidewell again"};
}

Result<fs::path> state_folder() {
    if (auto folder = folder_from("STATE_DIRECTORY")) return *std::move(folder);
    if (is_ours(service_state)) return fs::path(service_state);
    if (const auto folder = folder_from("XDG_STATE_HOME")) return *folder / "slidewell";
    if (const auto folder = folder_from("HOME")) return *folder / ".local" / "state" / "slidewell";
    return Error{"neither XDG_STATE_HOME nor HOME is set"};
}

Result<fs::path> default_library() {
    const auto folder = state_folder();
    if (!folder.ok()) return Error{folder.error().message + "; say --library DIR"};
    return *folder / "library";
}

std::string computer_name() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

}  // namespace slidewell
