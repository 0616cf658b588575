// What a picture file says of itself before anything is decoded: its format, its size, and whether it is
// whole.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/geometry.h"
#include "base/result.h"

namespace slidewell {

enum class ImageFormat { png, jpeg, webp, gif, bmp, svg };

// What is refused without being decoded. 50 million pixels are more than any phone's usual photo, and 200 MB
// once decoded.
inline constexpr std::size_t largest_image_file = std::size_t{64} << 20;
inline constexpr std::size_t largest_svg_file = std::size_t{4} << 20;
inline constexpr int longest_image_side = 16'384;
inline constexpr int most_image_pixels = 50'000'000;

struct ImageHeader {
    ImageFormat format = ImageFormat::png;
    // In pixels, as stored. Of an SVG, which has none, only the shape counts; its longer side is 4096.
    Size size;
    friend bool operator==(const ImageHeader&, const ImageHeader&) = default;
};

// Looks at the header and walks the file's blocks to its end, in a moment whatever the bytes are. An error
// is a sentence about the file: "it is cut off: …", "it is 30000x30000 pixels; at most …".
[[nodiscard]] Result<ImageHeader> read_image_header(std::string_view bytes);

// The same for an SVG (studio/svg_header.cpp). Refuses what could make drawing it hang or run away: entities,
// nesting deeper than 100, sizes that are not finite or absurd, more than a second or two of work
// (svg_work.h).
[[nodiscard]] Result<ImageHeader> read_svg_header(std::string_view bytes);
[[nodiscard]] bool looks_like_svg(std::string_view bytes);

// True of the error that a file ends before its picture does: more of it may be on its way.
[[nodiscard]] bool is_cut_off(const Error& error);

}  // namespace slidewell
