// Which font files serve a role: fontconfig's answer, best first. Nothing is opened here.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "layout/display_list.h"

namespace slidewell {

// The code points of a font file, known without opening it.
class Coverage {
  public:
    virtual ~Coverage() = default;
    [[nodiscard]] virtual bool has(char32_t code_point) const = 0;
};

struct FontFile {
    std::string path;
    int index = 0;  // of the face within the file
    std::shared_ptr<const Coverage> coverage;
};

class FontFiles {
  public:
    // Reads `folder`/fonts.conf; without a readable one, the system's own configuration, and a warning says
    // so. A file in `folder` that is named like a font but is none gets a warning too.
    explicit FontFiles(const std::filesystem::path& folder);
    ~FontFiles();
    FontFiles(FontFiles&&) noexcept;
    FontFiles& operator=(FontFiles&&) noexcept;

    // Every outline font of this machine, the best match for the role first. Empty on a machine without
    // fonts.
    [[nodiscard]] std::vector<FontFile> best_first(FontSpec::Role role, bool bold) const;
    [[nodiscard]] const Diagnostics& findings() const { return findings_; }

  private:
    struct Config;
    std::unique_ptr<Config> config_;
    Diagnostics findings_;
};

}  // namespace slidewell
