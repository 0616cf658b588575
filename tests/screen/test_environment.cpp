// What the libraries behind a window are told not to do.
#include <cstdlib>
#include <string>

#include "screen/environment.h"
#include "support/catch.h"
#include "support/temp_folder.h"
#include "support/variable.h"

using namespace slidewell;

namespace {

std::string value_of(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? "" : value;
}

}  // namespace

TEST_CASE("without a session bus none is started for a show") {
    const TempFolder folder;
    const Variable address("DBUS_SESSION_BUS_ADDRESS", {});
    const Variable runtime("XDG_RUNTIME_DIR", folder.path().string());
    leave_out_what_no_show_needs();
    CHECK(value_of("DBUS_SESSION_BUS_ADDRESS") == "disabled:");
}

TEST_CASE("a session bus that is there is used") {
    const TempFolder folder;
    folder.write("bus", "");
    const Variable address("DBUS_SESSION_BUS_ADDRESS", {});
    const Variable runtime("XDG_RUNTIME_DIR", folder.path().string());
    leave_out_what_no_show_needs();
    CHECK(value_of("DBUS_SESSION_BUS_ADDRESS").empty());
}

TEST_CASE("what somebody has set stays as it is") {
    const Variable address("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/1/bus");
    const Variable compose("XCOMPOSEFILE", "/home/somebody/.XCompose");
    leave_out_what_no_show_needs();
    CHECK(value_of("DBUS_SESSION_BUS_ADDRESS") == "unix:path=/run/user/1/bus");
    CHECK(value_of("XCOMPOSEFILE") == "/home/somebody/.XCompose");
}
