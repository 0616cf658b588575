// Who draws what is drawn through OpenGL.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace slidewell {

// True when OpenGL's own name for what draws (GL_RENDERER) is that of a program, not of a GPU. The CPU
// compositor does the same on the same processor in a tenth of the time.
[[nodiscard]] bool is_software(std::string_view renderer);

// Opens an unseen window on SDL's video driver of that name, such as "x11", and asks. This loads all of
// OpenGL, a hundred megabytes where it is software, and can crash: for a process of its own.
[[nodiscard]] Result<std::string> ask_opengl(const std::string& video_driver);

}  // namespace slidewell
