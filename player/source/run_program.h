// Another program, run to its end without a shell.
#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

#include "base/duration.h"

namespace slidewell {

struct ProgramRun {
    enum class End {
        exited,
        not_there,      // no program of that name is in PATH, or it cannot be started
        took_too_long,  // so it was killed
        stopped,        // it was killed because somebody asked for it
    };
    End end = End::exited;
    int status = 0;  // its exit status; 128 and the signal's number when a signal ended it
    std::string output;
    std::string complaints;  // what it wrote to its standard error: the end of it, where that was much

    [[nodiscard]] bool worked() const { return end == End::exited && status == 0; }
};

// Of what a program says, no more than this is kept: the beginning of its output, the end of its complaints.
inline constexpr std::size_t longest_output = std::size_t{16} << 20;
inline constexpr std::size_t longest_complaints = std::size_t{16} << 10;

// `words` starts with the program, which is looked for in PATH; `environment` holds NAME=VALUE entries that
// come on top of this process's own. It runs behind everything else on this computer, with nothing to read.
// Returns when it has ended, or soon after `limit` or `stop`: then it is asked to end, and killed where it
// does not, with all that it has started. It is killed when this process is; util-linux's setpriv sees to
// that.
[[nodiscard]] ProgramRun run_program(std::vector<std::string> words, std::vector<std::string> environment,
                                     Millis limit, const std::stop_token& stop);

}  // namespace slidewell
