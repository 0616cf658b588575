// Where a deck's files are read from: the disk, or a copy that stands for a folder that is elsewhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "deck/files.h"

namespace slidewell {

// What tells one state of a file from another without reading it. All zero when there is none.
struct FileStamp {
    std::int64_t modified = 0;
    std::uint64_t size = 0;
    bool there = false;
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

// Safe to use from several threads.
class DeckFiles {
  public:
    DeckFiles() = default;
    DeckFiles(const DeckFiles&) = delete;
    DeckFiles& operator=(const DeckFiles&) = delete;
    virtual ~DeckFiles() = default;

    [[nodiscard]] virtual FileStamp stamp(const std::filesystem::path& file) const = 0;
    // The whole of a file of at most `limit` bytes.
    [[nodiscard]] virtual Result<std::string> read(const std::filesystem::path& file,
                                                   std::size_t limit) const = 0;
    // The file that a slide's picture or icon lies in, to be read here.
    [[nodiscard]] virtual Result<std::filesystem::path> find_picture(std::string_view src,
                                                                     const PictureRoots& roots) const = 0;
    [[nodiscard]] virtual Result<std::filesystem::path> find_icon(std::string_view name,
                                                                  const PictureRoots& roots) const = 0;
};

// As deck/files.h reads them.
class FilesOnDisk final : public DeckFiles {
  public:
    [[nodiscard]] FileStamp stamp(const std::filesystem::path& file) const override;
    [[nodiscard]] Result<std::string> read(const std::filesystem::path& file,
                                           std::size_t limit) const override;
    [[nodiscard]] Result<std::filesystem::path> find_picture(std::string_view src,
                                                             const PictureRoots& roots) const override;
    [[nodiscard]] Result<std::filesystem::path> find_icon(std::string_view name,
                                                          const PictureRoots& roots) const override;
};

}  // namespace slidewell
