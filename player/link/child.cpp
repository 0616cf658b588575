// Starting one, and seeing to its end.
#include "link/child.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/spawn.h"

namespace slidewell {
namespace {

constexpr Millis between_looks{2};
constexpr Millis until_it_is_gone{500};  // after it was killed; one that hangs in the kernel is left behind
constexpr int aside = 64;                // where the files wait, so that none gets into another's place

std::vector<Descriptor> put_aside(std::span<const int> files) {
    std::vector<Descriptor> given;
    for (const int file : files)
        given.emplace_back(::fcntl(file, F_DUPFD_CLOEXEC, aside));
    return given;
}

// What spawn() would do to a new program.
void begin_afresh(std::span<const Descriptor> given) {
    ::setpgid(0, 0);
    for (int signal = 1; signal < NSIG; ++signal)
        std::signal(signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    const Descriptor nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    ::dup2(nothing.get(), STDIN_FILENO);
    int number = first_file_of_child;
    for (const Descriptor& file : given)
        ::dup2(file.get(), number++);
    ::close_range(static_cast<unsigned>(number), ~0U, 0);
}

}  // namespace

Result<Child> Child::start(const std::string& program, std::vector<std::string> words,
                           std::span<const int> files) {
    const std::vector<Descriptor> given = put_aside(files);
    SpawnFiles actions;
    int number = first_file_of_child;
    for (const Descriptor& file : given)
        actions.give(file, number++);
    actions.close_from(number);
    const auto id = spawn(program, std::move(words), actions, ProcessGroup::own);
    if (!id) return id.error();
    return Child(*id);
}

Result<Child> Child::copy(std::span<const int> files, int (*main)()) {
    const std::vector<Descriptor> given = put_aside(files);
    const pid_t id = ::fork();
    if (id < 0) return Error{std::string("cannot start a process: ") + std::strerror(errno)};
    if (id > 0) return Child(id);
    begin_afresh(given);
    std::_Exit(main());
}

Child::~Child() {
    if (id_ < 0) return;
    kill();
    static_cast<void>(ended_within(until_it_is_gone));
}

void Child::kill() const {
    if (id_ > 0) ::kill(id_, SIGKILL);
}

std::optional<int> Child::ended_within(Millis patience) {
    const auto latest = std::chrono::steady_clock::now() + patience;
    for (;;) {
        int status = 0;
        const pid_t ended = ::waitpid(id_, &status, WNOHANG);
        if (ended == id_) {
            id_ = -1;
            return status;
        }
        if ((ended < 0 && errno != EINTR) || std::chrono::steady_clock::now() >= latest) return std::nullopt;
        std::this_thread::sleep_for(between_looks);
    }
}

std::string how_it_ended(int status) {
    if (!WIFSIGNALED(status)) return "it ended with status " + std::to_string(WEXITSTATUS(status));
    const int number = WTERMSIG(status);
    return "it was ended by signal " + std::to_string(number) + " (" + ::strsignal(number) + ")";
}

bool ended_with(int status, int exit_status) {
    return WIFEXITED(status) && WEXITSTATUS(status) == exit_status;
}

void belong_to_parent(const char* name) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NAME, name);
    // See proc(5); raising it needs no privilege.
    const Descriptor score(::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC));
    constexpr std::string_view sooner_than_others = "500";
    if (score.open()) (void)!::write(score.get(), sooner_than_others.data(), sooner_than_others.size());
}

}  // namespace slidewell
