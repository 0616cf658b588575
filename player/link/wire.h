// Each message of playback/messages.h as bytes, and back. Pure. The player trusts nothing that it decodes: a
// message that could make it read outside of its memory, divide by nothing or wait forever is refused whole.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "playback/messages.h"

namespace slidewell {

// Pixels that came along with a message: bitmaps, one after the other.
struct CarriedPixels {
    std::shared_ptr<const Pixel> first;
    std::size_t count = 0;
};

// Bounds of what is accepted: generous for a deck that people make, and far from what could hurt.
inline constexpr std::size_t longest_name = 16 << 10;   // of a slide, in bytes
inline constexpr std::size_t longest_words = 64 << 10;  // of a diagnostic
inline constexpr std::size_t most_slides = 200'000;     // of a playlist
inline constexpr std::size_t most_sources = 1'000;
inline constexpr std::size_t most_diagnostics = 50'000;    // of a report
inline constexpr std::size_t most_layers = 2'000;          // of a picture
inline constexpr int longest_side = 16'384;                // of a picture, as parse_size() has it
inline constexpr int longest_bitmap_side = 32'767;         // what drifts is larger than the screen
inline constexpr int furthest = 1 << 17;                   // of a place from the screen's corner
inline constexpr std::int64_t most_screens_of_pixels = 8;  // all layers together

// The bytes of a message; its pixels travel beside them, in the order of bitmaps_of().
[[nodiscard]] std::vector<std::byte> encode(const ToPlayer& message);
[[nodiscard]] std::vector<Bitmap> bitmaps_of(const ToPlayer& message);
// The picture's bitmaps share `pixels`: the first lies at the beginning of the first of them, and where one
// is used up, the following lie in the next.
[[nodiscard]] Result<ToPlayer> decode_to_player(std::span<const std::byte> bytes,
                                                std::span<const CarriedPixels> pixels);

[[nodiscard]] std::vector<std::byte> encode(const ToStudio& message);
[[nodiscard]] Result<ToStudio> decode_to_studio(std::span<const std::byte> bytes);

}  // namespace slidewell
