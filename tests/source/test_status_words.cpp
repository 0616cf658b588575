// How the receipt says things.
#include <chrono>

#include "source/status_html.h"
#include "source/status_words.h"
#include "support/catch.h"

using namespace slidewell;
using std::chrono::November;

namespace {

constexpr WallTime day(int year, unsigned number, int hour = 9, int minute = 5) {
    return {{std::chrono::year{year}, November, std::chrono::day{number}}, {hour, minute}};
}

}  // namespace

TEST_CASE("a moment of today is a time; of another day, it names the day; of another year, that too") {
    const WallTime today = day(2026, 22, 23, 59);
    CHECK(moment(day(2026, 22), today).text == "09:05");
    CHECK(moment(day(2026, 19), today).text == "Thursday, 19 November, 09:05");
    CHECK(moment(day(2025, 22), today).text == "Saturday, 22 November 2025, 09:05");
    CHECK(full_moment(today).text == "Sunday, 22 November 2026, 23:59");
    CHECK(moment(day(2026, 2), today).datetime == "2026-11-02T09:05");
}

TEST_CASE("a length of time is told to the second, and never as nothing") {
    const auto [millis, text, datetime] =
        GENERATE(table<int, std::string, std::string>({{12'000, "12 seconds", "PT12S"},
                                                       {11'300, "11 seconds", "PT11S"},
                                                       {1'000, "1 second", "PT1S"},
                                                       {80, "1 second", "PT1S"},
                                                       {60'000, "1 minute", "PT60S"},
                                                       {90'000, "1 minute 30 seconds", "PT90S"},
                                                       {3'601'000, "60 minutes 1 second", "PT3601S"}}));
    CHECK(length(Millis{millis}).text == text);
    CHECK(length(Millis{millis}).datetime == datetime);
}

TEST_CASE("a transition is told by where the new slide comes from") {
    const auto [name, text] =
        GENERATE(table<std::string, std::string>({{"fade", "fade"},
                                                  {"cut", "cut"},
                                                  {"push-left", "push from the right"},
                                                  {"wipe-right", "wipe from the left"},
                                                  {"cover-up", "cover from below"},
                                                  {"push-down", "push from above"},
                                                  {"uncover-left", "uncover to the left"},
                                                  {"uncover-down", "uncover downwards"}}));
    const auto transition = parse_transition(name);
    REQUIRE(transition);
    CHECK(in_words(*transition) == text);
}

TEST_CASE("every transition that can be written can be told") {
    for (const std::string_view name : transition_names()) {
        const auto transition = parse_transition(name);
        REQUIRE(transition);
        CHECK(in_words(*transition).find('-') == std::string::npos);
        CHECK(!in_words(*transition).empty());
    }
}

TEST_CASE("text is made fit to show: one line of valid UTF-8 that steers nothing") {
    const auto [text, shown] = GENERATE(table<std::string, std::string>(
        {{"Größe 大きさ", "Größe 大きさ"},
         {"two\r\nlines\tand a tab", "two  lines and a tab"},
         {std::string("nul\0 bell\a escape\x1B[31m", 20), "nul\uFFFD bell\uFFFD escape\uFFFD"},
         {"\xFF half \xC3", "\uFFFD half \uFFFD"},
         {"photo\u202Egpj.exe", "photo\uFFFDgpj.exe"},
         {"line\u2028separator\u0085", "line\uFFFDseparator\uFFFD"},
         {"no character: \uFFFF", "no character: \uFFFD"}}));
    CHECK(plain(text).starts_with(shown));
}

TEST_CASE("a message becomes a sentence, and a name that opens it keeps its letters") {
    const auto [message, sentence] = GENERATE(
        table<std::string, std::string>({{"a comment is never closed", "A comment is never closed."},
                                         {"did you mean <title>?", "Did you mean <title>?"},
                                         {"clinic.phone is still empty", "clinic.phone is still empty."},
                                         {"knee.jpg is a folder", "knee.jpg is a folder."},
                                         {"<titel> is not known", "<titel> is not known."},
                                         {" Whole already. ", "Whole already."},
                                         {"", ""}}));
    CHECK(as_sentence(message) == sentence);
}

TEST_CASE("what is escaped can stand between tags and in quotes") {
    CHECK(escaped("<b a=\"1\" b='2'>&amp;") == "&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;");
    CHECK(escaped("a\x01z") == "a\uFFFDz");
}

TEST_CASE("moments and files are marked up in HTML, and plain in text") {
    const Sentence sentence{file_name("a&b.xml"), words(" since "), moment(day(2026, 22), day(2026, 22))};
    CHECK(html(sentence) ==
          "<bdi class=\"file\">a&amp;b.xml</bdi> since <time datetime=\"2026-11-22T09:05\">09:05</time>");
    CHECK(to_string(sentence) == "a&b.xml since 09:05");
}

TEST_CASE("bytes are written in base64") {
    // The test vectors of RFC 4648, section 10, and bytes above 127.
    const auto [bytes, written] = GENERATE(table<std::string, std::string>({{"", ""},
                                                                            {"f", "Zg=="},
                                                                            {"fo", "Zm8="},
                                                                            {"foo", "Zm9v"},
                                                                            {"foob", "Zm9vYg=="},
                                                                            {"fooba", "Zm9vYmE="},
                                                                            {"foobar", "Zm9vYmFy"},
                                                                            {"\xFF\xFE\xFD", "//79"}}));
    CHECK(base64(bytes) == written);
}

TEST_CASE("a picture is known by how it opens, not by its name") {
    CHECK(picture_type("\x89PNG\r\n\x1A\n....") == "image/png");
    CHECK(picture_type("\xFF\xD8\xFF\xE0") == "image/jpeg");
    CHECK(picture_type("<svg onload='alert(1)'>").empty());
    CHECK(picture_type("").empty());
}
