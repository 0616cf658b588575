// Blending loops. Bytes in, bytes out: no product here exceeds 16 bits, so one vector holds many of them.
#include "screen/kernels.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "playback/frame.h"
#include "screen/vectorised.h"

namespace slidewell {
namespace {

using Byte = std::uint8_t;
using Word = std::uint16_t;

const Byte* bytes(std::span<const Pixel> pixels) { return reinterpret_cast<const Byte*>(pixels.data()); }
Byte* bytes(std::span<Pixel> pixels) { return reinterpret_cast<Byte*>(pixels.data()); }

constexpr Byte mixed(Byte from, Byte below, Word opacity, Word rest) {
    return static_cast<Byte>(static_cast<Word>(from * opacity + below * rest + 128) >> 8);
}

SLIDEWELL_VECTORISED
void mix_bytes(const Byte* __restrict from, const Byte* __restrict below, Byte* __restrict out,
               std::size_t count, Word opacity) {
    const auto rest = static_cast<Word>(opaque - opacity);
    for (std::size_t i = 0; i < count; ++i)
        out[i] = mixed(from[i], below[i], opacity, rest);
}

SLIDEWELL_VECTORISED
void mix_bytes(const Byte* __restrict from, Byte* __restrict to, std::size_t count, Word opacity) {
    const auto rest = static_cast<Word>(opaque - opacity);
    for (std::size_t i = 0; i < count; ++i)
        to[i] = mixed(from[i], to[i], opacity, rest);
}

// Two channels at a time, in the low bytes of the halves of a word: no carry crosses from one to the other.
constexpr std::uint32_t pair = 0x00FF00FF;

constexpr std::uint32_t faded(std::uint32_t channels, std::uint32_t opacity) {
    return (channels * opacity + 0x00800080) >> 8 & pair;
}

// Each channel times `part`, from 0 to 255, divided by 255: (v + 128 + (v + 128) / 256) / 256 is v / 255
// rounded to nearest for all v up to 255 * 255.
constexpr std::uint32_t of_255(std::uint32_t channels, std::uint32_t part) {
    const std::uint32_t product = channels * part + 0x00800080;
    return (product + (product >> 8 & pair)) >> 8 & pair;
}

constexpr Pixel over(Pixel from, Pixel to, std::uint32_t opacity) {
    const std::uint32_t red_blue = faded(from & pair, opacity);
    const std::uint32_t alpha_green = faded(from >> 8 & pair, opacity);
    const std::uint32_t through = 255 - (alpha_green >> 16);
    return (red_blue + of_255(to & pair, through)) | (alpha_green + of_255(to >> 8 & pair, through)) << 8;
}

SLIDEWELL_VECTORISED
void lay_pixels_over(const Pixel* __restrict from, Pixel* __restrict to, std::size_t count,
                     std::uint32_t opacity) {
    for (std::size_t i = 0; i < count; ++i)
        to[i] = over(from[i], to[i], opacity);
}

SLIDEWELL_VECTORISED
Pixel in_all(const Pixel* pixels, std::size_t count) {
    Pixel common = 0xFFFFFFFF;
    for (std::size_t i = 0; i < count; ++i)
        common &= pixels[i];
    return common;
}

}  // namespace

void mix(std::span<const Pixel> from, std::span<const Pixel> below, std::span<Pixel> out, int opacity) {
    if (opacity >= opaque || opacity <= 0) {
        std::ranges::copy(opacity >= opaque ? from : below, out.begin());
    } else {
        mix_bytes(bytes(from), bytes(below), bytes(out), from.size_bytes(), static_cast<Word>(opacity));
    }
}

void mix(std::span<const Pixel> from, std::span<Pixel> to, int opacity) {
    if (opacity >= opaque) {
        std::ranges::copy(from, to.begin());
    } else if (opacity > 0) {
        mix_bytes(bytes(from), bytes(to), from.size_bytes(), static_cast<Word>(opacity));
    }
}

void lay_over(std::span<const Pixel> from, std::span<Pixel> to, int opacity) {
    if (opacity <= 0) return;
    lay_pixels_over(from.data(), to.data(), from.size(),
                    static_cast<std::uint32_t>(std::min(opacity, opaque)));
}

bool all_opaque(std::span<const Pixel> pixels) { return in_all(pixels.data(), pixels.size()) >> 24 == 0xFF; }

}  // namespace slidewell
