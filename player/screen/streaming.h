// Writes finished pixels past the caches, which a large frame would only pass through until somebody else
// reads it. Spares a machine the reading of what is overwritten, a quarter of all that a cross-fade moves.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/bitmap.h"

namespace slidewell {

// Where finished pixels go: into the caches, where whoever reads them next finds them, or past these.
enum class Destination { caches, memory };

// Of a frame of so many bytes: the caches, where all of it has room in this machine's largest.
[[nodiscard]] Destination destination_of(std::size_t frame);

// What is streamed is best made in pieces of this many pixels, which stay in the nearest cache until then.
inline constexpr std::size_t streamed_at_once = 256;

#if defined(__SSE2__)

// Runs of equal length that do not overlap.
inline void stream(std::span<const Pixel> from, std::span<Pixel> to) {
    using Block = __m128i;
    constexpr std::size_t step = sizeof(Block) / sizeof(Pixel);
    std::size_t done = 0;
    if (reinterpret_cast<std::uintptr_t>(to.data()) % sizeof(Block) == 0) {
        for (; done + step <= from.size(); done += step)
            _mm_stream_si128(reinterpret_cast<Block*>(to.data() + done),
                             _mm_loadu_si128(reinterpret_cast<const Block*>(from.data() + done)));
    }
    std::ranges::copy(from.subspan(done), to.begin() + static_cast<std::ptrdiff_t>(done));
}

// To be called before anybody else is told that the pixels are there.
inline void end_streaming() { _mm_sfence(); }

#else

inline void stream(std::span<const Pixel> from, std::span<Pixel> to) { std::ranges::copy(from, to.begin()); }
inline void end_streaming() {}

#endif

}  // namespace slidewell
