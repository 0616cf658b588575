// SDL's handles, owned. For the studio's own .cpp files: nothing outside the room sees an SDL type.
#pragma once

#include <memory>
#include <string_view>

#include <SDL.h>
#include <SDL_ttf.h>

namespace slidewell {

struct FreeSurface {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using SurfacePtr = std::unique_ptr<SDL_Surface, FreeSurface>;

struct CloseFont {
    void operator()(TTF_Font* font) const { TTF_CloseFont(font); }
};
using FontPtr = std::unique_ptr<TTF_Font, CloseFont>;

struct CloseStream {
    void operator()(SDL_RWops* stream) const { SDL_RWclose(stream); }
};
using StreamPtr = std::unique_ptr<SDL_RWops, CloseStream>;

// Reads from `bytes`, which must outlive the stream. Null when there are more than SDL can count.
[[nodiscard]] inline StreamPtr read_from(std::string_view bytes) {
    return StreamPtr(SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size())));
}

}  // namespace slidewell
