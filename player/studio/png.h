// Pictures as PNG files.
#pragma once

#include <filesystem>

#include "base/bitmap.h"
#include "base/result.h"

namespace slidewell {

// Writes the whole file or none: a reader never meets a half one. Transparent pixels stay transparent.
Result<> write_png(const std::filesystem::path& path, const Bitmap& bitmap);

}  // namespace slidewell
