#include "base/duration.h"
#include "support/catch.h"

using namespace slidewell;

TEST_CASE("durations read as people write them") {
    CHECK(parse_duration("12s") == Millis{12'000});
    CHECK(parse_duration("1m30s") == Millis{90'000});
    CHECK(parse_duration("800ms") == Millis{800});
    CHECK(parse_duration("1s500ms") == Millis{1'500});
    CHECK(parse_duration("2m") == Millis{120'000});
    CHECK(parse_duration("0s") == Millis{0});
}

TEST_CASE("anything else is not a duration") {
    for (const char* text : {"", "12", "s", "12 s", "1.5s", "-3s", "+3s", "3s1m", "1s1s", "5h", "12S", "1m30",
                             "99999999999999999999s", "1441m", "auto", "s12"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_duration(text).has_value());
    }
}

TEST_CASE("a duration's spelling reads back to the same value") {
    for (const int millis : {0, 1, 999, 1'000, 1'001, 59'999, 60'000, 61'500, 3'600'000}) {
        CAPTURE(to_string(Millis{millis}));
        CHECK(parse_duration(to_string(Millis{millis})) == Millis{millis});
    }
    CHECK(to_string(Millis{90'000}) == "1m30s");
}
