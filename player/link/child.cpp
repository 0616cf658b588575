// By posix_spawn, which copies nothing of this process and which other threads do not mind.
#include "link/child.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/descriptor.h"

namespace slidewell {
namespace {

constexpr Millis between_looks{2};
constexpr Millis until_it_is_gone{500};  // after it was killed; one that hangs in the kernel is left behind
constexpr int aside = 64;                // where the files wait, so that none gets into another's place

class SpawnActions {
  public:
    SpawnActions() {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;
    ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
    void give(const std::vector<Descriptor>& files) {
        int number = first_file_of_child;
        for (const Descriptor& file : files)
            posix_spawn_file_actions_adddup2(&actions_, file.get(), number++);
        posix_spawn_file_actions_addclosefrom_np(&actions_, number);
    }
    [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

// Signals as they are by default, and a group of its own.
class SpawnAttributes {
  public:
    SpawnAttributes() {
        posix_spawnattr_init(&attributes_);
        posix_spawnattr_setflags(&attributes_,
                                 POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        sigset_t signals;
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&attributes_, &signals);
        sigfillset(&signals);
        posix_spawnattr_setsigdefault(&attributes_, &signals);
    }
    SpawnAttributes(const SpawnAttributes&) = delete;
    SpawnAttributes& operator=(const SpawnAttributes&) = delete;
    ~SpawnAttributes() { posix_spawnattr_destroy(&attributes_); }
    [[nodiscard]] const posix_spawnattr_t* get() const { return &attributes_; }

  private:
    posix_spawnattr_t attributes_{};
};

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> made;
    made.reserve(words.size() + 1);
    for (std::string& word : words)
        made.push_back(word.data());
    made.push_back(nullptr);
    return made;
}

}  // namespace

Result<Child> Child::start(const std::string& program, std::vector<std::string> words,
                           std::span<const int> files) {
    std::vector<Descriptor> given;
    for (const int file : files)
        given.emplace_back(::fcntl(file, F_DUPFD_CLOEXEC, aside));
    SpawnActions actions;
    actions.give(given);
    const SpawnAttributes attributes;
    pid_t id = -1;
    const int problem =
        ::posix_spawn(&id, program.c_str(), actions.get(), attributes.get(), pointers(words).data(), environ);
    if (problem != 0) return Error{"cannot start " + program + ": " + std::strerror(problem)};
    return Child(id);
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
