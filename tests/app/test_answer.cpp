#include "app/answer.h"
#include "support/catch.h"

using slidewell::answer_of;
using namespace std::chrono_literals;

namespace {

constexpr slidewell::Millis long_enough{60'000};

std::string answer_of_shell(const std::string& script) {
    const auto answer = answer_of({"/bin/sh", "-c", script}, long_enough);
    return answer ? *answer : "error: " + answer.error().message;
}

}  // namespace

TEST_CASE("the answer of a program is the first line that it prints") {
    CHECK(answer_of_shell("printf 'one\\ntwo\\n'") == "one");
    CHECK(answer_of_shell("printf 'in '; printf 'parts\\n'") == "in parts");
    CHECK(answer_of_shell("echo; echo later").empty());
}

TEST_CASE("a program that has answered is not waited for") {
    CHECK(answer_of_shell("echo yes; sleep 600") == "yes");
}

TEST_CASE("a program that ends or crashes without a line has given no answer") {
    CHECK(answer_of_shell("exit 0") == "error: it ended without an answer");
    CHECK(answer_of_shell("printf unfinished") == "error: it ended without an answer");
    CHECK(answer_of_shell("echo no >&2; kill -SEGV $$") == "error: it ended without an answer");
}

TEST_CASE("a program that hangs is given up") {
    const auto answer = answer_of({"/bin/sh", "-c", "sleep 600"}, 20ms);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.error().message == "there was no answer in time");
}

TEST_CASE("a program that is not there cannot answer") {
    const auto answer = answer_of({"/nowhere/at/all"}, long_enough);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.error().message == "cannot start /nowhere/at/all");
}
