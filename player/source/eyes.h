// What a harvest knows, as a plan asks for it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "deck/parse.h"
#include "source/harvest.h"

namespace slidewell {

// The folder inside in which a file lies; empty for one in the source's folder itself.
[[nodiscard]] std::string folder_of(const std::string& path);

class Harvest::Eyes final : public Knowledge {
  public:
    Eyes(Harvest& harvest, const Edition* on_air, const Watch& watch, Standing standing, Steady now);

    [[nodiscard]] const std::vector<std::string>& slides() const override;
    [[nodiscard]] FileState state(const std::string& path) const override;
    [[nodiscard]] const SlideReading& reading(const FileEntry& slide, const SettingsFiles& with) override;
    [[nodiscard]] bool has(const ObjectId& object) const override { return !harvest_.lost_.contains(object); }
    [[nodiscard]] bool in_image_library(const std::string& path) override {
        return harvest_.examiner_.in_image_library(path);
    }
    [[nodiscard]] std::vector<std::string> pictures() override;
    [[nodiscard]] bool may_be_painted(const SlideEntry& slide, std::vector<FileEntry> uses,
                                      const SettingsFiles& with) const override;
    [[nodiscard]] std::optional<OlderVersion> older_version(const std::string& slide,
                                                            const SettingsFiles& with) override;

    // Folders inside that slides name and that nobody has looked into are listed from now on. True when
    // there are any.
    bool take_new_folders();

  private:
    void put_names_in_order();
    [[nodiscard]] bool is_listed(const std::string& path) const;
    // Null when their bytes cannot be had.
    [[nodiscard]] const Terms* terms(const SettingsFiles& with);
    [[nodiscard]] SlideReading parse(const FileEntry& slide, const SettingsFiles& with);
    [[nodiscard]] std::optional<OlderVersion> version_in(const Edition& edition,
                                                         const std::string& slide) const;

    Harvest& harvest_;
    const Edition* on_air_;
    const Watch& watch_;
    Standing standing_;
    Steady now_;
    std::vector<std::string> slides_on_air_;  // while the folder is away
    mutable std::set<std::string> new_folders_;
    SlideReading unreadable_;
};

}  // namespace slidewell
