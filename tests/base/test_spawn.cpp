#include <array>
#include <csignal>
#include <string>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/spawn.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

// What a shell says on its file number 5.
std::string said_by(const std::string& script, SpawnFiles& files, std::vector<std::string> environment) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    const Descriptor out(ends[0]);
    Descriptor in(ends[1]);
    files.give(in, 5);
    const auto child = spawn("sh", {"sh", "-c", script}, files, ProcessGroup::own, std::move(environment));
    REQUIRE(child.ok());
    in = Descriptor(-1);
    std::string said;
    for (std::array<char, 100> part{};;) {
        const ssize_t count = ::read(out.get(), part.data(), part.size());
        if (count <= 0) break;
        said.append(part.data(), static_cast<std::size_t>(count));
    }
    ::waitpid(*child, nullptr, 0);
    return said;
}

}  // namespace

TEST_CASE("a program has the words, the files and the environment that it is given, and nothing to read") {
    SpawnFiles files;
    files.drop(STDERR_FILENO);
    CHECK(said_by("cat >&5; echo lost >&2; echo \"$0 $GREETING\" >&5", files, {"GREETING=hello"}) ==
          "sh hello\n");
}

TEST_CASE("a program does not inherit signals that are ignored or blocked here") {
    const auto before = std::signal(SIGTERM, SIG_IGN);
    SpawnFiles files;
    CHECK(said_by("kill -TERM $$; echo still there >&5", files, {}).empty());
    std::signal(SIGTERM, before);
}

TEST_CASE("from a number on, a program has no files") {
    SpawnFiles files;
    const Descriptor null(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    files.give(null, 9).close_from(9);
    CHECK(said_by("test -e /proc/self/fd/9 || echo closed >&5", files, {}) == "closed\n");
}

TEST_CASE("a program that is not there cannot be started") {
    const auto started = spawn("/no/such/program", {"it"}, {}, ProcessGroup::same);
    REQUIRE_FALSE(started.ok());
    CHECK(started.error().message == "cannot start /no/such/program: No such file or directory");
}
