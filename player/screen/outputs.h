// The displays that are attached, and which of them is the one to play on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"

namespace slidewell {

// A display that shows something, and the part of the desktop that it shows.
struct Output {
    std::string name;  // the connector's, such as "HDMI-1", where that is known
    Rect area;
    friend bool operator==(const Output&, const Output&) = default;
};

// By its number, from 0, or by its name. While that one is not there, the first; null when there is none.
[[nodiscard]] const Output* chosen(const std::vector<Output>& outputs, std::string_view wish);

// SDL's list. On X11 it does not learn of another size, and it may know a display by its maker's name.
[[nodiscard]] std::vector<Output> sdl_outputs();

}  // namespace slidewell
