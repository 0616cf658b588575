// SDL would take Direct3D, Vulkan or its own software renderer as well: these are asked for by name.
#include "screen/sdl_renderer.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace slidewell {
namespace {

constexpr unsigned int gl_renderer = 0x1F01;  // GL_RENDERER in the OpenGL registry's gl.xml
using GetString = const unsigned char* (*)(unsigned int);

int driver_index(std::string_view name) {
    for (int index = 0; index < SDL_GetNumRenderDrivers(); ++index) {
        SDL_RendererInfo info{};
        if (SDL_GetRenderDriverInfo(index, &info) == 0 && info.name == name) return index;
    }
    return -1;
}

}  // namespace

bool is_on_console() {
    const char* const driver = SDL_GetCurrentVideoDriver();
    return driver != nullptr && SDL_strcasecmp(driver, "kmsdrm") == 0;
}

// SDL is not asked for vertical sync: where the driver has none it would simulate it, in whole milliseconds.
Result<SdlRenderer> make_renderer(SDL_Window& window) {
    std::string problem = "SDL has no OpenGL";
    std::array<std::string_view, 2> names{"opengl", "opengles2"};
    if (is_on_console()) std::ranges::reverse(names);  // its window is OpenGL ES's from the start
    for (const std::string_view name : names) {
        const int index = driver_index(name);
        if (index < 0) continue;
        SdlRenderer renderer(SDL_CreateRenderer(&window, index, SDL_RENDERER_TARGETTEXTURE));
        if (renderer) {
            SDL_GL_SetSwapInterval(1);
            return renderer;
        }
        problem = SDL_GetError();
    }
    return Error{problem};
}

std::string opengl_name() {
    const auto get_string = reinterpret_cast<GetString>(SDL_GL_GetProcAddress("glGetString"));
    const unsigned char* const name = get_string == nullptr ? nullptr : get_string(gl_renderer);
    return name == nullptr ? "unknown" : reinterpret_cast<const char*>(name);
}

}  // namespace slidewell
