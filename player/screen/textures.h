// The bitmaps that the GPU holds. Included by this room's .cpp files only.
#pragma once

#include <vector>

#include "base/bitmap.h"
#include "base/result.h"
#include "screen/sdl_handles.h"

namespace slidewell {

[[nodiscard]] Result<SdlTexture> make_texture(SDL_Renderer& renderer, SDL_TextureAccess access, Size size);

class Textures {
  public:
    // `renderer` outlives it.
    explicit Textures(SDL_Renderer& renderer) : renderer_(renderer) {}

    // Brings some more rows of the bitmap to the GPU, about a millisecond's worth. True when all of it is
    // there. An error when the GPU cannot hold it.
    [[nodiscard]] Result<bool> advance(const Bitmap& bitmap);

    // The whole bitmap. It stays until keep_only().
    [[nodiscard]] Result<SDL_Texture*> get(const Bitmap& bitmap);

    // Frees what is not among them.
    void keep_only(const std::vector<Bitmap>& bitmaps);

  private:
    struct Entry {
        Bitmap bitmap;
        SdlTexture texture;
        int rows = 0;  // that are there
    };
    [[nodiscard]] Result<Entry*> entry(const Bitmap& bitmap);
    [[nodiscard]] static Result<> upload(Entry& entry, int rows);

    SDL_Renderer& renderer_;
    std::vector<Entry> entries_;
};

// Equal pixels without a look at them: the same memory.
[[nodiscard]] bool same(const Bitmap& a, const Bitmap& b);

}  // namespace slidewell
