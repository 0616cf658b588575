// What someone wrote, as messages repeat it; and what they may have meant by it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace slidewell {

// The one of `known` that `word` is a misspelling of, or that other languages (HTML, Markdown, slide
// programs) call by a name like `word`; empty when there is none.
[[nodiscard]] std::string_view meant_element(std::string_view word, std::span<const std::string_view> known);

// A name or a value as it stands in a message: on one line, and cut where it is long.
[[nodiscard]] std::string shortened(std::string_view text);
[[nodiscard]] std::string in_quotes(std::string_view text);  // the same between " and "

}  // namespace slidewell
