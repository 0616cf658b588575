// What a confined process tries in order to break out, and what it needs for its work. Each trial runs in a
// child of its own.
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <thread>

#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "link/sandbox.h"
#include "support/address_sanitizer.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;
namespace fs = std::filesystem;

namespace {

constexpr int fine = 0;

// The exit status of a child that does `work`; 128 and the signal's number when a signal ended it.
int in_a_child(const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// Why a system call failed; `fine` when it did not.
int why(long returned) { return returned < 0 ? errno : fine; }

bool there_is(std::string_view layer) {
    const int there = in_a_child([&] {
        const auto lines = confine({});
        return std::ranges::any_of(
                   lines, [&](const std::string& line) { return line.find(layer) != std::string::npos; })
                   ? 1
                   : 0;
    });
    if (there == 0) return true;
    WARN("this kernel has no " << layer << ": not tried");
    return false;
}

// A library to write, slides to read, and a file beside them.
class Rooms {
  public:
    Rooms() {
        temp_.write("library/objects/ab/slide", "slide");
        fs::create_directories(library() / "shelves");
        temp_.write("source/10-knee.xml", "<slide/>");
        temp_.write("secret", "secret");
    }
    [[nodiscard]] fs::path library() const { return temp_.path() / "library"; }
    [[nodiscard]] fs::path slide() const { return temp_.path() / "source" / "10-knee.xml"; }
    [[nodiscard]] fs::path secret() const { return temp_.path() / "secret"; }

    // How `work` ends inside the cage.
    [[nodiscard]] int confined(const std::function<int()>& work) const {
        return in_a_child([&] {
            static_cast<void>(confine({.reads = {slide().parent_path()}, .writes = {library()}}));
            return work();
        });
    }
    [[nodiscard]] int opening(const fs::path& file, int flags) const {
        return confined([&] { return why(::open(file.c_str(), flags, 0600)); });
    }

  private:
    TempFolder temp_;
};

std::string content(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("the library is read and written, and its files are moved from folder to folder") {
    const Rooms rooms;
    CHECK(rooms.confined([&] {
        const fs::path made = rooms.library() / "objects" / "cd";
        if (::mkdir(made.c_str(), 0700) != 0) return 1;
        std::string name = (made / "tmp-XXXXXX").string();
        const int file = ::mkostemp(name.data(), O_CLOEXEC);
        if (file < 0 || ::write(file, "new", 3) != 3 || ::fsync(file) != 0 || ::ftruncate(file, 2) != 0)
            return 2;
        if (::rename(name.c_str(), (rooms.library() / "shelves" / "1").c_str()) != 0) return 3;
        if (::utimensat(AT_FDCWD, (rooms.library() / "shelves" / "1").c_str(), nullptr, 0) != 0) return 4;
        if (content(rooms.library() / "objects" / "ab" / "slide") != "slide") return 5;
        std::error_code problem;
        fs::remove_all(rooms.library() / "objects", problem);
        return problem ? 6 : fine;
    }) == fine);
    CHECK(content(rooms.library() / "shelves" / "1") == "ne");
}

TEST_CASE("slides are read and listed") {
    const Rooms rooms;
    CHECK(rooms.confined([&] {
        std::error_code problem;
        const fs::directory_iterator files(rooms.slide().parent_path(), problem);
        return content(rooms.slide()) == "<slide/>" && !problem && files != fs::directory_iterator() ? fine
                                                                                                     : 1;
    }) == fine);
}

TEST_CASE("threads work, wait and end") {
    const Rooms rooms;
    CHECK(rooms.confined([] {
        int sum = 0;
        for (int i = 0; i < 4; ++i)
            std::jthread([&] { sum += i; }).join();
        return sum == 6 && std::thread::hardware_concurrency() > 0 ? fine : 1;
    }) == fine);
}

TEST_CASE("pictures are handed on in sealed memory") {
    const Rooms rooms;
    CHECK(rooms.confined([] {
        const int memory = ::memfd_create("picture", MFD_CLOEXEC | MFD_ALLOW_SEALING);
        if (memory < 0 || ::ftruncate(memory, 4096) != 0) return 1;
        return why(::fcntl(memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW));
    }) == fine);
}

TEST_CASE("slides cannot be changed") {
    if (!there_is("Landlock")) return;
    const Rooms rooms;
    const fs::path folder = rooms.slide().parent_path();
    CHECK(rooms.opening(rooms.slide(), O_WRONLY) == EACCES);
    CHECK(rooms.opening(rooms.slide(), O_RDONLY | O_TRUNC) != fine);
    CHECK(rooms.opening(folder / "new.xml", O_WRONLY | O_CREAT) == EACCES);
    CHECK(rooms.confined([&] { return why(::truncate(rooms.slide().c_str(), 0)); }) != fine);
    CHECK(rooms.confined([&] { return why(::unlink(rooms.slide().c_str())); }) == EACCES);
    CHECK(rooms.confined([&] { return why(::mkdir((folder / "made").c_str(), 0700)); }) == EACCES);
    CHECK(rooms.confined([&] {
        return why(::rename(rooms.slide().c_str(), (rooms.library() / "taken").c_str()));
    }) != fine);
    CHECK(content(rooms.slide()) == "<slide/>");
}

TEST_CASE("what lies beside the library and the slides is out of reach") {
    if (!there_is("Landlock")) return;
    const Rooms rooms;
    CHECK(rooms.opening(rooms.secret(), O_RDONLY) == EACCES);
    CHECK(rooms.opening(rooms.library() / ".." / "secret", O_RDONLY) == EACCES);
    CHECK(rooms.opening("/etc/passwd", O_RDONLY) == EACCES);
    CHECK(rooms.opening("/etc/shadow", O_RDONLY) == EACCES);
    CHECK(rooms.opening("/proc/self/environ", O_RDONLY) == EACCES);
    CHECK(rooms.opening(rooms.secret().parent_path(), O_RDONLY | O_DIRECTORY) == EACCES);
    CHECK(rooms.opening(rooms.secret().parent_path() / "new", O_WRONLY | O_CREAT) == EACCES);
    CHECK(rooms.opening(rooms.secret().parent_path(), O_TMPFILE | O_RDWR) == EACCES);
}

TEST_CASE("no link leads out of the library") {
    if (!there_is("Landlock")) return;
    const Rooms rooms;
    fs::create_symlink(rooms.secret(), rooms.library() / "there-before");
    CHECK(rooms.opening(rooms.library() / "there-before", O_RDONLY) == EACCES);
    const std::string link = rooms.library() / "link";
    CHECK(rooms.confined([&] { return why(::symlink("/etc/shadow", link.c_str())); }) != fine);
    CHECK(rooms.confined([&] { return why(::link(rooms.secret().c_str(), link.c_str())); }) != fine);
    CHECK(rooms.confined([&] { return why(::mkfifo(link.c_str(), 0600)); }) != fine);
}

TEST_CASE("no program is started, and no process") {
    if (!there_is("filter")) return;
    const Rooms rooms;
    std::string program = "/bin/true";
    CHECK(rooms.confined([&] {
        std::array<char*, 2> words{program.data(), nullptr};
        return why(::execv(program.c_str(), words.data()));
    }) == ENOSYS);
    CHECK(rooms.confined([&] {
        std::array<char*, 2> words{program.data(), nullptr};
        const int file = ::open(rooms.slide().c_str(), O_RDONLY);
        return why(::syscall(SYS_execveat, file, "", words.data(), nullptr, AT_EMPTY_PATH));
    }) == ENOSYS);
    CHECK(rooms.confined([] {
        const pid_t child = ::fork();
        if (child == 0) ::_exit(0);
        return why(child);
    }) == ENOSYS);
    CHECK(rooms.confined([] { return ::system("true") == 0 ? fine : 1; }) != fine);
}

TEST_CASE("nothing is sent to anywhere") {
    if (!there_is("filter")) return;
    const Rooms rooms;
    std::array<int, 2> ends{};
    REQUIRE(::socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, ends.data()) == 0);
    const int family = GENERATE(AF_INET, AF_INET6, AF_UNIX, AF_NETLINK, AF_PACKET);
    CAPTURE(family);
    CHECK(rooms.confined([&] { return why(::socket(family, SOCK_DGRAM, 0)); }) == ENOSYS);
    sockaddr_un log{AF_UNIX, "/run/systemd/journal/socket"};
    auto* const address = reinterpret_cast<sockaddr*>(&log);
    CHECK(rooms.confined([&] { return why(::connect(ends[0], address, sizeof log)); }) == ENOSYS);
    CHECK(rooms.confined([&] { return why(::bind(ends[0], address, sizeof log)); }) == ENOSYS);
    CHECK(rooms.confined([&] { return why(::sendto(ends[0], "x", 1, 0, address, sizeof log)); }) == ENOSYS);
    CHECK(rooms.confined([&] { return why(::listen(ends[0], 1)); }) == ENOSYS);
    CHECK(rooms.confined([&] { return why(::send(ends[0], "x", 1, 0)); }) == fine);
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_CASE("other processes are left alone") {
    if (!there_is("filter")) return;
    const Rooms rooms;
    const pid_t parent = ::getpid();
    CHECK(rooms.confined([&] { return why(::ptrace(PTRACE_ATTACH, parent, nullptr, nullptr)); }) == ENOSYS);
    CHECK(rooms.confined([&] { return why(::kill(parent, 0)); }) == ENOSYS);
    CHECK(rooms.confined([&] { return why(::kill(-1, 0)); }) == ENOSYS);
    CHECK(rooms.confined([&] { return why(::syscall(SYS_tgkill, parent, parent, 0)); }) == ENOSYS);
    CHECK(rooms.confined([&] { return why(::syscall(SYS_pidfd_open, parent, 0)); }) == ENOSYS);
    CHECK(rooms.confined([&] {
        std::array<char, 8> bytes{};
        iovec here{bytes.data(), bytes.size()};
        iovec there{&errno, bytes.size()};
        return why(::process_vm_readv(parent, &here, 1, &there, 1, 0));
    }) == ENOSYS);
    CHECK(rooms.confined([&] {
        const rlimit none{0, 0};
        return why(::prlimit(parent, RLIMIT_CPU, &none, nullptr));
    }) == ENOSYS);
    CHECK(rooms.confined([&] { return why(::setpriority(PRIO_PROCESS, static_cast<id_t>(parent), 19)); }) ==
          ENOSYS);
    CHECK(rooms.confined([&] { return why(::fcntl(STDERR_FILENO, F_SETOWN, parent)); }) == ENOSYS);
    CHECK(rooms.confined([] { return ::kill(::getpid(), 0) == 0 && ::raise(0) == 0 ? fine : 1; }) == fine);
}

TEST_CASE("nobody's memory can be opened") {
    if (!there_is("Landlock")) return;
    const Rooms rooms;
    const std::string memory = "/proc/" + std::to_string(::getpid()) + "/mem";
    CHECK(rooms.opening(memory, O_RDWR) == EACCES);
    CHECK(rooms.opening("/dev/mem", O_RDWR) != fine);
}

TEST_CASE("rights stay as they are") {
    if (!there_is("filter")) return;
    const Rooms rooms;
    CHECK(rooms.confined([] { return why(::unshare(CLONE_NEWUSER)); }) == ENOSYS);
    CHECK(rooms.confined([] { return why(::syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0)); }) ==
          ENOSYS);
    CHECK(rooms.confined([&] { return why(::chmod(rooms.slide().c_str(), 0777)); }) == ENOSYS);
    CHECK(rooms.confined([&] { return why(::chown(rooms.slide().c_str(), 1, 1)); }) == ENOSYS);
    CHECK(rooms.confined([&] { return why(::setxattr(rooms.slide().c_str(), "user.a", "b", 1, 0)); }) ==
          ENOSYS);
    CHECK(rooms.confined([] { return why(::setuid(0)); }) == ENOSYS);
    CHECK(rooms.confined([] { return why(::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)); }) == ENOSYS);
    CHECK(rooms.confined([] { return why(::ioctl(STDERR_FILENO, TIOCSTI, "x")); }) == ENOSYS);
    CHECK(rooms.confined([] {
        return ::prctl(PR_GET_NAME, std::array<char, 16>{}.data(), 0, 0, 0) == 0 ? fine : 1;
    }) == fine);
    const long call =
        GENERATE(SYS_mount, SYS_chroot, SYS_pivot_root, SYS_bpf, SYS_perf_event_open, SYS_keyctl, SYS_add_key,
                 SYS_userfaultfd, SYS_io_uring_setup, SYS_personality, SYS_init_module, SYS_kexec_load,
                 SYS_reboot, SYS_setns, SYS_swapon, SYS_open_by_handle_at, SYS_clock_settime, SYS_clone3);
    CAPTURE(call);
    CHECK(rooms.confined([&] { return why(::syscall(call, 0, 0, 0, 0, 0)); }) == ENOSYS);
}

TEST_CASE("data does not become code") {
    if (!there_is("filter")) return;
    const Rooms rooms;
    const auto map = [](int protection) {
        return ::mmap(nullptr, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    };
    CHECK(rooms.confined([&] {
        return map(PROT_READ | PROT_WRITE | PROT_EXEC) == MAP_FAILED ? errno : fine;
    }) == ENOSYS);
    CHECK(rooms.confined([&] { return why(::mprotect(map(PROT_READ | PROT_WRITE), 4096, PROT_EXEC)); }) ==
          ENOSYS);
    CHECK(rooms.confined([&] { return map(PROT_READ | PROT_WRITE) == MAP_FAILED ? errno : fine; }) == fine);
}

TEST_CASE("it has so much memory, so many files, and no core dumps") {
    constexpr std::uint64_t most_memory = std::uint64_t{256} << 20;
    const auto limited = [](const std::function<int()>& work) {
        return in_a_child([&] {
            const auto lines = confine({{}, {}, most_memory, 4096, 32});
            const bool unlimited = std::ranges::any_of(
                lines, [](const std::string& line) { return line.find("limited") != std::string::npos; });
            return unlimited ? 99 : work();
        });
    };
    const auto take_too_much = [] {
        const auto* taken =
            ::mmap(nullptr, most_memory + 1, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        return taken == MAP_FAILED ? errno : fine;
    };
    if (under_address_sanitizer)
        WARN("memory has no limit under the address sanitizer: not tried");
    else
        CHECK(limited(take_too_much) == ENOMEM);
    CHECK(limited([] {
              const int memory = ::memfd_create("large", MFD_CLOEXEC);
              return why(::ftruncate(memory, 8192));
          }) == EFBIG);
    CHECK(limited([] {
              int last = 0;
              while (last >= 0)
                  last = ::dup(STDERR_FILENO);
              return errno;
          }) == EMFILE);
    CHECK(limited([] {
              rlimit core{};
              return ::getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max == 0 ? fine : 1;
          }) == fine);
}
