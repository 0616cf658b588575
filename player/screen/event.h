// What happens at the window, as plain values.
#pragma once

#include <variant>

#include "base/geometry.h"

namespace slidewell {

struct TogglePause {};  // space
struct Skip {           // arrows and page keys: 1 forward, -1 back
    int slides = 0;
};
struct ToggleFullscreen {};  // f
struct ToggleInfo {};        // i
struct Quit {};              // q, Esc, or the window was closed
struct Resized {             // the window has other memory now: everything must be drawn anew
    Size size;
};
struct Exposed {};         // a part of the window was hidden and has lost what was presented
struct DisplayChanged {};  // another display, another rate, or something else draws on it
struct Displaced {};       // the window cannot follow its display, and must be opened anew
struct TexturesLost {};    // the GPU has forgotten everything
struct Woken {};           // somebody called the window's waker

using Event = std::variant<TogglePause, Skip, ToggleFullscreen, ToggleInfo, Quit, Resized, Exposed,
                           DisplayChanged, Displaced, TexturesLost, Woken>;

}  // namespace slidewell
