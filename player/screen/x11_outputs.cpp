// XRRGetMonitors().
#include "screen/x11_outputs.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>

#include <X11/extensions/Xrandr.h>

#include "screen/x_memory.h"

namespace slidewell {
namespace {

struct MonitorsCloser {
    void operator()(XRRMonitorInfo* monitors) const { XRRFreeMonitors(monitors); }
};
using Monitors = std::unique_ptr<XRRMonitorInfo, MonitorsCloser>;

}  // namespace

bool tells_outputs(Display& server) {
    int major = 0;
    int minor = 0;
    return XRRQueryVersion(&server, &major, &minor) != 0 && (major > 1 || minor >= 5);
}

std::vector<Output> outputs_of(Display& server) {
    int count = 0;
    const Monitors monitors(XRRGetMonitors(&server, DefaultRootWindow(&server), True, &count));
    if (!monitors || count <= 0) return {};
    const std::span<XRRMonitorInfo> all(monitors.get(), static_cast<std::size_t>(count));
    std::stable_partition(all.begin(), all.end(),
                          [](const XRRMonitorInfo& each) { return each.primary != 0; });
    std::vector<Output> outputs;
    for (const XRRMonitorInfo& each : all) {
        const XMemory<char> name(XGetAtomName(&server, each.name));
        outputs.push_back({name ? name.get() : "", {each.x, each.y, each.width, each.height}});
    }
    return outputs;
}

}  // namespace slidewell
