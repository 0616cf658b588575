// RLIMIT_CPU counts from a process's start, so its limit has to move on, and only from outside it can.
#include "link/cpu_allowance.h"

#include <algorithm>
#include <ctime>
#include <limits>
#include <optional>

#include <sys/resource.h>

namespace slidewell {
namespace {

using std::chrono::seconds;

std::optional<seconds> used_by(pid_t process) {
    clockid_t clock{};
    timespec time{};
    if (::clock_getcpuclockid(process, &clock) != 0 || ::clock_gettime(clock, &time) != 0)
        return std::nullopt;
    return seconds(time.tv_sec);
}

seconds in_seconds(rlim_t limit) {
    constexpr auto most = std::chrono::years{100};
    return limit < static_cast<rlim_t>(seconds(most).count()) ? seconds(limit) : seconds(most);
}

}  // namespace

seconds next_cpu_limit(seconds used, seconds limit, seconds passed) {
    return std::min(limit + passed / 2, used + largest_cpu_store);
}

void grant_cpu(pid_t process, seconds passed) {
    rlimit limits{};
    const auto used = used_by(process);
    if (!used || ::prlimit(process, RLIMIT_CPU, nullptr, &limits) != 0) return;
    const seconds next = next_cpu_limit(*used, in_seconds(limits.rlim_cur), passed);
    limits.rlim_cur = std::min(limits.rlim_max, static_cast<rlim_t>(next.count()));
    ::prlimit(process, RLIMIT_CPU, &limits, nullptr);
}

}  // namespace slidewell
