// seccomp: which system calls the kernel still answers.
#pragma once

#include "base/result.h"

namespace slidewell {

// From now on all threads of this process get the system calls that painting slides takes, and no others: no
// program or process is started, no socket opened, no other process signalled, traced or slowed down, no file
// given other rights or another owner, no code made from data. All else "is not implemented" (ENOSYS): what
// glibc learns to use in years to come, it will find missing as on an old kernel, and do without. The error
// says what is wrong.
[[nodiscard]] Result<> restrict_system_calls();

}  // namespace slidewell
