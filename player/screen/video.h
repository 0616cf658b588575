// SDL's video system, set up as a player needs it. Included by this room's .cpp files only.
#pragma once

#include <memory>

#include "base/result.h"
#include "screen/sdl_handles.h"

namespace slidewell {

inline constexpr const char* no_display = "there is no display (--headless plays without one)";

// Fails where there is no display that anybody sees.
[[nodiscard]] Result<std::unique_ptr<SdlVideo>> start_video();

}  // namespace slidewell
