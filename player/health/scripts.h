// Which script a letter is of, and where its fonts come from.
#pragma once

#include <string_view>

namespace slidewell {

struct Script {
    std::string_view name;     // "Arabic"
    std::string_view package;  // of Debian, with a font that has its letters
};

[[nodiscard]] Script script_of(char32_t letter);

}  // namespace slidewell
