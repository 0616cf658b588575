// Which font files serve a role: fontconfig's answer, best first. Nothing is opened here.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "layout/display_list.h"

namespace slidewell {

struct FontFile {
    std::string path;
    int index = 0;                             // of the face within the file
    std::function<bool(char32_t letter)> has;  // known without opening the file
};

class FontFiles {
  public:
    // Reads `folder`/fonts.conf; without a readable one, the system's own configuration, and a warning says
    // so. A file in `folder` that is named like a font but is none gets a warning too.
    explicit FontFiles(const std::filesystem::path& folder);

    // Every outline font of this machine, the best match for the role first. Empty on a machine without
    // fonts.
    [[nodiscard]] std::vector<FontFile> best_first(FontSpec::Role role, bool bold) const;
    [[nodiscard]] const Diagnostics& findings() const { return findings_; }

  private:
    struct Config;
    Diagnostics findings_;  // before the configuration, which is loaded with some
    std::shared_ptr<const Config> config_;
};

}  // namespace slidewell
