// Processes that come and go.
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "link/child.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

Child shell(const std::string& script, std::span<const int> files = {}) {
    auto child = Child::start("/bin/sh", {"sh", "-c", script}, files);
    REQUIRE(child.ok());
    return *std::move(child);
}

constexpr Millis long_enough{20'000};

}  // namespace

TEST_CASE("a child gets its files from number 3 on, and no others") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);  // inheritable
    const Descriptor out(ends[0]);
    Descriptor in(ends[1]);
    Child child = shell("echo to the third >&3; ls /proc/self/fd | wc -l >&3", std::array{in.get()});
    in = Descriptor(-1);
    REQUIRE(child.ended_within(long_enough).has_value());
    std::string said(100, '\0');
    said.resize(static_cast<std::size_t>(std::max<ssize_t>(::read(out.get(), said.data(), said.size()), 0)));
    CHECK(said == "to the third\n5\n");  // 0 to 3, and the folder that ls looks into
}

TEST_CASE("files that lie in each other's places arrive in the right ones") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const Descriptor out(ends[0]);
    Descriptor in(ends[1]);
    const Descriptor null(::dup(STDIN_FILENO));
    Child child = shell("echo first >&3; echo third >&5", std::array{in.get(), null.get(), in.get()});
    in = Descriptor(-1);
    CHECK(child.ended_within(long_enough) == 0);
    std::string said(100, '\0');
    said.resize(static_cast<std::size_t>(std::max<ssize_t>(::read(out.get(), said.data(), said.size()), 0)));
    CHECK(said == "first\nthird\n");
}

TEST_CASE("a copy of this process has its own files, a group of its own and signals as they are by default") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const Descriptor out(ends[0]);
    Descriptor in(ends[1]);
    const auto before = std::signal(SIGUSR1, SIG_IGN);
    auto child = Child::copy(std::array{in.get()}, [] {
        const bool others = ::fcntl(first_file_of_child + 1, F_GETFD) >= 0 || errno != EBADF;
        const bool group = ::getpgid(0) == ::getpid();
        const bool usual = std::signal(SIGUSR1, SIG_DFL) == SIG_DFL;
        const std::string said = std::string(others ? "other files " : "") + (group ? "own group " : "") +
                                 (usual ? "usual signals" : "");
        return ::write(first_file_of_child, said.data(), said.size()) < 0 ? 1 : 7;
    });
    std::signal(SIGUSR1, before);
    REQUIRE(child.ok());
    in = Descriptor(-1);
    const auto status = child->ended_within(long_enough);
    REQUIRE(status.has_value());
    CHECK(ended_with(*status, 7));
    std::string said(100, '\0');
    said.resize(static_cast<std::size_t>(std::max<ssize_t>(::read(out.get(), said.data(), said.size()), 0)));
    CHECK(said == "own group usual signals");
}

TEST_CASE("it is said how a child ended") {
    const auto told = [](const std::string& script) {
        const auto status = shell(script).ended_within(long_enough);
        return status ? how_it_ended(*status) : "";
    };
    CHECK(told("exit 7") == "it ended with status 7");
    CHECK(told("kill -SEGV $$") == "it was ended by signal 11 (Segmentation fault)");
}

TEST_CASE("a child that runs on is told apart, and goes with its object") {
    pid_t id = 0;
    {
        Child child = shell("exec sleep 1000");
        id = child.id();
        CHECK_FALSE(child.ended_within(Millis{10}).has_value());
        CHECK(::kill(id, 0) == 0);
    }
    CHECK(::kill(id, 0) == -1);
}

TEST_CASE("signals that this process ignores or keeps back have their usual effect on a child") {
    sigset_t before;
    sigset_t blocked;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGTERM);
    REQUIRE(::pthread_sigmask(SIG_BLOCK, &blocked, &before) == 0);
    const auto status = shell("kill -TERM $$; sleep 1000").ended_within(long_enough);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    REQUIRE(status.has_value());
    CHECK(how_it_ended(*status) == "it was ended by signal 15 (Terminated)");
}

TEST_CASE("a program that is not there is no child") {
    CHECK_FALSE(Child::start("/no/such/program", {"program"}, {}).ok());
}
