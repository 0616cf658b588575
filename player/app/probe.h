// What doctor's probes have in common: asking the system, and other programs, and never for long.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "source/run_program.h"

namespace slidewell {

// Whether the user of this process may do all of that: R_OK, W_OK and X_OK, joined by |.
[[nodiscard]] bool may(const std::filesystem::path& path, int mode);

// What the program says within a second. `words`: its name first.
[[nodiscard]] ProgramRun ask(std::vector<std::string> words);

}  // namespace slidewell
