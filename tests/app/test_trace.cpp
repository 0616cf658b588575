#include <fstream>
#include <regex>
#include <sstream>

#include "app/trace.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using slidewell::Trace;

namespace {

std::string content(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("a trace is an array of complete events, with what they were about") {
    const TempFolder folder;
    const auto file = folder.path() / "trace.json";
    {
        auto trace = Trace::open(file);
        REQUIRE(trace);
        trace->finished("frame", "a \"b\".xml", Trace::Clock::now());
        trace->finished("transition", "c.xml", Trace::Clock::now());
    }
    const std::regex events(R"(\[\n\{"ph":"X","pid":1,"tid":1,"name":"frame","ts":\d+,"dur":\d+,)"
                            R"("args":\{"slide":"a \\"b\\"\.xml"\}\},\n\{.*"name":"transition".*\}\}\n\]\n)");
    CHECK(std::regex_match(content(file), events));
}

TEST_CASE("an event starts when it began, not when it was written") {
    const TempFolder folder;
    const auto file = folder.path() / "trace.json";
    {
        auto trace = Trace::open(file);
        REQUIRE(trace);
        trace->finished("frame", "a.xml", Trace::Clock::now() + std::chrono::hours{1});
    }
    const std::string text = content(file);
    const auto begun = std::stoll(text.substr(text.find("\"ts\":") + 5));
    CHECK(begun >= 3'600'000'000);
}

TEST_CASE("a trace without events is an empty array") {
    const TempFolder folder;
    const auto file = folder.path() / "trace.json";
    REQUIRE(Trace::open(file));
    CHECK(content(file) == "[\n]\n");
}

TEST_CASE("a trace that cannot be written is an error that names the file") {
    const auto trace = Trace::open("/no/such/folder/trace.json");
    REQUIRE_FALSE(trace);
    CHECK(trace.error().message == "cannot write /no/such/folder/trace.json");
}

TEST_CASE("a trace that was never opened takes events and leaves nothing") {
    Trace trace;
    CHECK_NOTHROW(trace.finished("frame", "a.xml", Trace::Clock::now()));
}
