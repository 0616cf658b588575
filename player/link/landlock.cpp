// The bare system calls: there is no library for them. https://docs.kernel.org/userspace-api/landlock.html
#include "link/landlock.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/descriptor.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

// Before the second version nothing can be moved from folder to folder, which the library does.
constexpr long oldest_version = 2;

// What is younger than Debian 12's <linux/landlock.h>.
constexpr std::uint64_t access_truncate = std::uint64_t{1} << 14;
constexpr std::uint64_t access_device_ioctl = std::uint64_t{1} << 15;
constexpr std::uint64_t access_tcp = 0b11;
constexpr std::uint64_t scope_abstract_sockets_and_signals = 0b11;

// As the kernel takes it; a field that it does not know yet must be 0.
struct Handled {
    std::uint64_t files = (LANDLOCK_ACCESS_FS_REFER << 1) - 1;  // all that the second version knows
    std::uint64_t network = 0;
    std::uint64_t scopes = 0;
};

constexpr std::uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t writing = reading | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                  LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR |
                                  LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REFER | access_truncate;
constexpr std::uint64_t of_a_file =
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | access_truncate;

long version() { return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION); }

Handled all_of(long version) {
    Handled handled;
    if (version >= 3) handled.files |= access_truncate;
    if (version >= 4) handled.network = access_tcp;
    if (version >= 5) handled.files |= access_device_ioctl;
    if (version >= 6) handled.scopes = scope_abstract_sockets_and_signals;
    return handled;
}

Error system_error(const std::string& what) { return {what + ": " + std::generic_category().message(errno)}; }

// What is not there is passed over.
Result<> allow(const Descriptor& rules, const fs::path& path, std::uint64_t access) {
    const Descriptor target(::open(path.c_str(), O_PATH | O_CLOEXEC));
    struct stat status {};
    if (!target.open() || ::fstat(target.get(), &status) != 0) return Done{};
    landlock_path_beneath_attr rule{};
    rule.allowed_access = S_ISDIR(status.st_mode) ? access : access & of_a_file;
    rule.parent_fd = target.get();
    if (::syscall(SYS_landlock_add_rule, rules.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
        return system_error("no rule can be made for " + path.string());
    return Done{};
}

Result<> allow_all(const Descriptor& rules, std::span<const fs::path> paths, std::uint64_t access) {
    for (const fs::path& path : paths)
        if (auto allowed = allow(rules, path, access); !allowed) return allowed;
    return Done{};
}

}  // namespace

Result<> restrict_files(std::span<const fs::path> reads, std::span<const fs::path> writes) {
    const long known = version();
    if (known < oldest_version) return Error{"this kernel has no Landlock, or an early one (before 5.19)"};
    const Handled handled = all_of(known);
    const Descriptor rules(
        static_cast<int>(::syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0)));
    if (!rules.open()) return system_error("no Landlock rules can be made");
    if (auto allowed = allow_all(rules, reads, reading & handled.files); !allowed) return allowed;
    if (auto allowed = allow_all(rules, writes, writing & handled.files); !allowed) return allowed;
    if (::syscall(SYS_landlock_restrict_self, rules.get(), 0) != 0)
        return system_error("Landlock's rules do not take effect");
    return Done{};
}

}  // namespace slidewell
