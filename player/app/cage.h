// The studio's cage, cut to the settings: which files and folders it needs, of all that this user may touch.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "app/settings.h"
#include "app/shelter.h"
#include "app/sources.h"
#include "base/result.h"
#include "link/sandbox.h"

namespace slidewell {

// The image library, the fonts, the configuration and the system's own files are read; only `library` is
// written. The sources are not in it: the porter (link/porter.h) goes there.
[[nodiscard]] Confinement cage_of(const Settings& settings, const std::filesystem::path& library);

// Starts a porter for the sources of `settings`, and returns how folders are opened by way of it; call it
// before confine(). `lost` is called when the porter has ended: without it nothing new is seen. When this
// process has ended, however, the porter removes what `shelter` would leave behind.
[[nodiscard]] Result<OpenFolder> open_folders_by_porter(const Settings& settings, Shelter& shelter,
                                                        std::function<void()> lost);

// The folders with fonts that a fontconfig file names: its <dir> elements. "~" is `home`.
[[nodiscard]] std::vector<std::filesystem::path> font_folders_in(std::string_view fonts_conf,
                                                                 const std::filesystem::path& home);

}  // namespace slidewell
