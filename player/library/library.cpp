// Opening the library, and its objects.
#include "library/library.h"

#include <algorithm>
#include <utility>

namespace slidewell {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_source = 64 << 10;
constexpr std::string_view source_file = "source";

fs::path objects_folder(const fs::path& library) { return library / "objects"; }
fs::path shelves_folder(const fs::path& library) { return library / "shelves"; }

// A name of a source may hold anything, and be longer than a file's name can be.
fs::path shelf_folder(const fs::path& library, std::string_view source) {
    constexpr std::size_t digits = 32;
    return shelves_folder(library) / to_string(object_id_of(source)).substr(0, digits);
}

LibraryError cannot_open(const fs::path& library, const LibraryError& error) {
    return in_context("cannot open the library in " + library.string(), error);
}

}  // namespace

Library::Library(Disk& disk, fs::path folder, std::uint64_t limit, std::unique_ptr<DiskLock> lock)
    : disk_(disk),
      folder_(std::move(folder)),
      lock_(std::move(lock)),
      objects_(disk_, objects_folder(folder_), limit, lock_ != nullptr) {}

// The constructor is private, so make_unique cannot reach it.
LibraryResult<std::unique_ptr<Library>> Library::open(Disk& disk, fs::path folder, std::uint64_t limit) {
    for (const fs::path& needed : {objects_folder(folder), shelves_folder(folder)}) {
        if (const auto made = disk.make_folders(needed); !made) return cannot_open(folder, made.error());
    }
    auto lock = disk.lock(folder / "lock");
    if (!lock) return cannot_open(folder, lock.error());
    return std::unique_ptr<Library>(new Library(disk, std::move(folder), limit, *std::move(lock)));
}

LibraryResult<std::unique_ptr<Library>> Library::open_to_read(Disk& disk, fs::path folder) {
    if (const auto there = disk.look(shelves_folder(folder)); !there)
        return cannot_open(folder, there.error());
    return std::unique_ptr<Library>(new Library(disk, std::move(folder), 0, nullptr));
}

LibraryResult<> Library::check_writable() const {
    if (!lock_) return LibraryError{Problem::forbidden, "the library was opened to be read"};
    return Done{};
}

LibraryResult<Shelf> Library::shelf(std::string_view source) {
    const std::string doing = "cannot open the shelf of " + std::string(source);
    const fs::path folder = shelf_folder(folder_, source);
    const fs::path name = folder / source_file;
    Shelf shelf(*this, folder, std::string(source));
    if (!lock_) {
        if (const auto there = disk_.look(folder); !there) return in_context(doing, there.error());
        return shelf;
    }
    if (const auto made = disk_.make_folders(folder); !made) return in_context(doing, made.error());
    const auto written = disk_.read_file(name, longest_source);
    if (written && *written == source) return shelf;
    // What is on the shelf can be played all the same; only `shelves` does not list it.
    static_cast<void>(write_whole(disk_, name, source));
    return shelf;
}

LibraryResult<std::vector<Shelf>> Library::shelves() {
    const auto folders = disk_.list(shelves_folder(folder_));
    if (!folders) return folders.error();
    std::vector<Shelf> shelves;
    for (const DiskEntry& entry : *folders) {
        const fs::path folder = shelves_folder(folder_) / entry.name;
        auto source = disk_.read_file(folder / source_file, longest_source);
        if (source && shelf_folder(folder_, *source) == folder)
            shelves.push_back(Shelf(*this, folder, *std::move(source)));
    }
    std::ranges::sort(shelves, {}, &Shelf::source);
    return shelves;
}

}  // namespace slidewell
