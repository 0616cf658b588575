// PNG by SDL_image, under another name first.
#include "studio/png.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <system_error>

#include <SDL_image.h>

#include "studio/sdl_ptrs.h"

namespace slidewell {
namespace {

// PNG keeps colours apart from alpha.
Pixel unmultiplied(Pixel pixel) {
    const std::uint32_t alpha = pixel >> 24;
    if (alpha == 255 || alpha == 0) return pixel;
    const auto full = [&](int shift) { return ((pixel >> shift & 255) * 255 + alpha / 2) / alpha << shift; };
    return alpha << 24 | full(16) | full(8) | full(0);
}

SurfacePtr to_surface(const Bitmap& bitmap) {
    const Size size = bitmap.size();
    SurfacePtr surface(
        SDL_CreateRGBSurfaceWithFormat(0, size.width, size.height, 32, SDL_PIXELFORMAT_ARGB8888));
    if (!surface) return surface;
    for (int y = 0; y < size.height; ++y) {
        auto* bytes =
            static_cast<std::byte*>(surface->pixels) + static_cast<std::ptrdiff_t>(y) * surface->pitch;
        std::ranges::transform(bitmap.row(y), reinterpret_cast<Pixel*>(bytes), unmultiplied);
    }
    return surface;
}

}  // namespace

Result<> write_png(const std::filesystem::path& path, const Bitmap& bitmap) {
    const auto failed = [&](const std::string& why) {
        return Error{"cannot write " + path.string() + ": " + why};
    };
    if (bitmap.empty()) return failed("the picture is empty");
    const SurfacePtr surface = to_surface(bitmap);
    const std::filesystem::path unfinished = path.string() + ".part";
    std::error_code problem;
    if (!surface || IMG_SavePNG(surface.get(), unfinished.c_str()) != 0) {
        const std::string why = SDL_GetError();
        std::filesystem::remove(unfinished, problem);
        return failed(why);
    }
    std::filesystem::rename(unfinished, path, problem);
    if (problem) return failed(problem.message());
    return Done{};
}

}  // namespace slidewell
