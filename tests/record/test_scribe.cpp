#include "record/scribe.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

constexpr WallMillis nine = std::chrono::sys_days{std::chrono::year{2026} / 11 / 16} + 9h;

// So long after the show began, at nine.
ShowMoment after(Millis time, int speed = 1) {
    ShowMoment moment;
    moment.steady = std::chrono::steady_clock::time_point{} + time / speed;
    moment.wall = nine + time / speed;
    moment.show = Steady{5'000ms} + time;
    return moment;
}

SlideBegan begins(const SlideId& slide, Millis when, int speed = 1) {
    return {after(when, speed), slide, 1, {10s, {}}, {}};
}
SlideEnded ends(const SlideId& slide, Millis when, Millis shown, bool whole, int speed = 1) {
    return {after(when, speed), slide, 1, shown, whole};
}
SourceHealth source(const std::string& name, std::uint64_t edition, bool away = false) {
    return {name, edition, away, {}, {}};
}
template <typename Entry>
const Entry& entry(const Scribe& scribe, std::size_t number) {
    return std::get<Entry>(scribe.entries().at(number));
}

}  // namespace

TEST_CASE("a slide is written down when it ends, with its source and edition") {
    Scribe scribe(1);
    scribe.hear(SourcesChanged{after(0s), {{source("/srv", 3), source("/srv/room", 7)}}});
    scribe.hear(begins("/srv/room/a.xml", 1s));
    CHECK(scribe.entries().empty());
    scribe.hear(ends("/srv/room/a.xml", 11s, 10s, true));
    const auto& play = entry<PlayRecord>(scribe, 0);
    CHECK(play.slide == "/srv/room/a.xml");
    CHECK(play.source == "/srv/room");
    CHECK(play.edition == 7);
    CHECK(play.began.wall == nine + 1s);
    CHECK(play.shown == 10s);
    CHECK(play.whole);
}

TEST_CASE("the edition is the one that was on air when the slide began") {
    Scribe scribe(1);
    scribe.hear(SourcesChanged{after(0s), {{source("/srv", 3)}}});
    scribe.hear(begins("/srv/a.xml", 1s));
    scribe.hear(SourcesChanged{after(2s), {{source("/srv", 4)}}});
    scribe.hear(ends("/srv/a.xml", 3s, 2s, false));
    CHECK(entry<PlayRecord>(scribe, 0).edition == 3);
    CHECK_FALSE(entry<PlayRecord>(scribe, 0).whole);
}

TEST_CASE("a slide whose beginning was lost began before it ended") {
    Scribe scribe(1);
    scribe.hear(ends("a.xml", 30s, 12s, true));
    CHECK(entry<PlayRecord>(scribe, 0).began.wall == nine + 18s);
}

TEST_CASE("a show that runs faster than the clock is dated by its own time") {
    Scribe scribe(100);
    scribe.hear(begins("a.xml", 0s, 100));
    scribe.hear(ends("a.xml", 1h, 1h, true, 100));
    scribe.hear(begins("b.xml", 1h, 100));
    scribe.hear(ends("b.xml", 2h, 1h, true, 100));
    CHECK(entry<PlayRecord>(scribe, 1).began.wall == nine + 1h);
}

TEST_CASE("a source that goes and comes is written down each time it does, and no more") {
    Scribe scribe(1);
    scribe.hear(SourcesChanged{after(0s), {{source("/a", 1), source("/b", 1)}}});
    scribe.hear(SourcesChanged{after(60s), {{source("/a", 1, true), source("/b", 1)}}});
    scribe.hear(SourcesChanged{after(70s), {{source("/a", 1, true), source("/b", 2)}}});
    scribe.hear(SourcesChanged{after(90s), {{source("/a", 2), source("/b", 2)}}});
    REQUIRE(scribe.entries().size() == 2);
    CHECK(entry<SourceRecord>(scribe, 0).source == "/a");
    CHECK(entry<SourceRecord>(scribe, 0).away);
    CHECK(entry<SourceRecord>(scribe, 0).at.wall == nine + 60s);
    CHECK_FALSE(entry<SourceRecord>(scribe, 1).away);
    CHECK(entry<SourceRecord>(scribe, 1).at.wall == nine + 90s);
}

TEST_CASE("a source is away from when it was last read") {
    Scribe scribe(1);
    SourceHealth away = source("/a", 1, true);
    away.read = std::chrono::floor<std::chrono::seconds>(nine + 40s);
    scribe.hear(SourcesChanged{after(60s), {{away}}});
    CHECK(entry<SourceRecord>(scribe, 0).at.wall == nine + 40s);
    CHECK(entry<SourceRecord>(scribe, 0).at.steady == after(40s).show);
}

TEST_CASE("when the show is over, nobody is watched any longer") {
    Scribe scribe(1);
    scribe.hear(SourcesChanged{after(60s), {{source("/a", 1, true), source("/b", 1)}}});
    scribe.close();
    REQUIRE(scribe.entries().size() == 2);
    CHECK_FALSE(entry<SourceRecord>(scribe, 1).away);
}

TEST_CASE("what the studio says is written down, one entry each") {
    Scribe scribe(1);
    const Diagnostic wrong{"a.xml", {1, 2}, Severity::error, "wrong", ""};
    scribe.hear(StudioSaid{after(1s), {wrong, wrong}});
    REQUIRE(scribe.entries().size() == 2);
    CHECK(entry<FailureRecord>(scribe, 0).diagnostic == wrong);
}

TEST_CASE("what cannot be written for long is forgotten, the oldest first") {
    Scribe scribe(1);
    for (std::size_t i = 0; i <= Scribe::most_entries; ++i)
        scribe.hear(ends(std::to_string(i), 1s, 1s, true));
    CHECK(scribe.entries().size() == Scribe::most_entries);
    CHECK(entry<PlayRecord>(scribe, 0).slide == "1");
    scribe.written();
    CHECK(scribe.entries().empty());
}

TEST_CASE("each studio that ended is written down, and why") {
    Scribe scribe(1);
    scribe.hear(StudioReplaced{after(3s), "it hung"});
    scribe.hear(StudioReplaced{after(7s), "it was ended by signal 11"});
    REQUIRE(scribe.entries().size() == 2);
    const auto& second = entry<RestartRecord>(scribe, 1);
    CHECK(second.at.wall == nine + 7s);
    CHECK(second.why == "it was ended by signal 11");
}
