// The computer's own file system, by POSIX calls: the standard library knows neither fsync nor links not to
// follow.
#include "library/disk.h"

#include <array>
#include <cerrno>
#include <cstdlib>  // mkostemp
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace slidewell {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr mode_t for_owner = 0700;

// A file descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] bool ok() const { return number_ >= 0; }

  private:
    int number_;
};

LibraryError reason(int code) {
    switch (code) {
        case ENOENT:
        case ENOTDIR:
            return {Problem::missing, "there is no such file"};
        case ENOSPC:
        case EDQUOT:
            return {Problem::full, "the disk is full"};
        case EROFS:
            return {Problem::forbidden, "the disk can only be read"};
        case EACCES:
        case EPERM:
            return {Problem::forbidden, "it is not permitted"};
        case ELOOP:
            return {Problem::forbidden, "it is a link"};
        case EMFILE:
        case ENFILE:
        case ENOMEM:
            return {Problem::exhausted, std::generic_category().message(code)};
        default:
            return {Problem::failing, std::generic_category().message(code)};
    }
}

// 0 from a system call is success.
LibraryResult<> done(int returned) {
    if (returned != 0) return reason(errno);
    return Done{};
}

LibraryResult<> write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return reason(errno);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return done(::fsync(descriptor));
}

LibraryResult<std::string> read_all(int descriptor, std::size_t size) {
    std::string bytes(size, '\0');
    std::size_t filled = 0;
    while (filled < size) {
        const ssize_t count = ::read(descriptor, bytes.data() + filled, size - filled);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return reason(errno);
        if (count == 0) break;
        filled += static_cast<std::size_t>(count);
    }
    bytes.resize(filled);
    return bytes;
}

DiskEntry entry(std::string name, const struct stat& status) {
    return {.name = std::move(name),
            .is_folder = S_ISDIR(status.st_mode),
            .size = static_cast<std::uint64_t>(status.st_size),
            .modified = sys_seconds(seconds(status.st_mtim.tv_sec))};
}

struct Flock final : DiskLock {
    explicit Flock(int number) : file(number) {}
    Descriptor file;
};

class RealDisk final : public Disk {
  public:
    LibraryResult<std::string> read_file(const fs::path& file, std::size_t limit) override {
        // Without O_NONBLOCK, opening a fifo would wait for whoever writes into it.
        const Descriptor open(
            ::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY));
        struct stat status {};
        if (!open.ok() || ::fstat(open.get(), &status) != 0) return reason(errno);
        if (!S_ISREG(status.st_mode)) return LibraryError{Problem::failing, "it is not a file"};
        const auto size = static_cast<std::size_t>(status.st_size);
        if (size > limit) return LibraryError{Problem::too_large, "it is too large"};
        return read_all(open.get(), size);
    }

    LibraryResult<fs::path> write_temporary(const fs::path& folder, std::string_view bytes) override {
        std::string name = (folder / (std::string(temporary_prefix) + "XXXXXX")).string();
        const Descriptor open(::mkostemp(name.data(), O_CLOEXEC));  // for the owner alone
        if (!open.ok()) return reason(errno);
        if (const auto written = write_all(open.get(), bytes); !written) {
            ::unlink(name.c_str());
            return written.error();
        }
        return fs::path(name);
    }

    LibraryResult<> rename(const fs::path& from, const fs::path& to) override {
        return done(::rename(from.c_str(), to.c_str()));
    }

    LibraryResult<> remove(const fs::path& file) override { return done(::unlink(file.c_str())); }

    LibraryResult<> touch(const fs::path& file) override {
        return done(::utimensat(AT_FDCWD, file.c_str(), nullptr, AT_SYMLINK_NOFOLLOW));
    }

    LibraryResult<DiskEntry> look(const fs::path& path) override {
        struct stat status {};
        if (::lstat(path.c_str(), &status) != 0) return reason(errno);
        if (S_ISLNK(status.st_mode)) return reason(ELOOP);
        return entry(path.filename().string(), status);
    }

    LibraryResult<std::vector<DiskEntry>> list(const fs::path& folder) override {
        std::error_code problem;
        std::vector<DiskEntry> entries;
        fs::directory_iterator at(folder, problem);
        for (; !problem && at != fs::directory_iterator(); at.increment(problem)) {
            struct stat status {};
            if (::lstat(at->path().c_str(), &status) != 0) continue;  // gone since
            if (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode))
                entries.push_back(entry(at->path().filename().string(), status));
        }
        if (problem) return reason(problem.value());
        return entries;
    }

    LibraryResult<> make_folders(const fs::path& folder) override {
        if (::mkdir(folder.c_str(), for_owner) == 0) return sync_folder(parent(folder));
        if (errno == ENOENT && folder.has_relative_path() && folder.has_parent_path()) {
            if (auto made = make_folders(folder.parent_path()); !made) return made;
            return make_folders(folder);
        }
        if (errno != EEXIST) return reason(errno);
        struct stat status {};
        if (::stat(folder.c_str(), &status) != 0) return reason(errno);
        if (!S_ISDIR(status.st_mode)) return LibraryError{Problem::failing, "it is not a folder"};
        return Done{};
    }

    LibraryResult<> sync_folder(const fs::path& folder) override {
        const Descriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!open.ok()) return reason(errno);
        const int returned = ::fsync(open.get());
        if (returned != 0 && errno == EINVAL) return Done{};  // a file system without such a thing
        return done(returned);
    }

    LibraryResult<std::uint64_t> free_space(const fs::path& folder) override {
        struct statvfs status {};
        if (::statvfs(folder.c_str(), &status) != 0) return reason(errno);
        return std::uint64_t{status.f_bavail} * status.f_frsize;
    }

    LibraryResult<std::unique_ptr<DiskLock>> lock(const fs::path& file) override {
        auto held =
            std::make_unique<Flock>(::open(file.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
        if (!held->file.ok()) return reason(errno);
        if (::flock(held->file.get(), LOCK_EX | LOCK_NB) == 0)
            return std::unique_ptr<DiskLock>(std::move(held));
        if (errno == EWOULDBLOCK) return LibraryError{Problem::busy, "another slidewell is using it"};
        return reason(errno);
    }

  private:
    static fs::path parent(const fs::path& folder) {
        return folder.has_parent_path() ? folder.parent_path() : fs::path(".");
    }
};

}  // namespace

std::unique_ptr<Disk> open_disk() { return std::make_unique<RealDisk>(); }

LibraryResult<> write_whole(Disk& disk, const fs::path& file, std::string_view bytes) {
    const auto temporary = disk.write_temporary(file.parent_path(), bytes);
    if (!temporary) return temporary.error();
    if (auto renamed = disk.rename(*temporary, file); !renamed) {
        static_cast<void>(disk.remove(*temporary));
        return renamed;
    }
    return disk.sync_folder(file.parent_path());
}

}  // namespace slidewell
