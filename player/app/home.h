// Where slidewell's own files are: its deck, images, fonts and configuration.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace slidewell {

// The nearest folder above the running program that holds config/player.xml: the project when it was built
// there, or PREFIX/share/slidewell when it was installed to PREFIX/bin.
[[nodiscard]] Result<std::filesystem::path> find_home();

// Where the library lies unless somebody says otherwise: in $XDG_STATE_HOME, else in ~/.local/state. An error
// when neither is known.
[[nodiscard]] Result<std::filesystem::path> default_library();

}  // namespace slidewell
