// From paths to objects.
#include "library/edition_files.h"

#include <algorithm>
#include <cstring>

#include "deck/picture_names.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

// Only the image library, on the disk.
PictureRoots library_alone(const PictureRoots& roots) { return {roots.image_library, roots.image_library}; }

// The same bytes, the same stamp.
FileStamp stamp_of(const FileEntry& file) {
    FileStamp stamp{0, file.size, true};
    std::memcpy(&stamp.modified, file.object.bytes.data(), sizeof stamp.modified);
    return stamp;
}

}  // namespace

const FolderCopy* EditionFiles::copy_of(const fs::path& folder) const {
    const auto found = std::ranges::find(copies_, folder, &FolderCopy::folder);
    return found == copies_.end() ? nullptr : &*found;
}

// Of folders in each other, the innermost counts.
EditionFiles::Place EditionFiles::place_of(const fs::path& file) const {
    Place place;
    std::size_t longest = 0;
    for (const FolderCopy& copy : copies_) {
        const auto [rest, end] =
            std::mismatch(file.begin(), file.end(), copy.folder.begin(), copy.folder.end());
        if (end != copy.folder.end()) continue;
        fs::path inside;
        for (auto part = rest; part != file.end(); ++part)
            inside /= *part;
        const std::size_t length = copy.folder.native().size();
        if (place.in_copy && length < longest) continue;
        longest = length;
        place = {true, find_file(*copy.edition, inside.generic_string())};
    }
    return place;
}

FileStamp EditionFiles::stamp(const fs::path& file) const {
    const Place place = place_of(file);
    if (!place.in_copy) return disk_.stamp(file);
    return place.file == nullptr ? FileStamp{} : stamp_of(*place.file);
}

Result<std::string> EditionFiles::read(const fs::path& file, std::size_t limit) const {
    const Place place = place_of(file);
    if (!place.in_copy) return disk_.read(file, limit);
    if (place.file == nullptr) return Error{"it is not in the edition on air"};
    if (place.file->size > limit) return Error{"it is larger than " + std::to_string(limit) + " bytes"};
    auto bytes = library_.get(*place.file);
    if (!bytes) return Error{bytes.error().message};
    return std::move(bytes).value();
}

std::optional<fs::path> EditionFiles::find(const std::vector<std::string>& places,
                                           const PictureRoots& roots) const {
    const FolderCopy* const copy = copy_of(roots.slide_folder);
    if (copy == nullptr) return std::nullopt;
    const auto found = std::ranges::find_if(
        places, [&](const std::string& place) { return find_file(*copy->edition, place) != nullptr; });
    return found == places.end() ? std::nullopt : std::optional(copy->folder / *found);
}

Result<fs::path> EditionFiles::find_picture(std::string_view src, const PictureRoots& roots) const {
    if (wrong_picture_name(src) || copy_of(roots.slide_folder) == nullptr)
        return disk_.find_picture(src, roots);
    if (auto found = find(picture_places(src), roots)) return *std::move(found);
    return disk_.find_picture(src, library_alone(roots));
}

Result<fs::path> EditionFiles::find_icon(std::string_view name, const PictureRoots& roots) const {
    if (wrong_picture_name(name) || copy_of(roots.slide_folder) == nullptr)
        return disk_.find_icon(name, roots);
    if (auto found = find(icon_places(name), roots)) return *std::move(found);
    return disk_.find_icon(name, library_alone(roots));
}

}  // namespace slidewell
