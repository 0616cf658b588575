// Blending loops. Products of two channels fit into 16 bits, so one vector holds many of them.
#include "screen/kernels.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "playback/frame.h"
#include "screen/halves.h"
#include "screen/vectorised.h"

namespace slidewell {
namespace {

SLIDEWELL_VECTORISED
void mix_halves(const Half* __restrict from, const Half* __restrict below, Half* __restrict out,
                std::size_t count, Share opacity) {
    const auto rest = static_cast<Share>(opaque - opacity);
    for (std::size_t i = 0; i < count; ++i)
        out[i] = mixed(from[i], below[i], opacity, rest);
}

SLIDEWELL_VECTORISED
void mix_halves(const Half* __restrict from, Half* __restrict to, std::size_t count, Share opacity) {
    const auto rest = static_cast<Share>(opaque - opacity);
    for (std::size_t i = 0; i < count; ++i)
        to[i] = mixed(from[i], to[i], opacity, rest);
}

// With an opacity for each.
SLIDEWELL_VECTORISED
void mix_halves(const Half* __restrict from, const Half* __restrict below, Half* __restrict out,
                std::size_t count, const Share* __restrict opacities) {
    for (std::size_t i = 0; i < count; ++i)
        out[i] = mixed(from[i], below[i], opacities[i], static_cast<Share>(opaque - opacities[i]));
}

inline CacheLine mixed_line(const Pixel* from, const Pixel* below, Share opacity, Share rest) {
    CacheLine line;
    for (std::size_t i = 0; i < line.halves.size(); ++i)
        line.halves[i] = mixed(halves(from)[i], halves(below)[i], opacity, rest);
    return line;
}

// Whole lines, `out` being where one begins. So many pixels from the first on may be asked for ahead.
SLIDEWELL_VECTORISED
void mix_lines(const Pixel* __restrict from, const Pixel* __restrict below, Pixel* __restrict out,
               std::size_t count, std::size_t readable, Share opacity) {
    const auto rest = static_cast<Share>(opaque - opacity);
    for (std::size_t done = 0; done < count; done += line_pixels) {
        const std::size_t later = std::min(done + fetched_ahead, readable - 1);
        fetch(from + later);
        fetch(below + later);
        stream(mixed_line(from + done, below + done, opacity, rest), out + done);
    }
}

SLIDEWELL_VECTORISED
void mix_lines(const Pixel* __restrict from, const Pixel* __restrict below, Pixel* __restrict out,
               std::size_t count, const Share* __restrict opacities) {
    for (std::size_t done = 0; done < count; done += line_pixels) {
        const std::size_t later = std::min(done + fetched_ahead, count - 1);
        fetch(from + later);
        fetch(below + later);
        CacheLine line;
        for (std::size_t i = 0; i < line.halves.size(); ++i) {
            const Share opacity = opacities[done * halves_per_pixel + i];
            line.halves[i] = mixed(halves(from + done)[i], halves(below + done)[i], opacity,
                                   static_cast<Share>(opaque - opacity));
        }
        stream(line, out + done);
    }
}

SLIDEWELL_VECTORISED
void copy_lines(const Pixel* __restrict from, Pixel* __restrict out, std::size_t count) {
    for (std::size_t done = 0; done < count; done += line_pixels) {
        fetch(from + std::min(done + fetched_ahead, count - 1));
        CacheLine line;
        std::memcpy(&line, from + done, sizeof line);
        stream(line, out + done);
    }
}

// Pixels that are blended for one frame and then for the other, out of the nearest cache. A machine writes
// few streams past its caches at a time: changing over after each line takes twice as long as after sixteen
// of them or sixty-four.
constexpr std::size_t stretch = 256;

void mix_streaming(std::span<const Pixel> from, std::span<const Pixel> below, std::span<Pixel> out,
                   Share opacity) {
    const auto lines = [&](std::size_t begin, std::size_t end) {
        const std::size_t count = end - begin;
        mix_lines(from.data() + begin, below.data() + begin, out.data() + begin, count, count, opacity);
    };
    const auto plainly = [&](std::size_t begin, std::size_t end) {
        mix_halves(halves(from.data() + begin), halves(below.data() + begin), halves(out.data() + begin),
                   (end - begin) * halves_per_pixel, opacity);
    };
    paint_streaming(out, lines, plainly);
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

constexpr Pixel over(Pixel from, Pixel to) {
    const std::uint32_t through = 255 - (from >> 24);
    return from + (of_255(to & pair, through) | of_255(to >> 8 & pair, through) << 8);
}

constexpr Pixel over(Pixel from, Pixel to, std::uint32_t opacity) {
    return over(faded(from & pair, opacity) | faded(from >> 8 & pair, opacity) << 8, to);
}

SLIDEWELL_VECTORISED
void lay_pixels_over(const Pixel* __restrict from, Pixel* __restrict to, std::size_t count,
                     std::uint32_t opacity) {
    for (std::size_t i = 0; i < count; ++i)
        to[i] = over(from[i], to[i], opacity);
}

// The same at full strength, which is half the work.
SLIDEWELL_VECTORISED
void lay_pixels_over(const Pixel* __restrict from, Pixel* __restrict to, std::size_t count) {
    const std::size_t whole_lines = count - count % line_pixels;
    for (std::size_t done = 0; done < whole_lines; done += line_pixels) {
        fetch(from + std::min(done + fetched_ahead, count - 1));
        for (std::size_t i = done; i < done + line_pixels; ++i)
            to[i] = over(from[i], to[i]);
    }
    for (std::size_t i = whole_lines; i < count; ++i)
        to[i] = over(from[i], to[i]);
}

}  // namespace

void copy(std::span<const Pixel> from, std::span<Pixel> out, Destination where) {
    const auto plainly = [&](std::size_t begin, std::size_t end) {
        std::ranges::copy(from.subspan(begin, end - begin), out.begin() + static_cast<std::ptrdiff_t>(begin));
    };
    if (where == Destination::caches) return plainly(0, out.size());
    const auto lines = [&](std::size_t begin, std::size_t end) {
        copy_lines(from.data() + begin, out.data() + begin, end - begin);
    };
    paint_streaming(out, lines, plainly);
}

void mix(std::span<const Pixel> from, std::span<const Pixel> below, std::span<Pixel> out,
         std::span<const std::uint16_t> opacities, Destination where) {
    const auto plainly = [&](std::size_t begin, std::size_t end) {
        mix_halves(halves(from.data() + begin), halves(below.data() + begin), halves(out.data() + begin),
                   (end - begin) * halves_per_pixel, opacities.data() + begin * halves_per_pixel);
    };
    if (where == Destination::caches) return plainly(0, out.size());
    const auto lines = [&](std::size_t begin, std::size_t end) {
        mix_lines(from.data() + begin, below.data() + begin, out.data() + begin, end - begin,
                  opacities.data() + begin * halves_per_pixel);
    };
    paint_streaming(out, lines, plainly);
}

void mix(std::span<const Pixel> from, std::span<const Pixel> below, std::span<Pixel> out, int opacity,
         Destination where) {
    if (opacity >= opaque || opacity <= 0) {
        copy(opacity >= opaque ? from : below, out, where);
    } else if (where == Destination::caches) {
        mix_halves(halves(from.data()), halves(below.data()), halves(out.data()),
                   out.size() * halves_per_pixel, static_cast<Share>(opacity));
    } else {
        mix_streaming(from, below, out, static_cast<Share>(opacity));
    }
}

void mix_both(std::span<const Pixel> from, std::span<const Pixel> below, const Blended& one,
              const Blended& other) {
    const auto blends = [](int opacity) { return opacity > 0 && opacity < opaque; };
    const bool in_step = until_next_line(one.out.data()) == until_next_line(other.out.data());
    if (!blends(one.opacity) || !blends(other.opacity) || !in_step) {
        mix(from, below, one.out, one.opacity, Destination::memory);
        mix(from, below, other.out, other.opacity, Destination::memory);
        return;
    }
    const auto lines = [&](std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end; at += stretch) {
            for (const Blended& each : {one, other})
                mix_lines(from.data() + at, below.data() + at, each.out.data() + at,
                          std::min(stretch, end - at), end - at, static_cast<Share>(each.opacity));
        }
    };
    const auto plainly = [&](std::size_t begin, std::size_t end) {
        for (const Blended& each : {one, other}) {
            mix(from.subspan(begin, end - begin), below.subspan(begin, end - begin),
                each.out.subspan(begin, end - begin), each.opacity, Destination::caches);
        }
    };
    paint_streaming(one.out, lines, plainly);
}

void mix(std::span<const Pixel> from, std::span<Pixel> to, int opacity) {
    if (opacity >= opaque) {
        std::ranges::copy(from, to.begin());
    } else if (opacity > 0) {
        mix_halves(halves(from.data()), halves(to.data()), from.size() * halves_per_pixel,
                   static_cast<Share>(opacity));
    }
}

void lay_over(std::span<const Pixel> from, std::span<Pixel> to, int opacity) {
    if (opacity >= opaque) {
        lay_pixels_over(from.data(), to.data(), from.size());
    } else if (opacity > 0) {
        lay_pixels_over(from.data(), to.data(), from.size(), static_cast<std::uint32_t>(opacity));
    }
}

}  // namespace slidewell
