// Writing the receipt as HTML: sentences with marked-up moments, pictures as data.
#pragma once

#include <string>
#include <string_view>

#include "base/html.h"
#include "source/status_words.h"

namespace slidewell {

[[nodiscard]] std::string html(const Sentence& sentence);

[[nodiscard]] std::string base64(std::string_view bytes);

// "image/png", "image/jpeg", or nothing when the bytes open like neither.
[[nodiscard]] std::string_view picture_type(std::string_view bytes);

// What the receipt adds to page_style().
[[nodiscard]] std::string_view status_style();

}  // namespace slidewell
