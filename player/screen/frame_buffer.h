// Memory that a frame is drawn on.
#pragma once

#include <functional>

#include "screen/pixels.h"

namespace slidewell {

struct FrameBuffer {
    Pixels pixels;  // somebody else's; none while there is nothing to draw on
    // What was presented from it last is so many frames old, as EGL_EXT_buffer_age counts: 1 is the last
    // frame. 0: not to be relied on.
    int age = 1;
};

// Which frame a buffer is for: the next one, or ahead of its time the one after that.
enum class Turn { next, after_next };

// Gives out what a frame is drawn on; nobody reads it meanwhile. What was given out for the frame after the
// next is given out once more when that is the next. Without pixels where there is none: a window may have
// no memory at the moment, or none for two frames, or not yet.
using FrameBuffers = std::function<FrameBuffer(Turn)>;

}  // namespace slidewell
