// What a show leaves behind for those who are not in the room: a line a slide, and pictures of them.
#pragma once

#include <filesystem>
#include <string>

#include "app/settings.h"
#include "base/result.h"
#include "playback/frame.h"
#include "playback/messages.h"

namespace slidewell {

class Witness {
  public:
    explicit Witness(const Settings& settings);

    // Makes the folders that it writes to. An error says which one it could not.
    [[nodiscard]] Result<> prepare() const;

    // `frame` shows `slide` at `size`, at any moment after its transition. Writes it as it looks when
    // everything has been revealed.
    void stands(const SlideId& slide, const Frame& frame, Size size, Millis left) const;

  private:
    [[nodiscard]] std::string shot_name(const SlideId& slide) const;

    bool tells_;  // on the terminal
    bool many_folders_;
    std::optional<std::filesystem::path> screen_;
    std::optional<std::filesystem::path> shots_;
};

// A slide as people know it: its file's name.
[[nodiscard]] std::string display_name(const SlideId& slide);

}  // namespace slidewell
