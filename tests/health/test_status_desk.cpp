#include "health/status_desk.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

constexpr StatusDesk::Time start{10h};
constexpr std::chrono::sys_seconds morning{20'000 * 24h + 9h};

ShowMoment at(Millis since_start) {
    return {start + since_start, morning + since_start, Steady{since_start}};
}

SlideBegan slide(const SlideId& name, Millis since_start) {
    SlideBegan began;
    began.at = at(since_start);
    began.slide = name;
    began.timing = {12s, {Transition::Kind::fade, {}, 2s}};
    return began;
}

Status status(const StatusDesk& desk, Millis since_start) {
    return desk.status(start + since_start, std::chrono::floor<std::chrono::seconds>(morning + since_start));
}

}  // namespace

TEST_CASE("before the first slide nothing is on the wall") {
    const StatusDesk desk(start, 1);
    const Status now = status(desk, 3s);
    CHECK_FALSE(now.wall);
    CHECK(now.running == 3s);
    CHECK(now.slides_shown == 0);
    CHECK(now.display == "");
    CHECK(desk.screen() == nullptr);
}

TEST_CASE("what is on the wall is told with its times and the edition that it is of") {
    StatusDesk desk(start, 1);
    desk.hear(SourcesChanged{at(0ms),
                             {{{"/srv/wait", 3, false, {}, ""}, {"/srv/waiting-room", 12, false, {}, ""}}}});
    desk.hear(slide("/srv/waiting-room/10-what.xml", 1s));
    desk.hear(slide("/srv/waiting-room/20-causes.xml", 15s));
    const Status now = status(desk, 23s);
    REQUIRE(now.wall);
    CHECK(now.wall->slide == "20-causes.xml");
    CHECK(now.wall->path == "/srv/waiting-room/20-causes.xml");
    CHECK(now.wall->source == "/srv/waiting-room");
    CHECK(now.wall->edition == 12);
    CHECK(now.wall->since == morning + 15s);
    CHECK(now.wall->shown == 8s);
    CHECK(now.wall->full_time == 14s);
    CHECK(now.slides_shown == 2);
}

TEST_CASE("a slide of no source has no edition") {
    StatusDesk desk(start, 1);
    desk.hear(slide("slidewell:notice", 0s));
    CHECK(status(desk, 1s).wall->source == "");
}

TEST_CASE("a pause does not count") {
    StatusDesk desk(start, 1);
    desk.hear(slide("/a/1.xml", 0s));
    desk.hear(PauseChanged{at(4s), true});
    CHECK(status(desk, 60s).wall->paused);
    CHECK(status(desk, 60s).wall->shown == 4s);
    desk.hear(PauseChanged{at(60s), false});
    CHECK_FALSE(status(desk, 61s).wall->paused);
    CHECK(status(desk, 61s).wall->shown == 5s);
}

TEST_CASE("a slide that begins in a pause has been shown for no time") {
    StatusDesk desk(start, 1);
    desk.hear(PauseChanged{at(4s), true});
    desk.hear(slide("/a/1.xml", 10s));
    CHECK(status(desk, 20s).wall->shown == 0s);
    desk.hear(PauseChanged{at(30s), false});
    CHECK(status(desk, 31s).wall->shown == 1s);
}

TEST_CASE("a fast show has shown its slides for longer") {
    StatusDesk desk(start, 10);
    desk.hear(slide("/a/1.xml", 0s));
    CHECK(status(desk, 500ms).wall->shown == 5s);
}

TEST_CASE("frames are counted, and the last one kept") {
    StatusDesk desk(start, 1);
    desk.hear(DisplayChosen{"CPU, x11, 640x360, 50 Hz", 20ms});
    auto first = std::make_shared<ShownFrame>();
    auto second = std::make_shared<ShownFrame>();
    desk.hear(FrameShown{start, start + 2ms, true, first});
    desk.hear(FrameShown{start + 60ms, start + 62ms, false, second});
    const Status now = status(desk, 1s);
    CHECK(now.display == "CPU, x11, 640x360, 50 Hz");
    CHECK(now.frames.last_minute.frames == 2);
    CHECK(now.frames.last_hour.dropped == 2);
    CHECK(now.frames.since_start.gaps.largest() == 60ms);
    CHECK(desk.screen() == second);
}
