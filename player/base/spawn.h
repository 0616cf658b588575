// Starting a program in a process of its own, by posix_spawn, which copies nothing of this process and which
// other threads do not mind. What it takes is put together step by step, as values that clean up themselves.
#pragma once

#include <string>
#include <vector>

#include <spawn.h>
#include <sys/types.h>

#include "base/descriptor.h"
#include "base/result.h"

namespace slidewell {

// The files of a new process. It reads nothing; what is not given here it shares with this process, as far as
// that hands files on at all.
class SpawnFiles {
  public:
    SpawnFiles();
    SpawnFiles(const SpawnFiles&) = delete;
    SpawnFiles& operator=(const SpawnFiles&) = delete;
    ~SpawnFiles();

    // `file`, which must be open until the start, gets this number there.
    SpawnFiles& give(const Descriptor& file, int number);
    // What is written to this number goes nowhere.
    SpawnFiles& drop(int number);
    // From this number on, nothing is open.
    SpawnFiles& close_from(int number);

    [[nodiscard]] const posix_spawn_file_actions_t& get() const { return actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

enum class ProcessGroup {
    same,
    own,  // so it ends together with what it starts, and Ctrl-C in a terminal is not for it
};

// Starts a program with signals as they are by default. `words` are its arguments from its own name on;
// `program` is looked for in PATH where it has no slash. `environment` holds NAME=VALUE entries.
[[nodiscard]] Result<pid_t> spawn(const std::string& program, std::vector<std::string> words,
                                  const SpawnFiles& files, ProcessGroup group,
                                  std::vector<std::string> environment);
// With this process's own environment.
[[nodiscard]] Result<pid_t> spawn(const std::string& program, std::vector<std::string> words,
                                  const SpawnFiles& files, ProcessGroup group);

}  // namespace slidewell
