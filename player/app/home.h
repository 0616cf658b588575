// Where slidewell's own files are: its deck, images, fonts and configuration; and where it may keep things.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace slidewell {

struct Home {
    std::filesystem::path files;          // holds slides/ and images/
    std::filesystem::path configuration;  // holds player.xml, clinic.xml, theme.xml and notice.xml
    std::filesystem::path fonts;          // holds fonts.conf
};

// Goes from the running program's folder upwards: to the project that it was built in, or to the PREFIX that
// it was installed below, with its files in PREFIX/share/slidewell and its configuration in
// PREFIX/etc/slidewell (beside PREFIX where that is named usr).
[[nodiscard]] Result<Home> find_home();

// What slidewell remembers lies below this folder: $STATE_DIRECTORY, which systemd sets for a service; for
// the user who owns it, /var/lib/slidewell; else $XDG_STATE_HOME/slidewell or ~/.local/state/slidewell. An
// error where none of them is known.
[[nodiscard]] Result<std::filesystem::path> state_folder();

// Where the library lies unless somebody says otherwise.
[[nodiscard]] Result<std::filesystem::path> default_library();

// What this machine is called; empty when nobody knows.
[[nodiscard]] std::string computer_name();

}  // namespace slidewell
