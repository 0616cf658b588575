// The displays of an X server, by RandR. Included by this room's .cpp files only.
#pragma once

#include <vector>

#include <X11/Xlib.h>

#include "screen/outputs.h"

namespace slidewell {

// False where the server's RandR is older than 1.5 (2014).
[[nodiscard]] bool tells_outputs(Display& server);

// For a server that tells. The primary one first (randrproto.txt, GetMonitors). None while all displays are
// off.
[[nodiscard]] std::vector<Output> outputs_of(Display& server);

}  // namespace slidewell
