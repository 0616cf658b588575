// Pictures from files: PNG, JPEG, WebP, GIF (its first frame), BMP and SVG.
#pragma once

#include <filesystem>
#include <string>

#include "base/bitmap.h"
#include "base/geometry.h"
#include "base/result.h"
#include "deck/deck_files.h"
#include "studio/image_header.h"

namespace slidewell {

// A file that was read and looks whole, not yet decoded.
struct Image {
    std::string bytes;
    ImageHeader header;
    int orientation = 1;  // as in EXIF, 1 to 8: how a camera was held

    // As it is shown: turned upright.
    [[nodiscard]] Size size() const;
};

// Checks a file by its header. In an SVG, `currentColor` becomes `current`. An error is a
// sentence about the file, which it calls "it".
[[nodiscard]] Result<Image> open_image(std::string bytes, Colour current = {});
Result<Image> open_image(const std::filesystem::path& path,
                         Colour current = {}) = delete;  // these are no bytes
[[nodiscard]] Result<Image> read_image(const DeckFiles& files, const std::filesystem::path& path,
                                       Colour current = {});

// The picture, turned upright and scaled to `whole`, of which only `part` (inside it) is kept. An SVG keeps
// its shape, so `whole` should have it.
[[nodiscard]] Result<Bitmap> decode(const Image& image, Size whole, Rect part);
// The same over all of `onto`, which has the part's size. After an error anything may be on it.
[[nodiscard]] Result<> decode(const Image& image, Size whole, Rect part, Canvas& onto);

}  // namespace slidewell
