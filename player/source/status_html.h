// Writing HTML: escaping, sentences with marked-up moments, pictures as data.
#pragma once

#include <string>
#include <string_view>

#include "source/status_words.h"

namespace slidewell {

// Fit to stand between tags and in quoted attributes.
[[nodiscard]] std::string escaped(std::string_view text);

[[nodiscard]] std::string html(const Sentence& sentence);

// ` name="value"`, with the value escaped.
[[nodiscard]] std::string attribute(std::string_view name, std::string_view value);

// `<name attributes>content</name>` and a line end; nothing when there is no content. `content` is HTML.
[[nodiscard]] std::string element(std::string_view name, std::string_view attributes,
                                  std::string_view content);

[[nodiscard]] std::string base64(std::string_view bytes);

// "image/png", "image/jpeg", or nothing when the bytes open like neither.
[[nodiscard]] std::string_view picture_type(std::string_view bytes);

// The look of the page: one style sheet for screens of every width, light and dark, and for paper.
[[nodiscard]] std::string_view status_style();

}  // namespace slidewell
