// What a display list shows that does not come with it: pictures and icons from files, QR codes.
#pragma once

#include <optional>
#include <string>

#include "base/bitmap.h"
#include "base/diagnostic.h"
#include "base/result.h"
#include "deck/deck_files.h"
#include "layout/display_list.h"
#include "studio/qr.h"

namespace slidewell {

struct SlideFiles {
    const DeckFiles& files;
    PictureRoots roots;
    std::string file;  // the slide, as diagnostics name it
};

// Pixels and where they go.
struct PlacedBitmap {
    Bitmap bitmap;
    Point at;
};

template <typename T>
struct Fetched {
    std::optional<T> value;  // there exactly when there is no diagnostic
    Diagnostics diagnostics;
};

// Scaled to the place that it takes, its corners rounded: as large as the frame, or contained in it.
[[nodiscard]] Fetched<PlacedBitmap> fetch(const PlacedPicture& picture, const SlideFiles& sources);

// One that covers its frame, with square corners, over all of `onto`, which is as large as the frame. Returns
// what is wrong; then anything may be on it.
[[nodiscard]] Diagnostics fetch(const PlacedPicture& picture, const SlideFiles& sources, Canvas& onto);

// Centred in its frame.
[[nodiscard]] Fetched<PlacedBitmap> fetch(const PlacedIcon& icon, const SlideFiles& sources);

struct PlacedModules {
    QrModules modules;
    Rect square;
};
[[nodiscard]] Fetched<PlacedModules> fetch(const PlacedQr& qr, const SlideFiles& sources);

}  // namespace slidewell
