// A folder in a cloud, or wherever else rclone (https://rclone.org) can look, by way of a copy on this
// computer: the mirror. The rclone that PATH finds is asked, with the settings that it has for this user or
// in RCLONE_CONFIG; nothing here knows of logins.
#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

#include "source/folder.h"

namespace slidewell {

// Where in the library's folder the mirror of that remote lies.
[[nodiscard]] std::filesystem::path mirror_of(const std::string& remote,
                                              const std::filesystem::path& library);

// `remote` is written as for rclone: "onedrive:Waiting room". A listing first brings the mirror up to date,
// with all that a deck can use; that may take minutes, and what has not come by then stays as it was until
// the next one. Errors say what helps; they leave in the mirror what the remote was last known to have. Once
// `stop` is asked for, rclone is ended and everything fails soon.
[[nodiscard]] std::unique_ptr<Folder> open_rclone_folder(std::string remote, std::filesystem::path mirror,
                                                         std::stop_token stop);

}  // namespace slidewell
