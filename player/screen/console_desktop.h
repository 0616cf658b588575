// What SDL 2 does not do for a window on the bare console: to learn that a display has come or gone, or wants
// another size. Included by this room's .cpp files only.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/descriptor.h"
#include "screen/outputs.h"

struct SDL_Window;

namespace slidewell {

// The displays of the card that a window is on, through SDL's own connection to it. The window outlives it.
class ConsoleDesktop {
  public:
    // Nothing when the window is not on the console.
    [[nodiscard]] static std::optional<ConsoleDesktop> of(SDL_Window& window);

    // As they were when they were asked last, in SDL's order, each in the size that it likes best. Where they
    // stand beside each other is not known.
    [[nodiscard]] std::vector<Output> outputs() const;
    // True when the kernel has told of a display since the last call. Then all of them have been asked anew,
    // which takes some hundredths of a second.
    [[nodiscard]] bool has_news() const;

  private:
    ConsoleDesktop(int card, Descriptor kernel) : card_(card), kernel_(std::move(kernel)) {}

    int card_;           // SDL's
    Descriptor kernel_;  // a socket on which it tells of devices
};

// Of what the kernel says of a device, lines that end in zero bytes: whether it is about displays.
[[nodiscard]] bool is_about_displays(std::string_view uevent);

}  // namespace slidewell
