// What can be found out about this machine without its slides, for `slidewell doctor`.
#pragma once

#include <chrono>
#include <filesystem>
#include <istream>
#include <optional>
#include <string>

#include "health/diagnosis.h"

namespace slidewell {

// The cards in `devices`/dri, /dev/dri usually, and what hangs on them by `kernel`, /sys usually.
[[nodiscard]] ConsoleFacts look_at_console(const std::filesystem::path& devices,
                                           const std::filesystem::path& kernel);
[[nodiscard]] ClockFacts probe_clock();
[[nodiscard]] SleepFacts probe_sleep();
[[nodiscard]] KernelFacts probe_kernel();

// After how long the X server blanks or switches the screen off, from what `xset q` prints; nothing: never.
[[nodiscard]] std::optional<std::chrono::seconds> blanking(std::istream& xset);

// The one who runs this program.
[[nodiscard]] std::string user_name();
// Empty where it is not set.
[[nodiscard]] std::string environment_variable(const char* name);

}  // namespace slidewell
