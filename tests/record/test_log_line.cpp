#include <string>

#include "record/log_line.h"
#include "support/catch.h"

using namespace slidewell;

TEST_CASE("a diagnostic keeps the form that editors jump to") {
    const Diagnostic diagnostic{"a.xml", {2, 3}, Severity::error, "this is wrong", "write that"};
    CHECK(for_terminal(log_line(diagnostic)) == "a.xml:2:3: error: this is wrong; write that\n");
    CHECK(for_terminal(log_problem("no display")) == "slidewell: no display\n");
}

TEST_CASE("for the journal a line opens with its priority") {
    CHECK(for_journal({LogLevel::error, "a"}) == "<3>a\n");
    CHECK(for_journal({LogLevel::warning, "b"}) == "<4>b\n");
    CHECK(for_journal({LogLevel::note, "c"}) == "<6>c\n");
    CHECK(for_journal(log_line(Diagnostic{"a.xml", {}, Severity::warning, "hm", ""})) ==
          "<4>a.xml: warning: hm\n");
}

TEST_CASE("no message can forge another line, or speak to the terminal") {
    CHECK(on_one_line("a\nslidewell: all is well\r\t\x1B[2J\x7F") == "a slidewell: all is well   [2J ");
    CHECK(on_one_line("Grüße → 字") == "Grüße → 字");
}

TEST_CASE("a line that is too long is cut between two letters") {
    const std::string full(longest_log_line, 'x');
    CHECK(on_one_line(full) == full);
    CHECK(on_one_line(full + "y") == full + "…");
    const std::string before(longest_log_line - 1, 'x');
    CHECK(on_one_line(before + "ü") == before + "…");
}

TEST_CASE("the journal's stream is known by its device and inode") {
    CHECK(names_journal("8:1234", 8, 1234));
    CHECK_FALSE(names_journal("8:1234", 8, 12345));
    CHECK_FALSE(names_journal("", 8, 1234));
    CHECK_FALSE(names_journal("nonsense", 0, 0));
}
