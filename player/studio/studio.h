// The studio as a worker: it answers the player's requests until it is told to stop.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "playback/messages.h"
#include "studio/workshop.h"

namespace slidewell {

// The only entry of the playlist while no slide can play. Its picture is the notice; no file has this name.
inline constexpr std::string_view notice_id = "slidewell:notice";

// Sends the playlist of `folders` (in the order given, each in natural order), then answers each PaintSlide
// by Painted or Unpaintable, until `requests` is closed or `player` refuses. At each request the folders are
// listed again, and a changed playlist is sent first. What is wrong is sent as a Report, once for as long as
// it stays the same. A folder that is suddenly empty or unreadable keeps its slides: that is a lost disk, not
// a wish. Never throws.
// Before the first request it paints the first slide in the `likely` size, if there is one, so that it can
// answer at once. From its first answer on, its thread gives way to others.
void run_studio(Workshop& workshop, const std::vector<std::filesystem::path>& folders, StudioInbox& requests,
                PlayerInbox& player, Size likely = {});

}  // namespace slidewell
