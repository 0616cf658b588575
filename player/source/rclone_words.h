// What rclone complains of, in words for people who have never heard of it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace slidewell {

// "onedrive" of "onedrive:Waiting room"
[[nodiscard]] std::string_view name_of_remote(std::string_view remote);

// What is wrong, and what helps; nothing when it is none of what is known. `configured` are the names of the
// remotes that there are.
[[nodiscard]] std::optional<Error> known_trouble(std::string_view complaints, std::string_view remote,
                                                 std::span<const std::string> configured);

// rclone's own last word.
[[nodiscard]] Error unknown_trouble(std::string_view complaints);

}  // namespace slidewell
