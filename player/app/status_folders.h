// Where running players can be asked how they do.
#pragma once

#include <filesystem>
#include <vector>

#include "health/service_manager.h"

namespace slidewell {

// Where a player that keeps its slides in `library` puts its socket: the folder that systemd has made for it,
// else one of its user's session, else one beside the library.
[[nodiscard]] std::filesystem::path status_folder(const Variables& variable,
                                                  const std::filesystem::path& library);

// Where to look for players: that one, and those of the service and of other users, which root may ask.
[[nodiscard]] std::vector<std::filesystem::path> status_folders(const Variables& variable,
                                                                const std::filesystem::path& library);

}  // namespace slidewell
