// Which slides there are: several folders as one list, and what to make of a folder that is gone.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "playback/messages.h"

namespace slidewell {

class Listing {
  public:
    // A folder that is named twice counts once.
    explicit Listing(std::vector<std::filesystem::path> folders);

    // Looks into the folders again.
    void refresh();

    [[nodiscard]] const std::vector<SlideId>& slides() const { return slides_; }
    // A folder that cannot be read or has no slides; for one that had some, a warning that they are kept.
    [[nodiscard]] const Diagnostics& findings() const { return findings_; }
    // True when some of the slides are only remembered.
    [[nodiscard]] bool remembered() const { return remembered_; }

  private:
    struct Folder {
        std::filesystem::path path;
        std::vector<std::string> names;
    };
    std::vector<Folder> folders_;
    std::vector<SlideId> slides_;
    Diagnostics findings_;
    bool remembered_ = false;
};

}  // namespace slidewell
