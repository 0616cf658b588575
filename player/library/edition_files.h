// Editions, read as if their files still lay in the folders that they were copied from.
#pragma once

#include <memory>
#include <vector>

#include "deck/deck_files.h"
#include "library/edition.h"
#include "library/library.h"

namespace slidewell {

// What stands for a folder.
struct FolderCopy {
    std::filesystem::path folder;
    std::shared_ptr<const Edition> edition;
};

// What lies in none of the folders, such as the image library, is read from the disk. A file that is in a
// folder but not in its edition is not there.
class EditionFiles final : public DeckFiles {
  public:
    // `library` must outlive it.
    EditionFiles(Library& library, std::vector<FolderCopy> copies)
        : library_(library), copies_(std::move(copies)) {}

    [[nodiscard]] FileStamp stamp(const std::filesystem::path& file) const override;
    [[nodiscard]] Result<std::string> read(const std::filesystem::path& file,
                                           std::size_t limit) const override;
    [[nodiscard]] Result<std::filesystem::path> find_picture(std::string_view src,
                                                             const PictureRoots& roots) const override;
    [[nodiscard]] Result<std::filesystem::path> find_icon(std::string_view name,
                                                          const PictureRoots& roots) const override;

  private:
    [[nodiscard]] const FolderCopy* copy_of(const std::filesystem::path& folder) const;
    // Where a path lies: in a copy, or nowhere.
    struct Place {
        bool in_copy = false;
        const FileEntry* file = nullptr;
    };
    [[nodiscard]] Place place_of(const std::filesystem::path& file) const;
    [[nodiscard]] std::optional<std::filesystem::path> find(const std::vector<std::string>& places,
                                                            const PictureRoots& roots) const;

    Library& library_;
    std::vector<FolderCopy> copies_;
    FilesOnDisk disk_;
};

}  // namespace slidewell
