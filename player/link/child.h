// Another process of ours, which ends when this object does.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <sys/types.h>

#include "base/duration.h"
#include "base/result.h"

namespace slidewell {

// The number that the first of a child's files has there; the others follow.
inline constexpr int first_file_of_child = 3;

class Child {
  public:
    // Starts a program by its path, with `words` as its arguments from its own name on, and with `files` as
    // its files from number 3 on. It reads nothing from a terminal, says what it says where this process
    // does, and is in a group of its own: Ctrl-C, and a signal that is meant for this process, are not for
    // it.
    [[nodiscard]] static Result<Child> start(const std::string& program, std::vector<std::string> words,
                                             std::span<const int> files);
    // The same for a program that is in this one: the child is a copy of this process, in which `main` runs
    // and then it ends. It need not be loaded anew, which takes as long as all else at a start; but this
    // process must have no other thread yet.
    [[nodiscard]] static Result<Child> copy(std::span<const int> files, int (*main)());
    // Takes over one that spawn() has started.
    explicit Child(pid_t id) : id_(id) {}
    Child(Child&& other) noexcept : id_(std::exchange(other.id_, -1)) {}
    Child& operator=(Child&& other) noexcept {
        std::swap(id_, other.id_);
        return *this;
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child();  // kills it

    [[nodiscard]] pid_t id() const { return id_; }
    void kill() const;

    // How it ended, as waitpid(2) says it. Nothing when it has not within `patience`.
    [[nodiscard]] std::optional<int> ended_within(Millis patience);

  private:
    pid_t id_;  // -1: none, or it ended
};

// "it was ended by signal 11 (Segmentation fault)", "it ended with status 1".
[[nodiscard]] std::string how_it_ended(int status);

[[nodiscard]] bool ended_with(int status, int exit_status);

// In the child itself: it is killed when the thread that started it ends, is the first to go when memory runs
// short, and goes by `name` in lists of processes.
void belong_to_parent(const char* name);

}  // namespace slidewell
