// From SDL's events to ours. Included by this room's .cpp files only.
#pragma once

#include <optional>

#include <SDL.h>

#include "screen/event.h"

namespace slidewell {

// What a key asks for; nothing for most keys, and for one that repeats because it is held down.
[[nodiscard]] std::optional<Event> event_of_key(const SDL_KeyboardEvent& key);

}  // namespace slidewell
