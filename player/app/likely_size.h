// The size that slides will most likely be asked for in, before the screen has opened.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "app/settings.h"
#include "base/geometry.h"

namespace slidewell {

// The preferred mode of the one display that is connected, by what Linux says of its graphics cards in
// `cards` (https://docs.kernel.org/gpu/drm-uapi.html); nothing when there are several, or none is known.
[[nodiscard]] std::optional<Size> connected_mode(const std::filesystem::path& cards = "/sys/class/drm");

// For a full screen a guess, 1920x1080 at worst. Where it is wrong, the first slide is painted once more.
struct LikelyFrame {
    Size size;
    std::shared_ptr<void> visit;  // see screen/displays.h; empty where no X server was asked
};
[[nodiscard]] LikelyFrame likely_frame(const Settings& settings);

}  // namespace slidewell
