// What displays there are, without opening a window.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "screen/outputs.h"

namespace slidewell {

// "x11, 1920x1080, 60 Hz"; several are joined by "; ". Talks to the display server, which may hang, or end
// the program: for a process of its own.
[[nodiscard]] Result<std::string> describe_displays();

// Those of an X server, that which the environment names if none is named here, in a millisecond. None where
// there is no such server.
[[nodiscard]] std::vector<Output> outputs_on_x11(const char* server = nullptr);

}  // namespace slidewell
