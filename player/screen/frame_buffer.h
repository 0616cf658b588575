// Memory that a frame is drawn on.
#pragma once

#include <functional>

#include "screen/pixels.h"

namespace slidewell {

struct FrameBuffer {
    Pixels pixels;  // somebody else's; none while there is nothing to draw on
    // What lies in it was drawn so many frames ago, as EGL_EXT_buffer_age counts: 1 is the last frame. 0: not
    // to be relied on.
    int age = 1;
};

// What the next frame is drawn on; nobody reads it meanwhile.
using NextFrameBuffer = std::function<FrameBuffer()>;

}  // namespace slidewell
