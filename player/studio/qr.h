// QR codes: text to modules, modules to pixels.
#pragma once

#include <string_view>
#include <vector>

#include "base/bitmap.h"
#include "base/geometry.h"
#include "base/result.h"

namespace slidewell {

// ISO/IEC 18004: four light modules on every side.
inline constexpr int qr_quiet_zone = 4;
// A phone a few metres off reads no smaller ones from a TV.
inline constexpr int smallest_qr_module = 4;

// A square of modules, row by row, true where dark; without the quiet zone.
struct QrModules {
    int side = 0;
    std::vector<bool> dark;
    [[nodiscard]] bool at(int x, int y) const {
        return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) +
                    static_cast<std::size_t>(x)];
    }
    friend bool operator==(const QrModules&, const QrModules&) = default;
};

// The smallest code for `text` as bytes, with error correction level M (15 %). Fails when it is empty or too
// long for any code.
[[nodiscard]] Result<QrModules> qr_modules(std::string_view text);

// The largest square of whole modules, quiet zone included, that fits into `frame`, in its middle. Fails, and
// says how large the frame would have to be, when a module would be under four pixels.
[[nodiscard]] Result<Rect> qr_square(const QrModules& modules, Rect frame);

// Fills `square`, as qr_square gave it.
void paint_qr(Canvas& canvas, const QrModules& modules, Rect square, Colour dark, Colour light);

}  // namespace slidewell
