// The disk as a place for decks.
#include "deck/deck_files.h"

#include <system_error>

namespace slidewell {

namespace fs = std::filesystem;

FileStamp FilesOnDisk::stamp(const fs::path& file) const {
    std::error_code problem;
    const auto modified = fs::last_write_time(file, problem);
    if (problem) return {};
    const auto size = fs::file_size(file, problem);
    return {modified.time_since_epoch().count(), problem ? 0 : size, true};
}

Result<std::string> FilesOnDisk::read(const fs::path& file, std::size_t limit) const {
    return read_file(file, limit);
}

Result<fs::path> FilesOnDisk::find_picture(std::string_view src, const PictureRoots& roots) const {
    return slidewell::find_picture(src, roots);
}

Result<fs::path> FilesOnDisk::find_icon(std::string_view name, const PictureRoots& roots) const {
    return slidewell::find_icon(name, roots);
}

}  // namespace slidewell
