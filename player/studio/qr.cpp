// QR codes by libqrencode.
#include "studio/qr.h"

#include <algorithm>
#include <memory>
#include <string>

#include <qrencode.h>

#include "studio/brush.h"

namespace slidewell {
namespace {

struct FreeQr {
    void operator()(QRcode* code) const { QRcode_free(code); }
};
using QrPtr = std::unique_ptr<QRcode, FreeQr>;

int modules_across(const QrModules& modules) { return modules.side + 2 * qr_quiet_zone; }

}  // namespace

Result<QrModules> qr_modules(std::string_view text) {
    if (text.empty()) return Error{"a QR code needs some text"};
    constexpr int smallest_version_that_fits = 0;
    const QrPtr code(QRcode_encodeData(static_cast<int>(std::min<std::size_t>(text.size(), 1 << 20)),
                                       reinterpret_cast<const unsigned char*>(text.data()),
                                       smallest_version_that_fits, QR_ECLEVEL_M));
    if (!code)
        return Error{"a text of " + std::to_string(text.size()) +
                     " bytes is too long for a QR code; 2331 fit at most"};
    QrModules modules{code->width, {}};
    constexpr unsigned dark_bit = 1;
    const auto count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    std::transform(code->data, code->data + count, std::back_inserter(modules.dark),
                   [](unsigned char module) { return (module & dark_bit) != 0; });
    return modules;
}

Result<Rect> qr_square(const QrModules& modules, Rect frame) {
    const int across = modules_across(modules);
    const int module = frame.size().shorter() / across;
    if (module < smallest_qr_module)
        return Error{"the QR code needs a square of " + std::to_string(across * smallest_qr_module) +
                     " pixels and has " + std::to_string(frame.size().shorter())};
    const int side = module * across;
    return Rect{frame.x + (frame.width - side) / 2, frame.y + (frame.height - side) / 2, side, side};
}

void paint_qr(Canvas& canvas, const QrModules& modules, Rect square, Colour dark, Colour light) {
    const int module = square.width / modules_across(modules);
    fill(canvas, square, light);
    for (int y = 0; y < modules.side; ++y) {
        for (int x = 0; x < modules.side; ++x) {
            if (!modules.at(x, y)) continue;
            fill(canvas,
                 {square.x + (x + qr_quiet_zone) * module, square.y + (y + qr_quiet_zone) * module, module,
                  module},
                 dark);
        }
    }
}

}  // namespace slidewell
