// Uploads by rows.
#include "screen/textures.h"

#include <algorithm>
#include <string>
#include <utility>

#include "screen/pixels.h"

namespace slidewell {
namespace {

// A mebibyte of pixels: drivers copy two to ten in a millisecond.
constexpr int slice = 1 << 18;

Error no_texture(Size size) {
    return {"it cannot hold a picture of " + std::to_string(size.width) + "x" + std::to_string(size.height) +
            ": " + SDL_GetError()};
}

}  // namespace

Result<SdlTexture> make_texture(SDL_Renderer& renderer, SDL_TextureAccess access, Size size) {
    SdlTexture texture(
        SDL_CreateTexture(&renderer, SDL_PIXELFORMAT_ARGB8888, access, size.width, size.height));
    if (!texture) return no_texture(size);
    return texture;
}

bool same(const Bitmap& a, const Bitmap& b) { return a.size() == b.size() && view(a).first == view(b).first; }

Result<bool> Textures::advance(const Bitmap& bitmap) {
    const Result<Entry*> found = entry(bitmap);
    if (!found) return found.error();
    Entry& next = **found;
    const int left = bitmap.size().height - next.rows;
    const auto uploaded = upload(next, std::min(left, std::max(1, slice / bitmap.size().width)));
    if (!uploaded) return uploaded.error();
    return next.rows == bitmap.size().height;
}

Result<SDL_Texture*> Textures::get(const Bitmap& bitmap) {
    const Result<Entry*> found = entry(bitmap);
    if (!found) return found.error();
    const auto uploaded = upload(**found, bitmap.size().height - (*found)->rows);
    if (!uploaded) return uploaded.error();
    return (*found)->texture.get();
}

void Textures::keep_only(const std::vector<Bitmap>& bitmaps) {
    std::erase_if(entries_, [&](const Entry& each) {
        return std::ranges::none_of(bitmaps, [&](const Bitmap& bitmap) { return same(bitmap, each.bitmap); });
    });
}

Result<Textures::Entry*> Textures::entry(const Bitmap& bitmap) {
    const auto found =
        std::ranges::find_if(entries_, [&](const Entry& each) { return same(bitmap, each.bitmap); });
    if (found != entries_.end()) return &*found;
    auto texture = make_texture(renderer_, SDL_TEXTUREACCESS_STATIC, bitmap.size());
    if (!texture) return texture.error();
    return &entries_.emplace_back(Entry{bitmap, *std::move(texture), 0});
}

Result<> Textures::upload(Entry& entry, int rows) {
    if (rows == 0) return Done{};
    const Size size = entry.bitmap.size();
    const SDL_Rect part{0, entry.rows, size.width, rows};
    const int pitch = size.width * static_cast<int>(sizeof(Pixel));
    if (SDL_UpdateTexture(entry.texture.get(), &part, entry.bitmap.row(entry.rows).data(), pitch) != 0)
        return no_texture(size);
    entry.rows += rows;
    return Done{};
}

}  // namespace slidewell
