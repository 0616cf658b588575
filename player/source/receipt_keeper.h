// When the receipt in a folder is written anew: when it would say something else; now and then, so that
// "last read" stays near the truth; and when somebody removed it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/duration.h"
#include "library/edition.h"
#include "source/folder.h"
#include "source/gallery.h"
#include "source/harvest.h"
#include "source/patience.h"
#include "source/receipt.h"
#include "source/situation.h"

namespace slidewell {

struct ReceiptOptions {
    bool wanted = true;
    std::string tv;    // the name of this TV
    std::string name;  // the folder, as staff know it
    std::function<WallTime(std::chrono::sys_seconds)>
        wall_time;  // what the clock on the wall shows then, once it is set
};

// What there is to tell.
struct News {
    const Edition* on_air = nullptr;  // null: nothing
    const SettingsFiles& settings;    // of what is on air
    const Situation& situation;
    std::optional<std::chrono::sys_seconds> read;
};

class ReceiptKeeper {
  public:
    ReceiptKeeper(ReceiptOptions options, Folder& folder, const Gallery& gallery, const Harvest& harvest);

    // Writes both files if need be. One that cannot be written is tried again after a while. Returns when
    // there will be need again although nothing has happened; nothing where no receipt is wanted.
    std::optional<Steady> tell(const News& news, bool receipt_is_there, Steady now,
                               std::chrono::sys_seconds wall);

  private:
    [[nodiscard]] Steady due(const News& news, bool receipt_is_there) const;
    [[nodiscard]] bool says_something_else(const Situation& situation) const;
    void note_copying(const Situation& situation, Steady now);
    void write(const News& news, Steady now, std::chrono::sys_seconds wall);
    [[nodiscard]] ReceiptFacts facts(const News& news, std::chrono::sys_seconds wall) const;
    [[nodiscard]] ReceiptSlide slide(const News& news, const SlideEntry& entry,
                                     std::chrono::sys_seconds wall) const;
    [[nodiscard]] WallTime told_at(std::chrono::sys_seconds now, std::chrono::sys_seconds time) const;

    ReceiptOptions options_;
    Folder& folder_;
    const Gallery& gallery_;
    const Harvest& harvest_;
    std::optional<Situation> told_;          // nothing: the folder's receipt is another program's, or none
    std::optional<Steady> copying_changed_;  // since when other files are being copied than it says
    EditionNumber told_edition_ = 0;
    std::uint64_t told_thumbnails_ = 0;
    bool knew_the_time_ = false;
    Steady written_{};
    Patience patience_;
};

}  // namespace slidewell
