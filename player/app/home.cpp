// Looking for config/player.xml upwards from the program.
#include "app/home.h"

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

}  // namespace slidewell
