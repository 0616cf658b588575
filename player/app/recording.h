// The log and the play log of a show, as the settings want them.
#pragma once

#include <memory>

#include "app/settings.h"
#include "record/log.h"
#include "record/recorder.h"

namespace slidewell {

// Into the file that the settings name; else, and where that cannot be written, to standard error.
[[nodiscard]] std::shared_ptr<Log> open_log(const Settings& settings);

// What of an event belongs into the log.
void keep_log(const Log& log, const ShowEvent& event);

// Problems with it go to the log.
[[nodiscard]] std::unique_ptr<Recorder> open_recorder(const Settings& settings, std::shared_ptr<Log> log);

}  // namespace slidewell
