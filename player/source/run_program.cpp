// One poll() waits for all that can happen to a child.
#include "source/run_program.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/timerfd.h>
#include <sys/wait.h>

#include "base/descriptor.h"
#include "base/spawn.h"

namespace slidewell {
namespace {

using namespace std::chrono_literals;

// How long a program that was asked to end may tidy up behind itself.
constexpr Millis last_moment = 500ms;
constexpr int nice_to_others = 10;

// How setpriv, like a shell, says that it could not start a program.
constexpr int cannot_be_started = 126;
constexpr int no_such_program = 127;

struct Pipe {
    Descriptor reading{-1};
    Descriptor writing{-1};

    [[nodiscard]] bool make() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
        reading = Descriptor(ends[0]);
        writing = Descriptor(ends[1]);
        return true;
    }
};

// Those of `changes` first: a program takes the first entry of a name.
std::vector<std::string> own_environment(std::vector<std::string> changes) {
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view inherited = *entry;
        const std::string_view name = inherited.substr(0, inherited.find('='));
        const bool changed = std::ranges::any_of(changes, [&](const std::string& change) {
            return change.starts_with(name) && change.substr(name.size()).starts_with('=');
        });
        if (!changed) changes.emplace_back(inherited);
    }
    return changes;
}

void set_alarm(const Descriptor& alarm, Millis after) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(after);
    itimerspec time{};
    time.it_value.tv_sec = seconds.count();
    time.it_value.tv_nsec = std::max(std::chrono::nanoseconds(after - seconds), 1ns).count();
    ::timerfd_settime(alarm.get(), 0, &time, nullptr);
}

void silence(const Descriptor& bell) {
    std::uint64_t count = 0;
    (void)!::read(bell.get(), &count, sizeof count);
}

// Appends what can be read now; closes `from` when there is no more to come.
void take(Descriptor& from, std::string& into) {
    std::array<char, 65'536> part{};
    const ssize_t count = ::read(from.get(), part.data(), part.size());
    if (count < 0 && errno == EINTR) return;
    if (count <= 0) return static_cast<void>(Descriptor(std::move(from)));
    into.append(part.data(), static_cast<std::size_t>(count));
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// Everything that is heard of a child, until it says no more.
class Watchman {
  public:
    Watchman(pid_t child, ProgramRun& run) : child_(child), run_(run) {}

    void listen(Descriptor& output, Descriptor& complaints, const Descriptor& alarm, const Descriptor& bell) {
        while (output.open() || complaints.open()) {
            std::array<pollfd, 4> events{{{output.get(), POLLIN, 0},
                                          {complaints.get(), POLLIN, 0},
                                          {alarm.get(), POLLIN, 0},
                                          {bell.get(), POLLIN, 0}}};
            if (::poll(events.data(), events.size(), -1) < 0) continue;
            if (events[0].revents != 0) take(output, run_.output);
            if (events[1].revents != 0) take(complaints, run_.complaints);
            keep_within_bounds();
            if (events[2].revents != 0) end(ProgramRun::End::took_too_long, alarm, alarm);
            if (events[3].revents != 0) end(ProgramRun::End::stopped, bell, alarm);
        }
    }

  private:
    void keep_within_bounds() {
        if (run_.output.size() > longest_output) run_.output.resize(longest_output);
        if (run_.complaints.size() > longest_complaints)
            run_.complaints.erase(0, run_.complaints.size() - longest_complaints);
    }

    // Asks it to end; where it was asked before, it must.
    void end(ProgramRun::End why, const Descriptor& heard, const Descriptor& alarm) {
        silence(heard);
        const bool asked = run_.end != ProgramRun::End::exited;
        ::kill(-child_, asked ? SIGKILL : SIGTERM);
        if (!asked) run_.end = why;
        set_alarm(alarm, last_moment);
    }

    pid_t child_;
    ProgramRun& run_;
};

}  // namespace

ProgramRun run_program(std::vector<std::string> words, std::vector<std::string> environment, Millis limit,
                       const std::stop_token& stop) {
    ProgramRun run;
    run.end = ProgramRun::End::not_there;
    Pipe output;
    Pipe complaints;
    const Descriptor alarm(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC));
    const Descriptor bell(::eventfd(0, EFD_CLOEXEC));
    if (!output.make() || !complaints.make() || !alarm.open() || !bell.open()) return run;
    // Only the child itself can ask to be killed when this process is.
    words.insert(words.begin(), {"setpriv", "--pdeathsig", "KILL"});
    SpawnFiles files;
    files.give(output.writing, STDOUT_FILENO)
        .give(complaints.writing, STDERR_FILENO)
        .close_from(STDERR_FILENO + 1);
    const std::string program = words.front();
    const auto born =
        spawn(program, std::move(words), files, ProcessGroup::own, own_environment(std::move(environment)));
    if (!born) return run;
    const pid_t child = *born;
    ::setpriority(PRIO_PGRP, static_cast<id_t>(child), nice_to_others);
    output.writing = Descriptor(-1);
    complaints.writing = Descriptor(-1);

    run.end = ProgramRun::End::exited;
    set_alarm(alarm, limit);
    const std::stop_callback ring(stop, [&bell] {
        const std::uint64_t once = 1;
        (void)!::write(bell.get(), &once, sizeof once);
    });
    Watchman(child, run).listen(output.reading, complaints.reading, alarm, bell);
    ::kill(-child, SIGKILL);  // with its mouth shut it must not stay either
    run.status = wait_for(child);
    const bool never_began = run.status == cannot_be_started || run.status == no_such_program;
    if (run.end == ProgramRun::End::exited && never_began) run.end = ProgramRun::End::not_there;
    return run;
}

}  // namespace slidewell
