// The real disk: what it refuses, what it leaves behind, and who may read it.
#include <algorithm>
#include <array>
#include <csignal>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "library/disk.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using slidewell::Disk;
using slidewell::open_disk;
using slidewell::Problem;
using slidewell::write_whole;
namespace fs = std::filesystem;

namespace {

struct OnDisk {
    TempFolder folder;
    std::unique_ptr<Disk> disk = open_disk();
    [[nodiscard]] fs::path path(const char* name) const { return folder.path() / name; }
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder.path()), {}));
    }
};

// No file may grow beyond `bytes` while it lives, as if the disk were full.
class SmallFiles {
  public:
    explicit SmallFiles(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit small{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;
    ~SmallFiles() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

  private:
    rlimit before_{};
    void (*handler_)(int) = nullptr;
};

unsigned permissions(const fs::path& path) {
    struct stat status {};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status.st_mode & 07777U;
}

}  // namespace

TEST_CASE("a file is written whole, for its owner alone, over one that was there") {
    const OnDisk on;
    const std::string bytes("a\0b\r\n", 5);
    REQUIRE(write_whole(*on.disk, on.path("a"), "before"));
    REQUIRE(write_whole(*on.disk, on.path("a"), bytes));
    CHECK(*on.disk->read_file(on.path("a"), 5) == bytes);
    CHECK(permissions(on.path("a")) == 0600);
    CHECK(on.files() == 1);
}

TEST_CASE("a file that cannot be finished is removed") {
    const OnDisk on;
    REQUIRE(write_whole(*on.disk, on.path("a"), "before"));
    {
        const SmallFiles limit(1000);
        CHECK_FALSE(write_whole(*on.disk, on.path("a"), std::string(5000, 'x')));
        CHECK_FALSE(on.disk->write_temporary(on.folder.path(), std::string(5000, 'x')));
    }
    CHECK(*on.disk->read_file(on.path("a"), 100) == "before");
    CHECK(on.files() == 1);
}

TEST_CASE("a file that cannot take its name leaves nothing behind") {
    const OnDisk on;
    fs::create_directory(on.path("a"));
    CHECK_FALSE(write_whole(*on.disk, on.path("a"), "bytes"));
    CHECK(on.files() == 1);
}

TEST_CASE("reading tells what is wrong") {
    const OnDisk on;
    on.folder.write("large", "123456");
    fs::create_symlink("large", on.path("link"));
    REQUIRE(::mkfifo(on.path("pipe").c_str(), 0600) == 0);
    const auto problem = [&](const char* name) { return on.disk->read_file(on.path(name), 5).error(); };
    CHECK(problem("missing") == slidewell::LibraryError{Problem::missing, "there is no such file"});
    CHECK(problem("large").problem == Problem::too_large);
    CHECK(problem("large/below").problem == Problem::missing);
    CHECK(problem("link") == slidewell::LibraryError{Problem::forbidden, "it is a link"});
    CHECK(problem("pipe").message == "it is not a file");
    CHECK(problem(".").message == "it is not a file");
    CHECK(*on.disk->read_file(on.path("large"), 6) == "123456");
}

TEST_CASE("a name that leads out by a link is replaced, not followed") {
    const OnDisk on;
    const TempFolder outside;
    const fs::path target = outside.write("target", "theirs");
    fs::create_symlink(target, on.path("a"));
    CHECK(on.disk->look(on.path("a")).error().problem == Problem::forbidden);
    REQUIRE(write_whole(*on.disk, on.path("a"), "ours"));
    CHECK(*on.disk->read_file(target, 10) == "theirs");
    CHECK(*on.disk->read_file(on.path("a"), 10) == "ours");
}

TEST_CASE("a lock is not taken through a link") {
    const OnDisk on;
    fs::create_symlink("elsewhere", on.path("lock"));
    CHECK_FALSE(on.disk->lock(on.path("lock")));
    CHECK_FALSE(fs::exists(on.path("elsewhere")));
}

TEST_CASE("folders are made one below another, for their owner alone") {
    const OnDisk on;
    REQUIRE(on.disk->make_folders(on.path("a/b/c")));
    CHECK(permissions(on.path("a")) == 0700);
    CHECK(permissions(on.path("a/b/c")) == 0700);
    CHECK(on.disk->make_folders(on.path("a/b/c")).ok());
    CHECK(on.disk->make_folders(on.path("a/b/c/")).ok());
    on.folder.write("file");
    CHECK_FALSE(on.disk->make_folders(on.path("file")));
    CHECK_FALSE(on.disk->make_folders(on.path("file/below")));
}

TEST_CASE("a list holds files and folders, and no links and pipes") {
    const OnDisk on;
    on.folder.write("file", "12345");
    on.folder.write("folder/below");
    fs::create_symlink("file", on.path("link"));
    REQUIRE(::mkfifo(on.path("pipe").c_str(), 0600) == 0);
    const timespec then{.tv_sec = 1'000'000, .tv_nsec = 5};
    const std::array<timespec, 2> times{then, then};
    REQUIRE(::utimensat(AT_FDCWD, on.path("file").c_str(), times.data(), 0) == 0);

    auto entries = on.disk->list(on.folder.path());
    REQUIRE(entries);
    std::ranges::sort(*entries, {}, &slidewell::DiskEntry::name);
    REQUIRE(entries->size() == 2);
    const auto& file = entries->at(0);
    CHECK(file.name == "file");
    CHECK_FALSE(file.is_folder);
    CHECK(file.size == 5);
    CHECK(file.modified == std::chrono::sys_seconds(std::chrono::seconds(1'000'000)));
    CHECK(entries->at(1).name == "folder");
    CHECK(entries->at(1).is_folder);
    CHECK(*on.disk->look(on.path("file")) == file);
    CHECK(on.disk->list(on.path("missing")).error().problem == Problem::missing);

    REQUIRE(on.disk->touch(on.path("file")));
    CHECK(on.disk->look(on.path("file"))->modified > file.modified);
}

TEST_CASE("a lock is held by one, and let go with its owner") {
    const OnDisk on;
    auto first = on.disk->lock(on.path("lock"));
    REQUIRE(first);
    CHECK(on.disk->lock(on.path("lock")).error().problem == Problem::busy);
    first->reset();
    CHECK(on.disk->lock(on.path("lock")).ok());
}

TEST_CASE("there is some free space, and none where there is no folder") {
    const OnDisk on;
    REQUIRE(on.disk->free_space(on.folder.path()));
    CHECK(*on.disk->free_space(on.folder.path()) > 0);
    CHECK_FALSE(on.disk->free_space(on.path("missing")));
}
