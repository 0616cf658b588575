// The usual places.
#include "app/status_folders.h"

#include <algorithm>
#include <string>

namespace slidewell {
namespace {

namespace fs = std::filesystem;

const fs::path of_the_service = "/run/slidewell";
const fs::path of_sessions = "/run/user";

std::string value_of(const Variables& variable, const char* name) {
    const char* const value = variable(name);
    return value == nullptr ? "" : value;
}

fs::path in_session(const fs::path& runtime) { return runtime / "slidewell"; }

fs::path beside(const fs::path& library) { return library.string() + ".player"; }

std::vector<fs::path> of_all_sessions() {
    std::vector<fs::path> folders;
    std::error_code problem;
    for (fs::directory_iterator entry(of_sessions, problem), end; !problem && entry != end;
         entry.increment(problem))
        folders.push_back(in_session(entry->path()));
    std::ranges::sort(folders);
    return folders;
}

void add(std::vector<fs::path>& folders, const fs::path& folder) {
    if (std::ranges::find(folders, folder) == folders.end()) folders.push_back(folder);
}

}  // namespace

fs::path status_folder(const Variables& variable, const fs::path& library) {
    const std::string own = value_of(variable, "RUNTIME_DIRECTORY");
    if (own.starts_with('/')) return own.substr(0, own.find(':'));
    const std::string session = value_of(variable, "XDG_RUNTIME_DIR");
    return session.starts_with('/') ? in_session(session) : beside(library);
}

std::vector<fs::path> status_folders(const Variables& variable, const fs::path& library) {
    std::vector<fs::path> folders{status_folder(variable, library)};
    if (!library.empty()) add(folders, beside(library));
    add(folders, of_the_service);
    for (const fs::path& folder : of_all_sessions())
        add(folders, folder);
    return folders;
}

}  // namespace slidewell
