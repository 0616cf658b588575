// posix_spawn(3), with what its arguments own.
#include "base/spawn.h"

#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace slidewell {
namespace {

class SpawnAttributes {
  public:
    explicit SpawnAttributes(ProcessGroup group) {
        posix_spawnattr_init(&attributes_);
        const int own_group = group == ProcessGroup::own ? POSIX_SPAWN_SETPGROUP : 0;
        posix_spawnattr_setflags(
            &attributes_, static_cast<short>(own_group | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
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

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> made;
    made.reserve(texts.size() + 1);
    for (std::string& text : texts)
        made.push_back(text.data());
    made.push_back(nullptr);
    return made;
}

Result<pid_t> start(const std::string& program, std::vector<std::string>& words, const SpawnFiles& files,
                    ProcessGroup group, char* const* environment) {
    const SpawnAttributes attributes(group);
    pid_t id = -1;
    const int problem = ::posix_spawnp(&id, program.c_str(), &files.get(), attributes.get(),
                                       pointers(words).data(), environment);
    if (problem != 0) return Error{"cannot start " + program + ": " + std::strerror(problem)};
    return id;
}

}  // namespace

SpawnFiles::SpawnFiles() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
}

SpawnFiles::~SpawnFiles() { posix_spawn_file_actions_destroy(&actions_); }

SpawnFiles& SpawnFiles::give(const Descriptor& file, int number) {
    posix_spawn_file_actions_adddup2(&actions_, file.get(), number);
    return *this;
}

SpawnFiles& SpawnFiles::drop(int number) {
    posix_spawn_file_actions_addopen(&actions_, number, "/dev/null", O_WRONLY, 0);
    return *this;
}

SpawnFiles& SpawnFiles::close_from(int number) {
    posix_spawn_file_actions_addclosefrom_np(&actions_, number);
    return *this;
}

Result<pid_t> spawn(const std::string& program, std::vector<std::string> words, const SpawnFiles& files,
                    ProcessGroup group, std::vector<std::string> environment) {
    return start(program, words, files, group, pointers(environment).data());
}

Result<pid_t> spawn(const std::string& program, std::vector<std::string> words, const SpawnFiles& files,
                    ProcessGroup group) {
    return start(program, words, files, group, environ);
}

}  // namespace slidewell
