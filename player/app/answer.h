// Asking another program a question.
#pragma once

#include <string>
#include <vector>

#include "base/duration.h"
#include "base/result.h"

namespace slidewell {

// The first line that the program prints on its standard output, without its end. It is killed as soon as it
// has printed it, or when it has not within `patience`; what it says on its standard error is lost. `command`
// starts with the program's path.
[[nodiscard]] Result<std::string> answer_of(std::vector<std::string> command, Millis patience);

}  // namespace slidewell
