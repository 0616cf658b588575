// Names of software rasterisers, and the question itself.
#include "screen/opengl.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "screen/sdl_handles.h"
#include "screen/sdl_renderer.h"

namespace slidewell {
namespace {

// In lower case, as parts of names. A driver that passes OpenGL on names whom it passes it to: "virgl
// (llvmpipe ...)" and "zink Vulkan 1.3(llvmpipe ...)" are software, "virgl" and "SVGA3D" alone are the GPU of
// the machine that this virtual one runs on.
constexpr std::array<std::string_view, 7> software{
    "llvmpipe",                // Mesa's, compiled by LLVM; its Vulkan twin lavapipe has this name too
    "softpipe",                // Mesa's, interpreted
    "software rasterizer",     // Mesa's oldest, swrast
    "swrast",                  // the same, as some drivers say it
    "swiftshader",             // Google's, in browsers and virtual machines
    "openswr",                 // Intel's
    "microsoft basic render",  // Windows' WARP, through Mesa's d3d12
};

}  // namespace

bool is_software(std::string_view renderer) {
    std::string name(renderer);
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    return std::ranges::any_of(software,
                               [&](std::string_view part) { return name.find(part) != std::string::npos; });
}

Result<std::string> ask_opengl(const std::string& video_driver) {
    SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, video_driver.c_str(), SDL_HINT_OVERRIDE);
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    const SdlVideo video;
    if (!video.started()) return Error{SDL_GetError()};
    const SdlWindow window(
        SDL_CreateWindow("slidewell", 0, 0, 64, 64, SDL_WINDOW_HIDDEN | SDL_WINDOW_OPENGL));
    if (!window) return Error{SDL_GetError()};
    const auto renderer = make_renderer(*window);
    if (!renderer) return renderer.error();
    return opengl_name();
}

}  // namespace slidewell
