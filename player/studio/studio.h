// The studio as a worker: it answers the player's requests until it is told to stop.
#pragma once

#include <functional>
#include <string_view>

#include "base/caution.h"
#include "playback/messages.h"
#include "studio/programme.h"
#include "studio/workshop.h"

namespace slidewell {

// The only entry of the playlist while no slide can play. Its picture is the notice; no file has this name.
inline constexpr std::string_view notice_id = "slidewell:notice";

// Something to do while nobody asks for anything, a small piece at each call; false when there is no more for
// now. `screen` is the size that slides were asked for in last.
using SpareTime = std::function<bool(Workshop& workshop, Size screen)>;

// To the player; false when it listens no more.
using TellPlayer = std::function<bool(ToPlayer)>;

// Tells how the sources do and the programme's playlist, then answers each PaintSlide by Painted or
// Unpaintable, until `requests` is closed or `tell` refuses. At each message it asks for the newest
// programme, and a changed playlist is told first. What is wrong is told as a Report, once for as long as it
// stays the same. Never throws. Before the first request it paints the first slide in the `likely` size, if
// there is one, so that it can answer at once. From its first answer on, its thread gives way to others, and
// there is spare time. What `caution` forbids is not painted; null: nothing is forbidden.
void run_studio(Workshop& workshop, const NewestProgramme& newest, StudioInbox& requests,
                const TellPlayer& tell, Size likely = {}, const SpareTime& spare_time = {},
                Caution* caution = nullptr);

}  // namespace slidewell
