// What stands in the place of libc's calls.
#include "library/failing_calls.h"

#include <cerrno>
#include <cstdarg>
#include <cstddef>
#include <optional>
#include <string_view>

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

struct Planned {
    std::string call;
    int left = 0;  // such calls until then
    Mishap mishap;
    bool came = false;
};

std::optional<Planned>& planned() {
    static std::optional<Planned> one;
    return one;
}

// The mishap of this very call, if it is the one.
const Mishap* mishap_of(std::string_view call) {
    auto& plan = planned();
    if (!plan || plan->came || plan->call != call || --plan->left > 0) return nullptr;
    plan->came = true;
    return &plan->mishap;
}

bool moves_bytes(std::string_view call) { return call == "read" || call == "write"; }

template <typename Returned>
Returned refused(const Mishap& mishap) {
    errno = mishap.error;
    return static_cast<Returned>(-1);
}

// `act` is the call itself.
template <typename Act>
auto attempt(std::string_view call, Act act) -> decltype(act()) {
    const Mishap* const mishap = mishap_of(call);
    if (mishap == nullptr) return act();
    if (mishap->kind != Mishap::Kind::crash) return refused<decltype(act())>(*mishap);
    static_cast<void>(act());
    ::_exit(crashed_status);
}

// `act(count)` moves so many bytes.
template <typename Act>
ssize_t attempt_to_move(std::string_view call, std::size_t count, Act act) {
    const Mishap* const mishap = mishap_of(call);
    if (mishap == nullptr) return act(count);
    if (mishap->kind == Mishap::Kind::refused) return refused<ssize_t>(*mishap);
    const bool crash = mishap->kind == Mishap::Kind::crash;
    const ssize_t moved = act(crash ? count : (count + 1) / 2);
    if (crash) ::_exit(crashed_status);
    return mishap->kind == Mishap::Kind::torn ? refused<ssize_t>(*mishap) : moved;
}

}  // namespace

const std::vector<std::string>& calls_that_can_fail() {
    static const std::vector<std::string> calls{"open",  "mkostemp", "fstat",  "lstat",  "read",
                                                "write", "fsync",    "rename", "unlink", "utimensat",
                                                "mkdir", "statvfs",  "flock"};
    return calls;
}

std::vector<Mishap> mishaps_of(const std::string& call) {
    using enum Mishap::Kind;
    std::vector<Mishap> mishaps{{refused, ENOSPC, "ENOSPC"},
                                {refused, EIO, "EIO"},
                                {refused, EACCES, "EACCES"},
                                {refused, EMFILE, "EMFILE"},
                                {refused, EINTR, "EINTR"}};
    if (moves_bytes(call)) mishaps.push_back({half, 0, "short"});
    if (call == "write") mishaps.push_back({torn, ENOSPC, "short, then ENOSPC"});
    mishaps.push_back({crash, 0, "crash after it"});
    return mishaps;
}

FailingCall::FailingCall(const std::string& call, int nth, const Mishap& mishap) {
    planned() = Planned{call, nth, mishap};
}
FailingCall::~FailingCall() { planned().reset(); }
bool FailingCall::came() const { return planned()->came; }

// The names are the linker's.
// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" {
int __real_open(const char* path, int flags, ...);
int __real_mkostemp(char* name, int flags);
int __real_fstat(int file, struct stat* status);
int __real_lstat(const char* path, struct stat* status);
ssize_t __real_read(int file, void* bytes, std::size_t count);
ssize_t __real_write(int file, const void* bytes, std::size_t count);
int __real_fsync(int file);
int __real_rename(const char* from, const char* to);
int __real_unlink(const char* path);
int __real_utimensat(int folder, const char* path, const timespec* times, int flags);
int __real_mkdir(const char* path, mode_t mode);
int __real_statvfs(const char* path, struct statvfs* status);
int __real_flock(int file, int operation);

int __wrap_open(const char* path, int flags, ...) {
    std::va_list more;
    va_start(more, flags);
    const auto mode = va_arg(more, mode_t);  // whatever is there, where none was given
    va_end(more);
    return attempt("open", [&] { return __real_open(path, flags, mode); });
}
int __wrap_mkostemp(char* name, int flags) {
    return attempt("mkostemp", [&] { return __real_mkostemp(name, flags); });
}
int __wrap_fstat(int file, struct stat* status) {
    return attempt("fstat", [&] { return __real_fstat(file, status); });
}
int __wrap_lstat(const char* path, struct stat* status) {
    return attempt("lstat", [&] { return __real_lstat(path, status); });
}
ssize_t __wrap_read(int file, void* bytes, std::size_t count) {
    return attempt_to_move("read", count, [&](std::size_t part) { return __real_read(file, bytes, part); });
}
ssize_t __wrap_write(int file, const void* bytes, std::size_t count) {
    return attempt_to_move("write", count, [&](std::size_t part) { return __real_write(file, bytes, part); });
}
int __wrap_fsync(int file) {
    return attempt("fsync", [&] { return planned() ? 0 : __real_fsync(file); });
}
int __wrap_rename(const char* from, const char* to) {
    return attempt("rename", [&] { return __real_rename(from, to); });
}
int __wrap_unlink(const char* path) {
    return attempt("unlink", [&] { return __real_unlink(path); });
}
int __wrap_utimensat(int folder, const char* path, const timespec* times, int flags) {
    return attempt("utimensat", [&] { return __real_utimensat(folder, path, times, flags); });
}
int __wrap_mkdir(const char* path, mode_t mode) {
    return attempt("mkdir", [&] { return __real_mkdir(path, mode); });
}
int __wrap_statvfs(const char* path, struct statvfs* status) {
    return attempt("statvfs", [&] { return __real_statvfs(path, status); });
}
int __wrap_flock(int file, int operation) {
    return attempt("flock", [&] { return __real_flock(file, operation); });
}
}
// NOLINTEND(bugprone-reserved-identifier)
