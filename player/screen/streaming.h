// How a frame passes through a machine's memory. What is to be read is asked for early. What is finished is
// written past the caches, in which nobody looks for it before other pixels have taken its place: that spares
// the machine the reading of what is overwritten, a quarter of all that a cross-fade moves.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/bitmap.h"

namespace slidewell {

// Where pixels go: into the caches, where whoever reads them next finds them, or past these.
enum class Destination { caches, memory };

// As much as a cache keeps together, and what is written past it should come in: sixteen pixels.
struct alignas(64) CacheLine {
    std::array<std::uint16_t, 32> halves;
};
inline constexpr std::size_t line_pixels = sizeof(CacheLine) / sizeof(Pixel);

// How many pixels there are from here to where a line begins.
[[nodiscard]] inline std::size_t until_next_line(const Pixel* pixels) {
    const std::size_t past = reinterpret_cast<std::uintptr_t>(pixels) % sizeof(CacheLine);
    return (sizeof(CacheLine) - past) % sizeof(CacheLine) / sizeof(Pixel);
}

// Asks for the line of a pixel that is to be read soon. Machines look ahead by themselves, but not past the
// end of a page. For all caches: asked for as something to be read once, it waits in so small a part of the
// nearest one that Intel's servers have lost it when it is read, and a fade takes three times as long.
inline void fetch(const Pixel* soon) {
    constexpr int to_read = 0;
    constexpr int for_all_caches = 3;
    __builtin_prefetch(soon, to_read, for_all_caches);
}

// Far enough, in pixels: a page of most machines. Half and twice as far do as well.
inline constexpr std::size_t fetched_ahead = 4096 / sizeof(Pixel);

#if defined(__SSE2__)

// To where a line begins.
inline void stream(const CacheLine& line, Pixel* to) {
    using Block = __m128i;
    for (std::size_t i = 0; i < sizeof(CacheLine) / sizeof(Block); ++i)
        _mm_stream_si128(reinterpret_cast<Block*>(to) + i,
                         _mm_load_si128(reinterpret_cast<const Block*>(&line) + i));
}

// To be called before anybody else is told that the pixels are there.
inline void end_streaming() { _mm_sfence(); }

#else

inline void stream(const CacheLine& line, Pixel* to) { std::memcpy(to, &line, sizeof(CacheLine)); }
inline void end_streaming() {}

#endif

// Shorter runs are not worth it: what is streamed must be waited for at the end.
inline constexpr std::size_t shortest_stream = 16 * line_pixels;

// Paints `out` by whole lines as far as it has them, and the rest in the common way. Both are called with the
// numbers of the first pixel to paint and of the one behind the last.
template <typename Lines, typename Plain>
void paint_streaming(std::span<Pixel> out, Lines paint_lines, Plain paint_plainly) {
    if (out.size() < shortest_stream) return paint_plainly(std::size_t{0}, out.size());
    const std::size_t first = std::min(until_next_line(out.data()), out.size());
    const std::size_t last = out.size() - (out.size() - first) % line_pixels;
    paint_plainly(std::size_t{0}, first);
    paint_lines(first, last);
    paint_plainly(last, out.size());
    end_streaming();
}

}  // namespace slidewell
