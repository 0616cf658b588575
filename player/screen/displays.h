// What displays there are, without opening a window.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "screen/outputs.h"

namespace slidewell {

// "x11, 1920x1080, 60 Hz"; several are joined by "; ". Talks to the display server, which may hang, or end
// the program: for a process of its own.
[[nodiscard]] Result<std::string> describe_displays();

struct X11Outputs {
    std::vector<Output> outputs;
    // The connection. When its last client leaves, many a server starts anew, which takes long: so whoever
    // opens a window there stays until it is open.
    std::shared_ptr<void> visit;
};
// Those of an X server, that which the environment names if none is named here, in a millisecond. None where
// there is no such server.
[[nodiscard]] X11Outputs outputs_on_x11(const char* server = nullptr);

}  // namespace slidewell
