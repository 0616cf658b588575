// How the program ends when it cannot do what it was asked.
#pragma once

#include <string_view>

namespace slidewell {

inline constexpr int could_not_start = 2;

// Says so on standard error, and returns `status` for the program to end with.
[[nodiscard]] int refuse(std::string_view message, int status = could_not_start);

}  // namespace slidewell
