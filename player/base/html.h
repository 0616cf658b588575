// Writing HTML pages that stand alone: escaping, tags, and the look that they share.
#pragma once

#include <string>
#include <string_view>

namespace slidewell {

// Fit to stand between tags and in quoted attributes.
[[nodiscard]] std::string escaped(std::string_view text);

// ` name="value"`, with the value escaped.
[[nodiscard]] std::string attribute(std::string_view name, std::string_view value);

// `<name attributes>content</name>` and a line end; nothing when there is no content. `content` is HTML.
[[nodiscard]] std::string element(std::string_view name, std::string_view attributes,
                                  std::string_view content);

// What stands first in every <head>: no script runs, and nothing is fetched, whatever might have come into
// the page.
[[nodiscard]] std::string_view page_head();

// Colours, letters and distances: for screens of every width, light and dark, and for paper.
[[nodiscard]] std::string_view page_style();

}  // namespace slidewell
