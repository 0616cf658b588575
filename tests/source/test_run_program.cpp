// Running other programs.
#include <csignal>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "source/run_program.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;
using namespace std::chrono_literals;
using End = ProgramRun::End;

namespace {

constexpr Millis long_enough = 60s;

ProgramRun shell(const std::string& script, Millis limit = long_enough, const std::stop_token& stop = {}) {
    return run_program({"sh", "-c", script}, {"GREETING=hello"}, limit, stop);
}

}  // namespace

TEST_CASE("output, complaints and exit status of a program are told apart") {
    const ProgramRun run = shell("echo said; echo complained >&2; exit 3");
    CHECK(run.end == End::exited);
    CHECK(run.status == 3);
    CHECK(run.output == "said\n");
    CHECK(run.complaints == "complained\n");
    CHECK_FALSE(run.worked());
    CHECK(shell("true").worked());
}

TEST_CASE("a program that a signal ends did not work") {
    const ProgramRun run = shell("kill -TERM $$");
    CHECK(run.end == End::exited);
    CHECK(run.status == 128 + SIGTERM);
}

TEST_CASE("a program that is not there is known as such") {
    CHECK(run_program({"no-such-program"}, {}, long_enough, {}).end == End::not_there);
}

TEST_CASE("a program gets its words as they are, the environment with what is added, and nothing to read") {
    const ProgramRun run =
        run_program({"sh", "-c", "printf '%s|' \"$@\" \"$GREETING\" \"${PATH:+path}\"; cat", "sh",
                     "two words", "$HOME; `x`"},
                    {"GREETING=hello"}, long_enough, {});
    CHECK(run.output == "two words|$HOME; `x`|hello|path|");
}

TEST_CASE("a program gets no file that is open here") {
    const TempFolder temp;
    const int file = ::open(temp.write("secret").c_str(), O_RDONLY);  // not closed by exec
    REQUIRE(file > 2);
    const ProgramRun run = shell("ls -l /proc/self/fd");
    ::close(file);
    CHECK(run.worked());
    CHECK(run.output.find("secret") == std::string::npos);
}

TEST_CASE("a program ends with the process that runs it, even when that is killed") {
    const TempFolder temp;
    const std::string mark = (temp.path() / "mark").string();
    REQUIRE(::mkfifo(mark.c_str(), 0600) == 0);
    const pid_t process = ::fork();
    if (process == 0) {
        (void)shell("echo begun > " + mark + "; exec sleep 60 > " + mark);
        ::_exit(0);
    }
    // The pipe is at its end when nobody can write into it any more.
    std::ifstream pipe(mark);
    std::string line;
    std::getline(pipe, line);
    CHECK(line == "begun");
    ::kill(process, SIGKILL);
    ::waitpid(process, nullptr, 0);
    CHECK_FALSE(std::getline(pipe, line));
}

TEST_CASE("a program that takes too long is killed, and with it what it has started") {
    const TempFolder temp;
    const std::string pipe = (temp.path() / "pipe").string();
    // Both ignore being asked. The pipe can be read to its end only when nobody holds it any more.
    const ProgramRun run = shell("mkfifo " + pipe + "; trap '' TERM; (sleep 1000) & cat " + pipe, 200ms);
    CHECK(run.end == End::took_too_long);
    CHECK(run.status == 128 + SIGKILL);
}

TEST_CASE("a program that ends when it is asked to may tidy up first") {
    const ProgramRun run = shell("trap 'echo tidied; exit 0' TERM; echo ready; sleep 1000 & wait", 500ms);
    CHECK(run.end == End::took_too_long);
    CHECK(run.output == "ready\ntidied\n");
}

TEST_CASE("a program is ended when somebody asks for it") {
    std::stop_source stop;
    const std::jthread somebody([&] {
        std::this_thread::sleep_for(100ms);
        stop.request_stop();
    });
    CHECK(shell("sleep 1000", long_enough, stop.get_token()).end == End::stopped);
    CHECK(shell("sleep 1000", long_enough, stop.get_token()).end == End::stopped);
}

TEST_CASE("of a program that says too much, only so much is kept") {
    const ProgramRun run = shell("head -c 20000000 /dev/zero; head -c 100000 /dev/zero >&2; echo end >&2");
    CHECK(run.worked());
    CHECK(run.output.size() == longest_output);
    CHECK(run.complaints.size() == longest_complaints);
    CHECK(run.complaints.ends_with("end\n"));
}
