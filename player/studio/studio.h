// The studio as a worker: it answers the player's requests until it is told to stop.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "playback/messages.h"
#include "studio/listing.h"
#include "studio/workshop.h"

namespace slidewell {

// The only entry of the playlist while no slide can play. Its picture is the notice; no file has this name.
inline constexpr std::string_view notice_id = "slidewell:notice";

struct StudioJob {
    std::vector<std::filesystem::path> folders;
    // In which the first slide is painted before anybody asks for it, so that the answer is ready; empty:
    // not.
    Size likely;
    // Without one, the folders are read at each request.
    FileClock now;
};

// Sends the playlist of the folders (in the order given, each in natural order), then answers each PaintSlide
// by Painted or Unpaintable, until `requests` is closed or `player` refuses. At each request it looks whether
// the folders have changed, and a changed playlist is sent first. What is wrong is sent as a Report, once for
// as long as it stays the same. A folder that is suddenly empty or unreadable keeps its slides: that is a
// lost disk, not a wish. From its first answer on, its thread gives way to others. Never throws.
void run_studio(Workshop& workshop, const StudioJob& job, StudioInbox& requests, PlayerInbox& player);

}  // namespace slidewell
