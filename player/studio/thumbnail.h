// A slide made small, for a page or a mail.
#pragma once

#include <string>

#include "base/bitmap.h"
#include "base/result.h"

namespace slidewell {

// A JPEG file. `bitmap` is opaque.
[[nodiscard]] Result<std::string> to_jpeg(const Bitmap& bitmap);

}  // namespace slidewell
