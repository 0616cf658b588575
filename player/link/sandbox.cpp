// Layer after layer; the system calls last, since the others need some that are gone then.
#include "link/sandbox.h"

#include <algorithm>
#include <csignal>
#include <fstream>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "link/landlock.h"
#include "link/system_calls.h"

namespace slidewell {
namespace {

bool limit(decltype(RLIMIT_CORE) what, std::uint64_t to) {
    rlimit now{};
    if (::getrlimit(what, &now) != 0) return false;
    const rlim_t most = std::min<rlim_t>(now.rlim_max, to);
    const rlimit limits{most, most};
    return ::setrlimit(what, &limits) == 0;
}

// Terabytes, at its start. Such a build is for tests, and cannot be limited.
constexpr std::uint64_t what_a_sanitizer_reserves = std::uint64_t{1} << 40;

// What RLIMIT_DATA counts, in bytes.
std::uint64_t memory_taken() {
    std::ifstream file("/proc/self/statm");
    std::uint64_t pages = 0;
    for (int i = 0; i < 6; ++i)
        file >> pages;  // the sixth is data and stack
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::vector<std::string> set_limits(const Confinement& confinement) {
    std::vector<std::string> lines;
    std::signal(SIGXFSZ, SIG_IGN);  // a file that grows too large is an error like any other
    const bool limited = limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, confinement.largest_file) &&
                         limit(RLIMIT_NOFILE, confinement.open_files);
    if (!limited) lines.emplace_back("its files are not limited: the system does not permit it");
    const std::uint64_t taken = memory_taken();
    if (taken > what_a_sanitizer_reserves) return lines;
    if (taken > confinement.memory)
        lines.emplace_back("its memory is not limited: it has more than the limit already");
    else if (!limit(RLIMIT_DATA, confinement.memory))
        lines.emplace_back("its memory is not limited: the system does not permit it");
    return lines;
}

// No other process of this user may look into it, and it never gets more rights than it has.
std::vector<std::string> close_doors() {
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) return {};
    return {"it may gain rights: the system does not permit to renounce them"};
}

}  // namespace

std::vector<std::string> confine(const Confinement& confinement) {
    std::vector<std::string> lines = set_limits(confinement);
    for (std::string& line : close_doors())
        lines.push_back(std::move(line));
    if (const auto restricted = restrict_files(confinement.reads, confinement.writes); !restricted)
        lines.push_back("it reads and writes whatever this user may: " + restricted.error().message);
    if (const auto restricted = restrict_system_calls(); !restricted)
        lines.push_back("it may call whatever the system offers: " + restricted.error().message);
    return lines;
}

}  // namespace slidewell
