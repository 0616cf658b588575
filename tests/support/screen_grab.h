// What is to be seen on a display.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "base/bitmap.h"
#include "support/catch.h"
#include "support/display.h"

// X11/XWDFile.h: a header of big-endian 32-bit numbers, a name, colours of 12 bytes each, then the rows.
inline slidewell::Bitmap read_xwd(const std::string& bytes) {
    const auto byte = [&](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes.at(at)));
    };
    const auto field = [&](std::size_t index) {
        const std::size_t at = 4 * index;
        return byte(at) << 24 | byte(at + 1) << 16 | byte(at + 2) << 8 | byte(at + 3);
    };
    constexpr std::uint32_t low_byte_first = 0;
    REQUIRE(field(7) == low_byte_first);
    const std::size_t bytes_per_pixel = field(11) / 8;  // 3 where windows are put together
    REQUIRE(bytes_per_pixel >= 3);
    const std::size_t start = field(0) + 12 * std::size_t{field(19)};
    slidewell::Canvas canvas({static_cast<int>(field(4)), static_cast<int>(field(5))});
    for (int y = 0; y < canvas.size.height; ++y) {
        std::size_t at = start + static_cast<std::size_t>(y) * field(12);
        for (slidewell::Pixel& pixel : canvas.row(y)) {
            pixel = 0xFF000000 | byte(at + 2) << 16 | byte(at + 1) << 8 | byte(at);
            at += bytes_per_pixel;
        }
    }
    return slidewell::Bitmap(std::move(canvas));
}

// Empty when the screen has got another size meanwhile: xwd asks for that first.
inline slidewell::Bitmap grab(const Display& display) {
    const Finished grabbed = run({"xwd", "-root", "-silent", "-display", display.name()});
    return grabbed.status == 0 ? read_xwd(grabbed.out) : slidewell::Bitmap();
}
