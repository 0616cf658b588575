// Why something in the library could not be done: in words for people, and as a kind that the program can act
// on.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace slidewell {

enum class Problem {
    missing,     // there is no such file, object or edition
    damaged,     // it is there, and is not what was written
    full,        // no space is left on the disk
    over_limit,  // the library would grow beyond its own limit
    forbidden,   // by permissions, a disk that cannot be written, or a library opened to read
    too_large,   // for whoever wants to read it
    busy,        // another process holds the lock
    exhausted,   // this process has too many files open, or no memory: nothing is wrong with the disk
    failing,     // the disk itself, and everything else
};

struct LibraryError {
    Problem problem = Problem::failing;
    std::string message;
    friend bool operator==(const LibraryError&, const LibraryError&) = default;
};

template <typename T = Done>
using LibraryResult = Result<T, LibraryError>;

// `error` with what was being done put in front; the kind stays.
[[nodiscard]] inline LibraryError in_context(std::string_view doing, const LibraryError& error) {
    return {error.problem, std::string(doing) + ": " + error.message};
}

}  // namespace slidewell
