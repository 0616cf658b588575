// JPEG by SDL_image, into memory.
#include "studio/thumbnail.h"

#include <cstddef>

#include <SDL_image.h>

#include "studio/sdl_ptrs.h"

namespace slidewell {
namespace {

constexpr int quality = 85;  // of 100; letters stay clean

// The worst that a JPEG of noise comes to, and its header.
std::size_t most_bytes(Size size) {
    return static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * 4 + (64U << 10);
}

}  // namespace

Result<std::string> to_jpeg(const Bitmap& bitmap) {
    if (bitmap.empty()) return Error{"the picture is empty"};
    const Size size = bitmap.size();
    // SDL only reads what it is given, but has no way to say so.
    const SurfacePtr surface(SDL_CreateRGBSurfaceWithFormatFrom(
        const_cast<Pixel*>(bitmap.row(0).data()), size.width, size.height, 32,
        size.width * static_cast<int>(sizeof(Pixel)), SDL_PIXELFORMAT_ARGB8888));
    std::string bytes(most_bytes(size), '\0');
    const StreamPtr stream(SDL_RWFromMem(bytes.data(), static_cast<int>(bytes.size())));
    if (!surface || !stream || IMG_SaveJPG_RW(surface.get(), stream.get(), 0, quality) != 0)
        return Error{std::string("cannot make a JPEG: ") + SDL_GetError()};
    bytes.resize(static_cast<std::size_t>(SDL_RWtell(stream.get())));
    return bytes;
}

}  // namespace slidewell
