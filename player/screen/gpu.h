// A window's way to the GPU, for those who need not know SDL.
#pragma once

#include <string>

struct SDL_Renderer;

namespace slidewell {

struct Gpu {
    SDL_Renderer* renderer = nullptr;  // the window's, never null
    std::string name;                  // OpenGL's for what draws, such as "V3D 4.2"
};

}  // namespace slidewell
