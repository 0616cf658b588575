// Which slides there are: several folders as one list, and what to make of a folder that is gone.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "deck/files.h"
#include "playback/messages.h"

namespace slidewell {

// Since 1970, as files count: to know how fresh a folder's last change is.
using FileClock = std::function<std::chrono::nanoseconds()>;

class Listing {
  public:
    // A folder that is named twice counts once. Without a clock the folders are read at each refresh.
    explicit Listing(std::vector<std::filesystem::path> folders, FileClock now = {});

    // Looks into the folders again. True when the slides or the findings are others now. A folder is read
    // only when its time of change is new; or so fresh, up to two seconds, that a further change could have
    // the same time, for some file systems count no finer; and at every twentieth look, for a server's clock
    // may be wrong.
    bool refresh();

    [[nodiscard]] const std::vector<SlideId>& slides() const { return slides_; }
    // A folder that cannot be read or has no slides; for one that had some, a warning that they are kept.
    [[nodiscard]] const Diagnostics& findings() const { return findings_; }
    // True when some of the slides are only remembered.
    [[nodiscard]] bool remembered() const { return remembered_; }

  private:
    struct Folder {
        std::filesystem::path path;
        std::vector<std::string> names;
        std::optional<Diagnostic> finding;
        bool remembered = false;
        std::optional<FolderStamp> stamp;  // when its names were read; nothing: to be read at the next look
        int looks = 0;                     // since then
    };
    [[nodiscard]] static bool is_known(Folder& folder);
    void read(Folder& folder) const;
    void gather();

    std::vector<Folder> folders_;
    FileClock now_;
    std::vector<SlideId> slides_;
    Diagnostics findings_;
    bool remembered_ = false;
};

}  // namespace slidewell
