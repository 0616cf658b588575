// What displays there are, without opening a window.
#pragma once

#include <optional>
#include <string>

#include "base/geometry.h"
#include "base/result.h"

namespace slidewell {

// "x11, 1920x1080, 60 Hz"; several are joined by "; ". Talks to the display server, which may hang, or end
// the program: for a process of its own.
[[nodiscard]] Result<std::string> describe_displays();

// Of the one display of an X server, that which the environment names if none is named here, in a
// millisecond. Nothing when there are several, or no such server.
[[nodiscard]] std::optional<Size> size_on_x11(const char* server = nullptr);

}  // namespace slidewell
