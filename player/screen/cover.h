// From a frame to the sheets that make it, and from a sheet to its part of a picture of another size: what
// both compositors agree on.
#pragma once

#include <vector>

#include "playback/frame.h"

namespace slidewell {

// The sheets of a frame of that size; without a transition, the scene alone.
[[nodiscard]] std::vector<Sheet> sheets_of(const Frame& frame, Size size);

// The part of a picture that `part` of the frame shows. They differ while a picture of another size than the
// screen's is on: then the frame shows the largest part of the picture that has its shape.
[[nodiscard]] Area on_picture(const Area& part, Size picture, Size frame);

}  // namespace slidewell
