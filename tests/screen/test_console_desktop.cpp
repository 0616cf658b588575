#include "screen/console_desktop.h"
#include "support/catch.h"

namespace slidewell {

using namespace std::string_view_literals;

TEST_CASE("a display that comes or goes is heard among all that the kernel tells") {
    CHECK(
        is_about_displays("change@/devices/pci0000:00/0000:00:02.0/drm/card0\0ACTION=change\0"
                          "SUBSYSTEM=drm\0HOTPLUG=1\0SEQNUM=2044\0"sv));
    CHECK(is_about_displays("SUBSYSTEM=drm"sv));
    CHECK_FALSE(is_about_displays("add@/devices/pci0000:00/usb1/1-1\0ACTION=add\0SUBSYSTEM=usb\0"sv));
    CHECK_FALSE(is_about_displays("change@/x\0NOT_SUBSYSTEM=drm\0SUBSYSTEM=drm_dp_aux_dev\0"sv));
    CHECK_FALSE(is_about_displays(""sv));
    CHECK_FALSE(is_about_displays("\0\0\0"sv));
}

}  // namespace slidewell
