// The kernel's mode setting by libdrm; its "uevents" by netlink, see netlink(7), NETLINK_KOBJECT_UEVENT.
#include "screen/console_desktop.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include <SDL.h>
#include <SDL_syswm.h>
#include <linux/netlink.h>
#include <sys/socket.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

namespace slidewell {
namespace {

struct FreeResources {
    void operator()(drmModeRes* resources) const { drmModeFreeResources(resources); }
};
using Resources = std::unique_ptr<drmModeRes, FreeResources>;

struct FreeConnector {
    void operator()(drmModeConnector* connector) const { drmModeFreeConnector(connector); }
};
using Connector = std::unique_ptr<drmModeConnector, FreeConnector>;

std::optional<int> card_of(SDL_Window& window) {
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (SDL_GetWindowWMInfo(&window, &info) == SDL_FALSE || info.subsystem != SDL_SYSWM_KMSDRM)
        return std::nullopt;
    const int card = info.info.kmsdrm.drm_fd;
    return card >= 0 ? std::optional(card) : std::nullopt;
}

// Not open where the kernel tells nothing; then displays are not followed.
Descriptor listen_to_kernel() {
    Descriptor kernel(
        ::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_KOBJECT_UEVENT));
    constexpr unsigned from_kernel = 1;
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = from_kernel;
    if (::bind(kernel.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return Descriptor(-1);
    return kernel;
}

std::string name_of(const drmModeConnector& connector) {
    const char* const kind = drmModeGetConnectorTypeName(connector.connector_type);
    return (kind == nullptr ? "Unknown" : kind) + ('-' + std::to_string(connector.connector_type_id));
}

// What the kernel's command line asks for (`video=`), else what the display likes best.
Size size_of(const drmModeConnector& connector) {
    const std::span<const drmModeModeInfo> modes(connector.modes,
                                                 static_cast<std::size_t>(connector.count_modes));
    const auto first_of = [&](std::uint32_t type) {
        return std::ranges::find_if(modes,
                                    [&](const drmModeModeInfo& mode) { return (mode.type & type) != 0; });
    };
    auto mode = first_of(DRM_MODE_TYPE_USERDEF);
    if (mode == modes.end()) mode = first_of(DRM_MODE_TYPE_PREFERRED);
    if (mode == modes.end()) mode = modes.begin();
    return {mode->hdisplay, mode->vdisplay};
}

}  // namespace

std::optional<ConsoleDesktop> ConsoleDesktop::of(SDL_Window& window) {
    const auto card = card_of(window);
    if (!card) return std::nullopt;
    return ConsoleDesktop(*card, listen_to_kernel());
}

std::vector<Output> ConsoleDesktop::outputs() const {
    std::vector<Output> outputs;
    const Resources card(drmModeGetResources(card_));
    if (!card) return outputs;
    for (const std::uint32_t id :
         std::span(card->connectors, static_cast<std::size_t>(card->count_connectors))) {
        const Connector connector(drmModeGetConnectorCurrent(card_, id));
        if (!connector || connector->connection != DRM_MODE_CONNECTED || connector->count_modes == 0)
            continue;
        const Size size = size_of(*connector);
        outputs.push_back({name_of(*connector), {0, 0, size.width, size.height}});
    }
    return outputs;
}

bool ConsoleDesktop::has_news() const {
    bool told = false;
    std::array<char, 8192> uevent{};
    for (;;) {
        const ssize_t length = ::recv(kernel_.get(), uevent.data(), uevent.size(), 0);
        const bool missed_some = length < 0 && errno == ENOBUFS;
        if (length < 0 && !missed_some) break;
        told = told || missed_some || is_about_displays({uevent.data(), static_cast<std::size_t>(length)});
    }
    const Resources card(told ? drmModeGetResources(card_) : nullptr);
    if (!card) return false;
    for (const std::uint32_t id :
         std::span(card->connectors, static_cast<std::size_t>(card->count_connectors)))
        const Connector asked(drmModeGetConnector(card_, id));
    return true;
}

bool is_about_displays(std::string_view uevent) {
    constexpr std::string_view about_displays = "SUBSYSTEM=drm";
    while (!uevent.empty()) {
        const std::size_t end = std::min(uevent.find('\0'), uevent.size());
        if (uevent.substr(0, end) == about_displays) return true;
        uevent.remove_prefix(std::min(end + 1, uevent.size()));
    }
    return false;
}

}  // namespace slidewell
