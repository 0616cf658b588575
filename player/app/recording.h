// The log of a show, as the settings want it.
#pragma once

#include <memory>

#include "app/settings.h"
#include "record/log.h"

namespace slidewell {

// Into the file that the settings name; else, and where that cannot be written, to standard error.
[[nodiscard]] std::unique_ptr<Log> open_log(const Settings& settings);

}  // namespace slidewell
