// The keyboard.
#include "screen/keys.h"

namespace slidewell {

std::optional<Event> event_of_key(const SDL_KeyboardEvent& key) {
    if (key.repeat != 0) return std::nullopt;
    switch (key.keysym.sym) {
        case SDLK_SPACE:
            return TogglePause{};
        case SDLK_RIGHT:
        case SDLK_DOWN:
        case SDLK_PAGEDOWN:
            return Skip{1};
        case SDLK_LEFT:
        case SDLK_UP:
        case SDLK_PAGEUP:
            return Skip{-1};
        case SDLK_f:
            return ToggleFullscreen{};
        case SDLK_i:
            return ToggleInfo{};
        case SDLK_q:
        case SDLK_ESCAPE:
            return Quit{};
        default:
            return std::nullopt;
    }
}

}  // namespace slidewell
