// SDL's renderer on OpenGL. Included by this room's .cpp files only.
#pragma once

#include <string>

#include "base/result.h"
#include "screen/sdl_handles.h"

namespace slidewell {

// On OpenGL, else on OpenGL ES 2, which is all that some small boards have. Presenting waits for the display
// where the driver can.
[[nodiscard]] Result<SdlRenderer> make_renderer(SDL_Window& window);

// OpenGL's own name for what draws, such as "Mesa Intel(R) UHD Graphics 630 (CFL GT2)"; of the renderer that
// was made last.
[[nodiscard]] std::string opengl_name();

// True where SDL has no display server between itself and the kernel.
[[nodiscard]] bool is_on_console();

}  // namespace slidewell
