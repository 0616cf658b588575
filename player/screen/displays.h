// What displays there are, without opening a window.
#pragma once

#include <string>

#include "base/result.h"

namespace slidewell {

// "x11, 1920x1080, 60 Hz"; several are joined by "; ". Talks to the display server, which may hang, or end
// the program: for a process of its own.
[[nodiscard]] Result<std::string> describe_displays();

}  // namespace slidewell
