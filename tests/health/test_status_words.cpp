#include "health/status.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::sys_seconds noon{20'000 * 24h + 12h};

Status playing() {
    Status status;
    status.version = "1.0";
    status.process = 4711;
    status.now = noon;
    status.running = 26h;
    status.slides_shown = 6'210;
    status.display = "CPU, x11, 1920x1080, 60 Hz";
    status.wall = OnTheWall{"20-causes.xml",
                            "/srv/waiting-room/20-causes.xml",
                            "/srv/waiting-room",
                            12,
                            noon - 8s,
                            8'200ms,
                            14s,
                            false};
    status.sources = {{"/srv/waiting-room", 12, false, {}, ""}};
    status.memory = {23'552, 14'336};
    return status;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a status tells people what is on the wall") {
    const std::string text = to_text(playing());
    CAPTURE(text);
    CHECK(holds(text, "slidewell 1.0, process 4711, running for 26 h 0 min, 6210 slides shown\n"));
    CHECK(holds(text, "On the wall  20-causes.xml for 8 s of 14 s, from edition 12 of /srv/waiting-room\n"));
    CHECK(holds(text, "Display      CPU, x11, 1920x1080, 60 Hz\n"));
    CHECK(holds(text, "Slides       /srv/waiting-room: edition 12 is on air\n"));
    CHECK(holds(text, "Studio       answers\n"));
    CHECK(holds(text, "Last minute  none\n"));
    CHECK(holds(text, "Memory       player 23.0 MB, studio 14.0 MB\n"));
    CHECK(in_short(playing()) == "20-causes.xml is on the wall, edition 12");
}

TEST_CASE("a slide that has no other to make room for has no full time") {
    Status status = playing();
    status.wall->shown = 3h;
    CHECK(holds(to_text(status), "20-causes.xml for 3 h 0 min, from edition 12"));
}

TEST_CASE("a status tells of what is away, paused or was started anew") {
    Status status = playing();
    status.wall->paused = true;
    status.sources = {{"/srv/waiting-room", 12, true, noon - 50min, "the server does not answer"},
                      {"onedrive:Waiting room", 0, true, {}, "no network"}};
    status.studio = {0, false, 2, "it was killed by signal 11", noon - 3min};
    const std::string text = to_text(status);
    CAPTURE(text);
    CHECK(holds(text, "8 s of 14 s, paused, from edition 12"));
    CHECK(holds(text,
                "Slides       /srv/waiting-room: away for 50 min (the server does not answer); edition 12 "
                "stays on air\n"));
    CHECK(holds(text, "Slides       onedrive:Waiting room: away (no network); no edition yet\n"));
    CHECK(holds(text,
                "Studio       does not answer; started anew 2 times, last 3 min ago: it was killed by "
                "signal 11\n"));
    CHECK(in_short(status) == "20-causes.xml is on the wall, edition 12; 2 folders away");
}

TEST_CASE("a status of a player that has nothing to show yet says so") {
    Status status;
    CHECK(holds(to_text(status), "On the wall  nothing yet\n"));
    CHECK(holds(to_text(status), "Display      none yet\n"));
    CHECK(holds(to_text(status), "Memory       player unknown\n"));
    CHECK(in_short(status) == "waiting for a display");
    status.display = "CPU";
    CHECK(in_short(status) == "nothing on the wall yet");
}

TEST_CASE("frames are told with how even they were") {
    Status status = playing();
    for (int frame = 0; frame < 100; ++frame)
        status.frames.last_hour.count({2ms, frame == 50 ? 33ms : 17ms, 16'667us});
    CHECK(holds(to_text(status),
                "Last hour    100 shown, 0 late, 1 dropped; on the screen after 2.0 ms, 99 % up "
                "to 2.0 ms, longest 2.0 ms; in motion every 17."));
}

TEST_CASE("nothing in a status controls the terminal") {
    Status status = playing();
    status.wall->slide = "a\x1b[2Jb\nc.xml";
    CHECK(holds(to_text(status), "a?[2Jb"));
    CHECK(in_short(status).find('\n') == std::string::npos);
}

TEST_CASE("times are told as roughly as people care") {
    CHECK(roughly(-1s) == "0 s");
    CHECK(roughly(119s) == "119 s");
    CHECK(roughly(2min) == "2 min");
    CHECK(roughly(119min) == "119 min");
    CHECK(roughly(185min) == "3 h 5 min");
    CHECK(roughly(49h) == "2 days");
}

TEST_CASE("a status for programs has names that stay and plain units") {
    Status status = playing();
    status.studio = {815, true, 1, "it did not answer", noon - 1h};
    status.frames.since_start.count({2ms, 17ms, 16'667us});
    const std::string json = to_json(status);
    CAPTURE(json);
    CHECK(json.starts_with(R"({"version": "1.0", "process": 4711, "now": "2024-10-04T12:00:00Z", )"
                           R"("running_s": 93600, "slides_shown": 6210, )"
                           R"("display": "CPU, x11, 1920x1080, 60 Hz", )"));
    CHECK(holds(json, R"("wall": {"slide": "20-causes.xml", "path": "/srv/waiting-room/20-causes.xml", )"
                      R"("source": "/srv/waiting-room", "edition": 12, "since": "2024-10-04T11:59:52Z", )"
                      R"("shown_s": 8.200, "full_s": 14.000, "paused": false})"));
    CHECK(holds(json, R"("sources": [{"name": "/srv/waiting-room", "edition": 12, "away": false, )"
                      R"("read": null, "trouble": null}])"));
    CHECK(holds(json, R"("studio": {"process": 815, "answers": true, "restarts": 1, )"
                      R"("restarted": "2024-10-04T11:00:00Z", "trouble": "it did not answer"})"));
    CHECK(holds(json, R"("since_start": {"shown": 1, "late": 0, "dropped": 0, "gap": {"p50_ms": 17.000, )"
                      R"("p99_ms": 17.000, "largest_ms": 17.000}, "delay": {"p50_ms": 2.000,)"));
    CHECK(holds(json, R"("memory": {"player_kib": 23552, "studio_kib": 14336}})"));
}

TEST_CASE("what is not known is null for programs") {
    const std::string json = to_json(Status{});
    CHECK(holds(json, R"("display": null, "wall": null, "sources": [])"));
    CHECK(holds(json, R"("memory": {"player_kib": null, "studio_kib": null})"));
}
