// A child and a pipe.
#include "app/answer.h"

#include <array>
#include <chrono>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/spawn.h"
#include "link/child.h"

namespace slidewell {
namespace {

using Steadily = std::chrono::steady_clock;

// Nothing when the line did not come to its end.
std::optional<std::string> read_line(const Descriptor& from, Steadily::time_point until) {
    std::string line;
    std::array<char, 512> bytes{};
    for (;;) {
        const auto left = std::chrono::ceil<Millis>(until - Steadily::now()).count();
        pollfd wanted{from.get(), POLLIN, 0};
        if (left <= 0 || ::poll(&wanted, 1, static_cast<int>(left)) <= 0) return std::nullopt;
        const ssize_t count = ::read(from.get(), bytes.data(), bytes.size());
        if (count <= 0) return std::nullopt;
        line.append(bytes.data(), static_cast<std::size_t>(count));
        if (const auto end = line.find('\n'); end != std::string::npos) return line.substr(0, end);
    }
}

}  // namespace

Result<std::string> answer_of(std::vector<std::string> command, Millis patience) {
    const Steadily::time_point until = Steadily::now() + patience;
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return Error{"there is no pipe left"};
    const Descriptor out(ends[0]);
    Descriptor in(ends[1]);
    SpawnFiles files;
    files.give(in, STDOUT_FILENO).drop(STDERR_FILENO);
    const std::string program = command.front();
    const auto id = spawn(program, std::move(command), files, ProcessGroup::same);
    if (!id) return Error{"cannot start " + program};
    const Child child(*id);
    in = Descriptor(-1);
    if (auto line = read_line(out, until)) return *std::move(line);
    return Error{Steadily::now() < until ? "it ended without an answer" : "there was no answer in time"};
}

}  // namespace slidewell
