#include <string>

#include "record/repeat_filter.h"
#include "support/catch.h"

using slidewell::LogLevel;
using slidewell::LogLine;
using slidewell::Millis;
using slidewell::RepeatFilter;
using slidewell::Steady;
using Lines = std::vector<LogLine>;

namespace {

constexpr Steady at(int seconds) { return Steady{Millis{seconds * 1'000}}; }

const LogLine away{LogLevel::warning, "the folder is away"};
const LogLine back{LogLevel::note, "the folder is back"};

LogLine counted(const std::string& times) {
    return {LogLevel::warning, "the folder is away (" + times + " in the last minute)"};
}

}  // namespace

TEST_CASE("a message that comes first is written at once") {
    RepeatFilter filter;
    CHECK(filter.pass(away, at(0)) == Lines{away});
    CHECK(filter.pass(back, at(0)) == Lines{back});
    CHECK_FALSE(filter.next_due());
    CHECK(filter.rest().empty());
}

TEST_CASE("messages of another level or with other words are others") {
    RepeatFilter filter;
    const LogLine worse{LogLevel::error, away.text};
    CHECK(filter.pass(away, at(0)) == Lines{away});
    CHECK(filter.pass(worse, at(0)) == Lines{worse});
}

TEST_CASE("the same message is counted for a minute, then written with the count") {
    RepeatFilter filter;
    (void)filter.pass(away, at(0));
    for (int second = 1; second <= 12; ++second)
        CHECK(filter.pass(away, at(second)).empty());
    CHECK(filter.next_due() == at(60));
    CHECK(filter.due(at(59)).empty());
    CHECK(filter.due(at(60)) == Lines{counted("12 more times")});
    CHECK_FALSE(filter.next_due());
}

TEST_CASE("a message is at most once a minute in the log, for as long as it comes") {
    RepeatFilter filter;
    Lines written;
    for (int second = 0; second < 600; ++second) {
        for (const LogLine& line : filter.pass(away, at(second)))
            written.push_back(line);
    }
    REQUIRE(written.size() == 10);
    CHECK(written.at(1) == counted("59 more times"));
    CHECK(written.at(9) == counted("60 more times"));
    CHECK(filter.rest() == Lines{counted("60 more times")});
}

TEST_CASE("a message that comes again after a quiet minute is a first one") {
    RepeatFilter filter;
    (void)filter.pass(away, at(0));
    CHECK(filter.pass(away, at(60)) == Lines{away});
}

TEST_CASE("what is held back at the end is written then") {
    RepeatFilter filter;
    (void)filter.pass(away, at(0));
    (void)filter.pass(away, at(1));
    CHECK(filter.rest() == Lines{counted("once more")});
    CHECK(filter.rest().empty());
}

TEST_CASE("many different messages are all written, and the counts of forgotten ones too") {
    RepeatFilter filter;
    (void)filter.pass(away, at(0));
    (void)filter.pass(away, at(0));
    std::size_t written = 0;
    bool counts = false;
    for (int i = 0; i < 1'000; ++i) {
        for (const LogLine& line : filter.pass({LogLevel::note, std::to_string(i)}, at(1))) {
            ++written;
            counts = counts || line == counted("once more");
        }
    }
    CHECK(written == 1'001);
    CHECK(counts);
}
