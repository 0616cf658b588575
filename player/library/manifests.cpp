// File names, and the check that a manifest is what its name says.
#include "library/manifests.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <tuple>

#include "library/manifest.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t shortest_number = 6;  // so that `ls` shows them in order

std::string padded(EditionNumber number) {
    const std::string digits = std::to_string(number);
    return std::string(shortest_number - std::min(shortest_number, digits.size()), '0') + digits;
}

std::string file_name(EditionNumber number, const ObjectId& hash) {
    return padded(number) + '.' + to_string(hash);
}

std::optional<ManifestFile> parse_name(const fs::path& shelf, const DiskEntry& entry) {
    ManifestFile file{.number = 0, .hash = {}, .path = shelf / entry.name, .size = entry.size};
    const std::string_view name = entry.name;
    const std::size_t dot = name.find('.');
    if (entry.is_folder || dot == std::string_view::npos) return std::nullopt;
    std::from_chars(name.data(), name.data() + dot, file.number);
    file.hash = parse_object_id(name.substr(dot + 1)).value_or(ObjectId{});
    if (file.number == 0 || file_name(file.number, file.hash) != name) return std::nullopt;
    return file;
}

}  // namespace

LibraryResult<std::vector<ManifestFile>> list_manifests(Disk& disk, const fs::path& shelf) {
    const auto entries = disk.list(shelf);
    if (!entries) return entries.error();
    std::vector<ManifestFile> files;
    for (const DiskEntry& entry : *entries) {
        if (auto file = parse_name(shelf, entry)) files.push_back(*std::move(file));
    }
    std::ranges::sort(files, [](const ManifestFile& a, const ManifestFile& b) {
        return std::tie(b.number, b.hash) < std::tie(a.number, a.hash);
    });
    return files;
}

LibraryResult<Edition> read_manifest(Disk& disk, const ManifestFile& file) {
    const std::string doing = "cannot read edition " + std::to_string(file.number);
    const auto text = disk.read_file(file.path, largest_manifest);
    if (!text && text.error().problem != Problem::too_large) return in_context(doing, text.error());
    if (!text || object_id_of(*text) != file.hash)
        return LibraryError{Problem::damaged, doing + ": it is damaged"};
    auto edition = parse_manifest(*text);
    if (!edition) return LibraryError{Problem::damaged, doing + ": " + edition.error().message};
    if (edition->number != file.number)
        return LibraryError{Problem::damaged, doing + ": it says that it is another"};
    return *std::move(edition);
}

LibraryResult<> write_manifest(Disk& disk, const fs::path& shelf, const Edition& edition) {
    const std::string text = to_manifest(edition);
    if (text.size() > largest_manifest) return LibraryError{Problem::too_large, "it has too many files"};
    return write_whole(disk, shelf / file_name(edition.number, object_id_of(text)), text);
}

}  // namespace slidewell
