// What someone may have meant by a name that is not known.
#pragma once

#include <span>
#include <string_view>

namespace slidewell {

// The one of `known` that `word` is a misspelling of, or that other languages (HTML, Markdown, slide
// programs) call by a name like `word`; empty when there is none.
[[nodiscard]] std::string_view meant_element(std::string_view word, std::span<const std::string_view> known);

}  // namespace slidewell
