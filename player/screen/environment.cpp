// Variables that Xlib and libdbus look at.
#include "screen/environment.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace slidewell {
namespace {

constexpr int keep = 0;

bool has_session_bus() {
    const char* const folder = std::getenv("XDG_RUNTIME_DIR");
    std::error_code problem;
    return folder != nullptr && std::filesystem::exists(std::filesystem::path(folder) / "bus", problem);
}

}  // namespace

// XCOMPOSEFILE: thousands of ways to type accents, see Compose(5). DBUS_SESSION_BUS_ADDRESS: by way of the
// session bus SDL keeps a desktop's screen saver off; where there is no bus, libdbus would start one with
// dbus-launch(1).
void leave_out_what_no_show_needs() {
    ::setenv("XCOMPOSEFILE", "/dev/null", keep);
    if (!has_session_bus()) ::setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", keep);
}

}  // namespace slidewell
