// A studio at its beginning: a process of its own, and what ties the player to it.
#pragma once

#include <functional>
#include <memory>
#include <span>

#include "base/descriptor.h"
#include "base/result.h"
#include "link/child.h"
#include "link/worklog.h"

namespace slidewell {

// It waits for its orders, the first letter on its line.
struct NewStudio {
    Child process;
    Descriptor line;
    std::unique_ptr<Worklog> worklog;
};

// Starts a process with the given files.
using BeginProcess = std::function<Result<Child>(std::span<const int> files)>;

// It gets its line as file 3 and its worklog as file 4.
[[nodiscard]] Result<NewStudio> start_studio(const BeginProcess& begin);

}  // namespace slidewell
