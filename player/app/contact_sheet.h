// Many slides on one picture, each with its file's name and how it plays.
#pragma once

#include <string>
#include <vector>

#include "base/bitmap.h"
#include "base/geometry.h"
#include "studio/fonts.h"

namespace slidewell {

struct SheetEntry {
    std::string name;
    std::string detail;  // below the name; for a slide that cannot be shown: why
    Bitmap thumbnail;    // of thumbnail_size(); empty for a slide that cannot be shown
};

// More slides than this make a picture that nothing opens.
inline constexpr std::size_t most_sheet_entries = 200;

// The size of a slide of size `screen` on the sheet.
[[nodiscard]] Size thumbnail_size(Size screen);

// Rows of thumbnails of one `size`, from left to right.
[[nodiscard]] Bitmap contact_sheet(const std::vector<SheetEntry>& entries, Size size, const FontBook& fonts);

}  // namespace slidewell
