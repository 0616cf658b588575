// What a folder's slides have in common: defaults, clinic facts and theme, read again only when a file
// changed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "base/diagnostic.h"
#include "deck/deck_files.h"
#include "deck/parse.h"
#include "deck/slide.h"
#include "deck/theme.h"

namespace slidewell {

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
    [[nodiscard]] const FolderSettings& of(const std::filesystem::path& folder, const DeckFiles& files);

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
    [[nodiscard]] Sources sources_for(const std::filesystem::path& folder, const DeckFiles& files) const;
    [[nodiscard]] static FolderSettings read(const Sources& sources, const DeckFiles& files);

    std::filesystem::path clinic_;
    std::filesystem::path theme_;
    std::map<std::filesystem::path, Shelved> shelved_;
};

}  // namespace slidewell
