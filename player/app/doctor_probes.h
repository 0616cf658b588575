// Finds out the facts for `slidewell doctor`. Each may take long, or hang, where what it looks at does.
#pragma once

#include <string>

#include "app/settings.h"
#include "health/diagnosis.h"

namespace slidewell {

[[nodiscard]] DisplayFacts probe_display(const Settings& settings);
// To be called after probe_display has ended: the console's display answers one at a time.
[[nodiscard]] DrawingFacts probe_drawing(const Settings& settings);
[[nodiscard]] StorageFacts probe_storage(const Settings& settings);
[[nodiscard]] FolderFacts probe_source(const SourceSetting& source);
[[nodiscard]] FontFacts probe_fonts(const Settings& settings);

// The command of this program that probe_display runs: `slidewell displays` prints one line.
inline constexpr const char* displays_command = "displays";
int print_displays();

}  // namespace slidewell
