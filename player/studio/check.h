// Whether everything that a display list shows can be shown, without painting it.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/result.h"
#include "studio/assets.h"
#include "studio/image_header.h"

namespace slidewell {

// What was found out about picture files, by path and state: a picture that many slides show is decoded once.
using Verdicts = std::map<std::string, std::optional<Error>>;

// The diagnostics that painting would give, at the price of decoding each picture once.
[[nodiscard]] Diagnostics check_assets(const DisplayList& list, const SlideFiles& sources,
                                       Verdicts& verdicts);

// What is wrong with a picture file, decoded to its end, as a sentence about the file, which it calls "it".
[[nodiscard]] std::optional<Error> picture_flaw(std::string bytes);

}  // namespace slidewell
