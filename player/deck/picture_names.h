// What a slide may call a picture or an icon, and where a file of that name may lie. Knows no disk.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace slidewell {

// Why `src`, as written in a slide, cannot name a file in any folder: it is empty, absolute, leads out by
// "..", or has a backslash.
[[nodiscard]] std::optional<Error> wrong_picture_name(std::string_view src);

// Where the file may lie below a slide's folder or below the image library, first choice first.
[[nodiscard]] std::vector<std::string> picture_places(std::string_view src);
[[nodiscard]] std::vector<std::string> icon_places(std::string_view name);

// That there is no such picture among `names`, with the one that was meant. Of icons, `names` have neither
// folder nor ending.
[[nodiscard]] Error picture_not_found(std::string_view src, const std::vector<std::string>& names);
[[nodiscard]] Error icon_not_found(std::string_view name, const std::vector<std::string>& names);

}  // namespace slidewell
