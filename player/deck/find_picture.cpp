// Finding pictures by name without ever leaving the roots.
#include <algorithm>
#include <optional>
#include <system_error>

#include "deck/files.h"
#include "deck/picture_names.h"
#include "deck/spelling.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

// Bounds of the search for a name that was meant.
constexpr int deepest_search = 3;
constexpr std::size_t most_names = 2'000;

std::vector<fs::path> folders(const PictureRoots& roots) {
    return {roots.slide_folder, roots.slide_folder / "images", roots.image_library};
}

bool lies_within(const fs::path& canonical, const fs::path& folder) {
    std::error_code problem;
    const fs::path root = fs::canonical(folder, problem);
    if (problem) return false;
    return std::ranges::mismatch(root, canonical).in1 == root.end();
}

// Nothing when there is no such file; else the file, or what is wrong with it.
std::optional<Result<fs::path>> look_at(const fs::path& candidate, std::string_view src,
                                        const PictureRoots& roots) {
    std::error_code problem;
    const fs::path found = fs::canonical(candidate, problem);
    if (problem) return std::nullopt;
    if (!lies_within(found, roots.slide_folder) && !lies_within(found, roots.image_library)) {
        return Error{in_quotes(src) +
                     " is a link that leads out of the slide's folder; copy the picture itself there"};
    }
    const fs::file_status status = fs::status(found, problem);
    if (fs::is_directory(status)) return Error{in_quotes(src) + " is a folder, not a picture"};
    if (!fs::is_regular_file(status)) return Error{in_quotes(src) + " is not a file with a picture"};
    return found;
}

// The names of the files below `folder`, as a slide would write them.
void collect_names(const fs::path& folder, std::vector<std::string>& names) {
    std::error_code problem;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, problem);
    for (; !problem && entry != fs::recursive_directory_iterator(); entry.increment(problem)) {
        if (names.size() == most_names) return;
        if (entry.depth() >= deepest_search) entry.disable_recursion_pending();
        std::error_code no_file;
        if (entry->is_regular_file(no_file))
            names.push_back(entry->path().lexically_relative(folder).string());
    }
}

Error no_picture(std::string_view src, const PictureRoots& roots) {
    std::vector<std::string> names;
    for (const fs::path& folder : folders(roots))
        collect_names(folder, names);
    std::erase_if(names, [](const std::string& name) { return name.ends_with(".xml"); });
    return picture_not_found(src, names);
}

Error no_icon(std::string_view name, const PictureRoots& roots) {
    std::vector<std::string> names;
    for (const fs::path& folder : folders(roots)) {
        collect_names(folder / "icons", names);
    }
    std::erase_if(names, [](const std::string& file) { return !file.ends_with(".svg"); });
    for (std::string& file : names)
        file.resize(file.size() - std::string_view(".svg").size());
    return icon_not_found(name, names);
}

}  // namespace

Result<fs::path> find_picture(std::string_view src, const PictureRoots& roots) {
    if (const auto refused = wrong_picture_name(src)) return *refused;
    for (const fs::path& folder : folders(roots)) {
        if (auto found = look_at(folder / src, src, roots)) return *std::move(found);
    }
    return no_picture(src, roots);
}

Result<fs::path> find_icon(std::string_view name, const PictureRoots& roots) {
    if (const auto refused = wrong_picture_name(name)) return *refused;
    const std::string file = std::string(name) + ".svg";
    for (const fs::path& folder : folders(roots)) {
        for (const fs::path& candidate : {folder / "icons" / file, folder / file}) {
            if (auto found = look_at(candidate, name, roots)) return *std::move(found);
        }
    }
    return no_icon(name, roots);
}

}  // namespace slidewell
