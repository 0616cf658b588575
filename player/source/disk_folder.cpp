// A folder on a disk or a mount, through descriptors, so that nothing outside it can be reached.
#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "source/alarm.h"
#include "source/folder.h"

namespace slidewell {
namespace {

struct CloseDirectory {
    void operator()(DIR* directory) const { ::closedir(directory); }
};
using DirectoryPtr = std::unique_ptr<DIR, CloseDirectory>;

Error plain_words(int code) {
    switch (code) {
        case ENOENT:
            return {"it is not there"};
        case EACCES:
        case EPERM:
            return {"it is not permitted"};
        case EROFS:
            return {"nothing can be written there"};
        case ENOSPC:
        case EDQUOT:
            return {"there is no room left"};
        case ENOTDIR:
            return {"it is not a folder"};
        case ELOOP:
        case EXDEV:
            return {"it is a link that leads out of the folder"};
        case EIO:
        case ENOTCONN:
        case ESTALE:
        case EHOSTDOWN:
        case EHOSTUNREACH:
        case ETIMEDOUT:
            return {"the connection to it is lost"};
        default:
            return {std::generic_category().message(code)};
    }
}

std::int64_t nanoseconds(const timespec& time) {
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

Stamp stamp_of(const struct stat& status) {
    return {static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim),
            nanoseconds(status.st_ctim), static_cast<std::uint64_t>(status.st_dev),
            static_cast<std::uint64_t>(status.st_ino)};
}

// Opens what `path` names below `folder`; the kernel sees to it that no part of it leads out. Where it is
// too old for that (before 5.6), links at the end of a path are refused.
Descriptor open_below(const Descriptor& folder, const std::string& path, int flags) {
    open_how how{};
    how.flags = static_cast<std::uint64_t>(flags | O_CLOEXEC);
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    const long found = ::syscall(SYS_openat2, folder.get(), path.c_str(), &how, sizeof how);
    if (found >= 0 || errno != ENOSYS) return Descriptor(static_cast<int>(found));
    return Descriptor(::openat(folder.get(), path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW));
}

// Nothing for what is no regular file, or a link that leads out of the folder.
std::optional<Stamp> look_at(const Descriptor& root, const Descriptor& folder, const char* name,
                             const std::string& path) {
    struct stat status {};
    if (::fstatat(folder.get(), name, &status, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
    if (S_ISLNK(status.st_mode)) {
        const Descriptor target = open_below(root, path, O_PATH);
        if (!target.open() || ::fstat(target.get(), &status) != 0) return std::nullopt;
    }
    if (!S_ISREG(status.st_mode)) return std::nullopt;
    return stamp_of(status);
}

// Adds the files of one folder. `prefix` is empty or ends with '/'.
Result<> list_one(const Descriptor& root, Descriptor folder, const std::string& prefix,
                  std::vector<FolderFile>& files) {
    const Descriptor at(::dup(folder.get()));
    const DirectoryPtr directory(::fdopendir(folder.get()));
    if (!directory || !at.open()) return plain_words(errno);
    (void)folder.release();
    for (;;) {
        errno = 0;
        const dirent* entry = ::readdir(directory.get());
        if (entry == nullptr) break;
        const bool may_be_file =
            entry->d_type == DT_REG || entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN;
        if (!may_be_file) continue;
        std::string path = prefix + static_cast<const char*>(entry->d_name);
        if (const auto stamp = look_at(root, at, static_cast<const char*>(entry->d_name), path))
            files.push_back({std::move(path), *stamp});
    }
    if (errno != 0) return plain_words(errno);
    return Done{};
}

Result<> read_all(const Descriptor& file, std::string& bytes) {
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t count = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return plain_words(errno);
        if (count == 0) break;
        filled += static_cast<std::size_t>(count);
    }
    bytes.resize(filled);
    return Done{};
}

Result<> write_all(const Descriptor& file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file.get(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return plain_words(errno);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return Done{};
}

class DiskFolder final : public Folder {
  public:
    explicit DiskFolder(std::filesystem::path path) : path_(std::move(path)) {}

    Result<FolderContents> list(std::span<const std::string> inside) override {
        std::vector<std::filesystem::path> all(inside.size() + 1, path_);
        std::ranges::transform(inside, all.begin() + 1,
                               [&](const std::string& folder) { return path_ / folder; });
        alarm_.listen_to(all);
        const Descriptor root = open_root();
        if (!root.open()) return plain_words(errno);
        Descriptor again(::openat(root.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!again.open()) return plain_words(errno);
        FolderContents contents;
        if (auto listed = list_one(root, std::move(again), "", contents.files); !listed)
            return listed.error();
        for (const std::string& folder : inside)
            list_inside(root, folder, contents);
        std::ranges::sort(contents.files, {}, &FolderFile::path);
        return contents;
    }

    [[nodiscard]] int alarm() const override { return alarm_.file(); }

    Result<FolderBytes> read(const std::string& path, std::size_t limit) override {
        const Descriptor root = open_root();
        if (!root.open()) return plain_words(errno);
        // Without O_NONBLOCK, opening a fifo would wait for whoever writes into it.
        const Descriptor file = open_below(root, path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
        struct stat status {};
        if (!file.open() || ::fstat(file.get(), &status) != 0) return plain_words(errno);
        if (!S_ISREG(status.st_mode)) return Error{"it is not a file"};
        if (static_cast<std::uint64_t>(status.st_size) > limit) {
            return Error{"it is too large: at most " + std::to_string(limit >> 20) + " MB are read"};
        }
        FolderBytes found{std::string(static_cast<std::size_t>(status.st_size), '\0'), {}};
        if (auto read = read_all(file, found.bytes); !read) return read.error();
        if (::fstat(file.get(), &status) != 0) return plain_words(errno);
        found.stamp = stamp_of(status);
        return found;
    }

    Result<> write_receipt(const std::string& name, std::string_view bytes) override {
        const Descriptor root = open_root();
        if (!root.open()) return plain_words(errno);
        const std::string unfinished = "." + name + ".part";
        ::unlinkat(root.get(), unfinished.c_str(), 0);  // left behind by a power cut
        Result<> written = write_new(root, unfinished, bytes);
        if (written && ::renameat(root.get(), unfinished.c_str(), root.get(), name.c_str()) != 0)
            written = plain_words(errno);
        if (!written) ::unlinkat(root.get(), unfinished.c_str(), 0);
        return written;
    }

  private:
    [[nodiscard]] Descriptor open_root() const {
        return Descriptor(::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    }

    static void list_inside(const Descriptor& root, const std::string& folder, FolderContents& contents) {
        Descriptor opened = open_below(root, folder, O_RDONLY | O_DIRECTORY);
        if (!opened.open() && (errno == ENOENT || errno == ENOTDIR)) return;
        const std::size_t before = contents.files.size();
        const Result<> listed = opened.open()
                                    ? list_one(root, std::move(opened), folder + "/", contents.files)
                                    : Result<>(plain_words(errno));
        if (listed) return;
        contents.files.erase(contents.files.begin() + static_cast<std::ptrdiff_t>(before),
                             contents.files.end());
        contents.closed.push_back({folder, listed.error()});
    }

    static Result<> write_new(const Descriptor& root, const std::string& name, std::string_view bytes) {
        constexpr mode_t everybody_may_read = 0644;
        Descriptor file(::openat(root.get(), name.c_str(),
                                 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, everybody_may_read));
        if (!file.open()) return plain_words(errno);
        if (auto written = write_all(file, bytes); !written) return written;
        // On a network, only closing tells whether everything arrived.
        if (::close(file.release()) != 0) return plain_words(errno);
        return Done{};
    }

    std::filesystem::path path_;
    Alarm alarm_;
};

}  // namespace

std::unique_ptr<Folder> open_disk_folder(std::filesystem::path path) {
    return std::make_unique<DiskFolder>(std::move(path));
}

}  // namespace slidewell
