// A list of what is allowed, by name: what is missing from an older libseccomp or another processor is passed
// over.
#include "link/system_calls.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <string>
#include <system_error>
#include <type_traits>
#include <vector>

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace slidewell {
namespace {

struct ReleaseFilter {
    void operator()(void* filter) const { seccomp_release(filter); }
};
using FilterPtr = std::unique_ptr<std::remove_pointer_t<scmp_filter_ctx>, ReleaseFilter>;

// Files: which ones, Landlock says.
constexpr std::array file_calls{
    "access",    "close",           "close_range", "copy_file_range", "dup",        "dup2",       "dup3",
    "faccessat", "faccessat2",      "fadvise64",   "fallocate",       "fdatasync",  "flock",      "fstat",
    "fstatfs",   "fsync",           "ftruncate",   "getcwd",          "getdents64", "lseek",      "lstat",
    "mkdir",     "mkdirat",         "newfstatat",  "pread64",         "preadv",     "preadv2",    "pwrite64",
    "pwritev",   "pwritev2",        "read",        "readahead",       "readlink",   "readlinkat", "readv",
    "rename",    "renameat",        "renameat2",   "rmdir",           "sendfile",   "stat",       "statfs",
    "statx",     "sync_file_range", "syncfs",      "umask",           "unlink",     "unlinkat",   "write",
    "writev"};

// Memory, and waiting for each other.
constexpr std::array memory_and_thread_calls{"arch_prctl",
                                             "brk",
                                             "exit",
                                             "exit_group",
                                             "futex",
                                             "futex_waitv",
                                             "get_robust_list",
                                             "madvise",
                                             "membarrier",
                                             "memfd_create",
                                             "mremap",
                                             "msync",
                                             "munmap",
                                             "restart_syscall",
                                             "rseq",
                                             "sched_getaffinity",
                                             "sched_yield",
                                             "set_robust_list",
                                             "set_tid_address"};

// What the player and the porter say; the sockets for that are there already.
constexpr std::array message_calls{"epoll_create1",
                                   "epoll_ctl",
                                   "epoll_pwait",
                                   "epoll_pwait2",
                                   "epoll_wait",
                                   "eventfd2",
                                   "pipe",
                                   "pipe2",
                                   "poll",
                                   "ppoll",
                                   "pselect6",
                                   "recvfrom",
                                   "recvmsg",
                                   "select",
                                   "sendmsg",
                                   "shutdown",
                                   "getsockopt",
                                   "timerfd_create",
                                   "timerfd_gettime",
                                   "timerfd_settime"};

constexpr std::array signal_calls{"rt_sigaction",  "rt_sigpending",   "rt_sigprocmask", "rt_sigreturn",
                                  "rt_sigsuspend", "rt_sigtimedwait", "sigaltstack",    "signalfd4"};

constexpr std::array question_calls{
    "clock_getres", "clock_gettime", "clock_nanosleep", "getcpu",    "getegid",   "geteuid",   "getgid",
    "getpid",       "getppid",       "getpriority",     "getrandom", "getrlimit", "getrusage", "gettid",
    "gettimeofday", "getuid",        "nanosleep",       "sysinfo",   "time",      "times",     "uname"};

scmp_arg_cmp is(unsigned argument, std::uint64_t value) { return {argument, SCMP_CMP_EQ, value, 0}; }

scmp_arg_cmp has_only(unsigned argument, std::uint64_t among, std::uint64_t bits) {
    return {argument, SCMP_CMP_MASKED_EQ, among, bits};
}

// A call that is allowed when all of `when` holds.
struct Exception {
    const char* call;
    std::vector<scmp_arg_cmp> when;
};

std::vector<Exception> exceptions() {
    constexpr auto namespaces = std::uint64_t{CLONE_NEWNS} | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |
                                CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;
    constexpr std::uint64_t changeable_code = PROT_WRITE | PROT_EXEC;
    constexpr std::uint64_t name_of_memory = 0x53564d41;  // PR_SET_VMA, which glibc 2.38 calls
    const auto self = static_cast<std::uint64_t>(::getpid());
    std::vector<Exception> allowed{
        // Threads, but not processes. clone3 hides its flags from filters; without it glibc takes clone.
        {"clone", {has_only(0, CLONE_THREAD | namespaces, CLONE_THREAD)}},
        {"mmap", {has_only(2, changeable_code, 0)}},
        {"mmap", {has_only(2, changeable_code, PROT_WRITE)}},
        {"mmap", {has_only(2, changeable_code, PROT_EXEC)}},  // a library that is loaded late
        {"mprotect", {has_only(2, PROT_EXEC, 0)}},
        {"kill", {is(0, self)}},
        {"tgkill", {is(0, self)}},
        {"prlimit64", {is(0, 0), is(2, 0)}},  // reading its own
        {"setpriority", {is(0, PRIO_PROCESS), is(1, 0)}},
        {"sendto", {is(4, 0)}},     // to the other end only
        {"utimensat", {is(2, 0)}},  // to now only
    };
    // Before 6.2, Landlock does not keep a file that may only be read from being emptied.
    for (const std::uint64_t mode : {std::uint64_t{O_WRONLY}, std::uint64_t{O_RDWR}}) {
        allowed.push_back({"open", {has_only(1, O_ACCMODE, mode)}});
        allowed.push_back({"openat", {has_only(2, O_ACCMODE, mode)}});
    }
    allowed.push_back({"open", {has_only(1, O_TRUNC, 0)}});
    allowed.push_back({"openat", {has_only(2, O_TRUNC, 0)}});
    for (const std::uint64_t option :
         {std::uint64_t{PR_SET_NAME}, std::uint64_t{PR_GET_NAME}, name_of_memory})
        allowed.push_back({"prctl", {is(0, option)}});
    // Not those by which another process would get a signal.
    for (const int command : {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_SETLK,
                              F_SETLKW, F_OFD_GETLK, F_OFD_SETLK, F_OFD_SETLKW, F_ADD_SEALS, F_GET_SEALS})
        allowed.push_back({"fcntl", {is(1, static_cast<std::uint64_t>(command))}});
    for (const std::uint64_t request : {std::uint64_t{TCGETS}, std::uint64_t{FIONREAD}})
        allowed.push_back({"ioctl", {is(1, request)}});
    return allowed;
}

// Numbers are negative where there is no such call.
bool allow(const FilterPtr& filter, const char* call, const std::vector<scmp_arg_cmp>& when) {
    const int number = seccomp_syscall_resolve_name(call);
    return number < 0 || seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, number,
                                                static_cast<unsigned>(when.size()), when.data()) == 0;
}

bool fill(const FilterPtr& filter) {
    bool filled = true;
    const auto allow_all = [&](const auto& calls) {
        for (const char* const call : calls)
            filled = filled && allow(filter, call, {});
    };
    allow_all(file_calls);
    allow_all(memory_and_thread_calls);
    allow_all(message_calls);
    allow_all(signal_calls);
    allow_all(question_calls);
    for (const Exception& exception : exceptions())
        filled = filled && allow(filter, exception.call, exception.when);
    return filled;
}

}  // namespace

Result<> restrict_system_calls() {
    const FilterPtr filter(seccomp_init(SCMP_ACT_ERRNO(ENOSYS)));
    constexpr std::uint32_t all_threads = 1;
    constexpr std::uint32_t as_a_tree = 2;
    const bool ready =
        filter && seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 &&
        seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, all_threads) == 0 &&
        seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_OPTIMIZE, as_a_tree) == 0 && fill(filter);
    if (!ready) return Error{"no filter for system calls can be made"};
    if (const int problem = seccomp_load(filter.get()); problem != 0)
        return Error{"this kernel takes no filter: " + std::generic_category().message(-problem)};
    return Done{};
}

}  // namespace slidewell
