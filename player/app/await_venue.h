// A player behind a TV may be on before the TV, or before the desktop: it waits for them.
#pragma once

#include <functional>
#include <memory>

#include "app/venue.h"
#include "base/duration.h"

namespace slidewell {

using OpenVenue = std::function<Result<std::unique_ptr<Venue>>()>;
// Sleeps for so long. False when there is nothing to wait for any more.
using Rest = std::function<bool(Millis)>;

// Opens a venue, again every second for as long as that fails. Why it fails is told once, and again when it
// is for another reason. Null when `rest` says so.
[[nodiscard]] std::unique_ptr<Venue> await_venue(const OpenVenue& open, const Rest& rest, const Tell& tell);

}  // namespace slidewell
