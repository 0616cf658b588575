// Photos by libjpeg-turbo, GIFs by giflib, all else by SDL_image; only ever as the format that the header
// says.
#include "studio/image.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <SDL_image.h>

#include "studio/blend.h"
#include "studio/gif.h"
#include "studio/jpeg.h"
#include "studio/orientation.h"
#include "studio/scale.h"
#include "studio/sdl_ptrs.h"
#include "studio/svg_prepared.h"

namespace slidewell {
namespace {

void premultiply(std::span<Pixel> row) {
    for (Pixel& pixel : row)
        pixel = (pixel & 0xFF000000U) | (faded(pixel, pixel >> 24) & 0x00FFFFFFU);
}

// Rows of a surface in any of SDL's formats. The surface must outlive them.
PixelRows rows_of(SDL_Surface& surface) {
    SDL_SetSurfaceBlendMode(&surface, SDL_BLENDMODE_NONE);
    const auto read = [&surface](int y, std::span<Pixel> row) {
        std::ranges::fill(row, 0U);  // a colour key leaves pixels as they are
        const SurfacePtr line(SDL_CreateRGBSurfaceWithFormatFrom(
            row.data(), surface.w, 1, 32, static_cast<int>(row.size_bytes()), SDL_PIXELFORMAT_ARGB8888));
        const SDL_Rect from{0, y, surface.w, 1};
        SDL_BlitSurface(&surface, &from, line.get(), nullptr);
        premultiply(row);
    };
    return {{surface.w, surface.h}, read};
}

const char* type_name(ImageFormat format) {
    constexpr std::array<const char*, 6> names{"PNG", "JPG", "WEBP", "GIF", "BMP", "SVG"};
    return names[static_cast<std::size_t>(format)];
}

Error undecodable() { return {std::string("it cannot be decoded: ") + SDL_GetError()}; }

Result<> decode_pixels(const Image& image, Size whole, Rect part, Canvas& onto) {
    SDL_RWops* stream = read_from(image.bytes).release();
    const SurfacePtr surface(IMG_LoadTyped_RW(stream, 1, type_name(image.header.format)));
    if (!surface) return undecodable();
    scale(rows_of(*surface), whole, part, onto);
    return Done{};
}

Result<> decode_gif(const Image& image, Size whole, Rect part, Canvas& onto) {
    const auto frame = GifFrame::read(image.bytes, most_image_pixels);
    if (!frame) return frame.error();
    scale(frame->rows(), whole, part, onto);
    return Done{};
}

Result<> decode_photo(const Image& image, Size whole, Rect part, Canvas& onto) {
    const auto decoder = JpegDecoder::open(image.bytes, turned(whole, image.orientation));
    if (!decoder) return decoder.error();
    scale_upright((*decoder)->rows(), whole, part, image.orientation, onto);
    return (*decoder)->outcome();
}

// Edges are drawn in five shades a row. Small drawings, where that shows, are drawn twice as large and
// averaged; for large ones it would take too long (240 ms for 2400x2400 pixels).
int fineness_for(Size whole) {
    constexpr int small = 400;
    return std::max(whole.width, whole.height) <= small ? 2 : 1;
}

// The `size` pixels of `rows` from `start` on; clear where there are none.
PixelRows window(const PixelRows& rows, Point start, Size size) {
    const int left = std::max(0, -start.x);
    const int count = std::min(size.width, rows.size.width - start.x) - left;
    const auto line = std::make_shared<std::vector<Pixel>>(static_cast<std::size_t>(rows.size.width));
    const auto read = [=](int y, std::span<Pixel> row) {
        std::ranges::fill(row, 0U);
        const int from = y + start.y;
        if (from < 0 || from >= rows.size.height) return;
        rows.read(from, *line);
        std::copy_n(line->begin() + left + start.x, count, row.begin() + left);
    };
    return {size, read};
}

// How large an SVG is drawn before it is scaled to `whole`: on a very large screen, or when it is long and
// thin and little of it shows, smaller than that.
Size drawing_size(Size whole) {
    const int fineness = fineness_for(whole);
    Size drawn{whole.width * fineness, whole.height * fineness};
    while (static_cast<std::int64_t>(drawn.width) * drawn.height > most_image_pixels)
        drawn = {std::max(1, drawn.width / 2), std::max(1, drawn.height / 2)};
    return drawn;
}

// SDL_image draws an SVG in its own shape, as large as fits into a size. The odd pixel that rounding leaves
// over is cut off on all sides.
Result<> decode_svg(const Image& image, Size whole, Rect part, Canvas& onto) {
    constexpr std::int64_t most_enlarged = 64;  // beyond that, only blur would show
    if (static_cast<std::int64_t>(whole.width) * whole.height > most_enlarged * most_image_pixels)
        return Error{"it is too long and thin to be drawn"};
    const Size drawn = drawing_size(whole);
    const StreamPtr stream = read_from(image.bytes);
    const SurfacePtr surface(IMG_LoadSizedSVG_RW(stream.get(), drawn.width + 1, drawn.height + 1));
    if (!surface) return undecodable();

    const Point spare{(surface->w - drawn.width) / 2, (surface->h - drawn.height) / 2};
    scale(window(rows_of(*surface), spare, drawn), whole, part, onto);
    return Done{};
}

bool is_part(Rect part, Size whole) {
    return !part.empty() && intersection(part, {0, 0, whole.width, whole.height}) == part;
}

Error unreasonable() { return {"it was asked for in a size that is not one"}; }

}  // namespace

Size Image::size() const { return turned(header.size, orientation); }

Result<Image> open_image(std::string bytes, Colour current) {
    const auto header = read_image_header(bytes);
    if (!header) return header.error();
    const int orientation = header->format == ImageFormat::jpeg ? exif_orientation(bytes) : 1;
    if (header->format == ImageFormat::svg) bytes = prepared_svg(bytes, current);
    return Image{std::move(bytes), *header, orientation};
}

Result<Image> read_image(const DeckFiles& files, const std::filesystem::path& path, Colour current) {
    auto bytes = files.read(path, largest_image_file);
    if (!bytes) return bytes.error();
    return open_image(std::move(bytes).value(), current);
}

Result<> decode(const Image& image, Size whole, Rect part, Canvas& onto) {
    if (!is_part(part, whole) || onto.size != part.size()) return unreasonable();
    switch (image.header.format) {
        case ImageFormat::svg:
            return decode_svg(image, whole, part, onto);
        case ImageFormat::jpeg:
            return decode_photo(image, whole, part, onto);
        case ImageFormat::gif:
            return decode_gif(image, whole, part, onto);
        default:
            return decode_pixels(image, whole, part, onto);
    }
}

Result<Bitmap> decode(const Image& image, Size whole, Rect part) {
    if (!is_part(part, whole)) return unreasonable();
    Canvas canvas(part.size());
    if (const auto outcome = decode(image, whole, part, canvas); !outcome) return outcome.error();
    return Bitmap(std::move(canvas));
}

}  // namespace slidewell
