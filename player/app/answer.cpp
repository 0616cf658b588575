// A child by posix_spawn, which other threads do not mind, and a pipe.
#include "app/answer.h"

#include <array>
#include <chrono>
#include <csignal>
#include <optional>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace slidewell {
namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_;
};

// The child of this process; ended with it, and not missed for long: one that hangs in the kernel is left to
// the system.
class Child {
  public:
    Child(std::vector<std::string>& command, int standard_output) {
        std::vector<char*> words;
        words.reserve(command.size() + 1);
        for (std::string& word : command)
            words.push_back(word.data());
        words.push_back(nullptr);
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&files, standard_output, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
        if (::posix_spawn(&id_, words.front(), &files, &attributes, words.data(), environ) != 0) id_ = -1;
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&files);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (id_ < 0) return;
        ::kill(id_, SIGKILL);
        for (int tries = 0; tries < 100 && ::waitpid(id_, nullptr, WNOHANG) == 0; ++tries)
            std::this_thread::sleep_for(Millis{5});
    }
    [[nodiscard]] bool started() const { return id_ >= 0; }

  private:
    pid_t id_ = -1;
};

// Nothing when the line did not come to its end.
std::optional<std::string> read_line(int from, Clock::time_point until) {
    std::string line;
    std::array<char, 512> bytes{};
    for (;;) {
        const auto left = std::chrono::ceil<Millis>(until - Clock::now()).count();
        pollfd wanted{from, POLLIN, 0};
        if (left <= 0 || ::poll(&wanted, 1, static_cast<int>(left)) <= 0) return std::nullopt;
        const ssize_t count = ::read(from, bytes.data(), bytes.size());
        if (count <= 0) return std::nullopt;
        line.append(bytes.data(), static_cast<std::size_t>(count));
        if (const auto end = line.find('\n'); end != std::string::npos) return line.substr(0, end);
    }
}

}  // namespace

Result<std::string> answer_of(std::vector<std::string> command, Millis patience) {
    const Clock::time_point until = Clock::now() + patience;
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return Error{"there is no pipe left"};
    const Descriptor out(ends[0]);
    Descriptor in(ends[1]);
    const Child child(command, in.number());
    if (!child.started()) return Error{"cannot start " + command.front()};
    in.close();
    if (auto line = read_line(out.number(), until)) return *std::move(line);
    return Error{Clock::now() < until ? "it ended without an answer" : "there was no answer in time"};
}

}  // namespace slidewell
