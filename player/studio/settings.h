// What a folder's slides have in common: defaults, clinic facts and theme, read again only when a file
// changed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "base/diagnostic.h"
#include "deck/parse.h"
#include "deck/slide.h"
#include "deck/theme.h"

namespace slidewell {

// What tells one state of a file from another without reading it. All zero when there is none.
struct FileStamp {
    std::int64_t modified = 0;
    std::uint64_t size = 0;
    bool there = false;
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};
[[nodiscard]] FileStamp stamp_of(const std::filesystem::path& file);

struct FolderSettings {
    Defaults defaults;
    Facts facts;
    Theme theme;
    Diagnostics diagnostics;
    std::uint64_t fingerprint = 0;  // of all that was read
};

// A folder's own clinic.xml and theme.xml take the place of the configuration's. Files that are missing give
// the built-in values.
class SettingsShelf {
  public:
    SettingsShelf(std::filesystem::path clinic, std::filesystem::path theme)
        : clinic_(std::move(clinic)), theme_(std::move(theme)) {}

    // Good until the next call.
    [[nodiscard]] const FolderSettings& of(const std::filesystem::path& folder);

  private:
    struct Sources {
        std::filesystem::path deck, clinic, theme;
        FileStamp deck_stamp, clinic_stamp, theme_stamp;
        friend bool operator==(const Sources&, const Sources&) = default;
    };
    struct Shelved {
        Sources sources;
        FolderSettings settings;
    };
    [[nodiscard]] Sources sources_for(const std::filesystem::path& folder) const;
    [[nodiscard]] static FolderSettings read(const Sources& sources);

    std::filesystem::path clinic_;
    std::filesystem::path theme_;
    std::map<std::filesystem::path, Shelved> shelved_;
};

}  // namespace slidewell
