// The studio's work done inside its cage: painting with this machine's fonts and decoders, keeping a library,
// and getting slides by way of the porter.
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <thread>

#include "deck.h"
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/cage.h"
#include "app/clock.h"
#include "app/home.h"
#include "app/workshop_files.h"
#include "studio/samples.h"
#include "support/catch.h"
#include "support/images.h"

using namespace slidewell;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr int fine = 0;
constexpr Size screen{640, 360};

pid_t start(const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(work());
    return child;
}

// Its exit status; 128 and the signal's number when a signal ended it.
int end_of(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int in_a_child(const std::function<int()>& work) { return end_of(start(work)); }

bool comes_true(const std::function<bool()>& what) {
    const auto until = std::chrono::steady_clock::now() + 60s;
    while (!what() && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(5ms);
    return what();
}

struct WaitingRoom {
    TempFolder share;
    TempFolder state;

    [[nodiscard]] Settings settings() const {
        Settings settings = default_settings(*find_home());
        settings.sources = {{share.path(), {}, Millis{20}, true}};
        settings.library = state.path() / "library";
        return settings;
    }
};

// How `work` ends in the cage of a studio that keeps its library in this room.
int caged(const WaitingRoom& room, const std::function<int()>& work) {
    return in_a_child([&] {
        fs::create_directories(room.settings().library);
        static_cast<void>(confine(cage_of(room.settings(), room.settings().library)));
        return work();
    });
}

// Plays as the studio does, until the slide that lies in `share` is on air and a receipt beside it. What went
// wrong, as a number.
int go_on_air(const Settings& settings, const fs::path& share) {
    Diagnostics warnings;
    auto shelter = Shelter::open(settings.library, warnings);
    if (!shelter) return 1;
    const auto folders = open_folders_by_porter(settings, **shelter, [] { ::_exit(2); });
    if (!folders) return 3;
    const auto lines = confine(cage_of(settings, (*shelter)->library().folder()));
    const bool locked = std::ranges::none_of(
        lines, [](const std::string& line) { return line.find("Landlock") != std::string::npos; });
    if (locked && ::open((share / "10-hello.xml").c_str(), O_RDONLY) >= 0) return 4;
    const auto sources = Sources::open(settings, std::move(shelter).value(), *folders, warnings);
    if (!sources) return 5;
    (*sources)->start([] {});
    if (!comes_true([&] { return (*sources)->newest()->slides.size() == 1; })) return 6;
    const fs::path receipt = share / "STATUS.txt";
    return comes_true([&] { return ::access(receipt.c_str(), F_OK) == 0; }) ? fine : 7;
}

bool reads(const Confinement& cage, const fs::path& path) {
    return std::ranges::find(cage.reads, path) != cage.reads.end();
}

}  // namespace

TEST_CASE("inside the cage, words and pictures of every kind are painted") {
    struct Row {
        std::string name;
        std::string bytes;
    };
    const auto row =
        GENERATE(Row{"a.png", samples::png(Canvas({40, 20}, 0xFF3366CC))}, Row{"a.jpg", samples::jpeg()},
                 Row{"a.gif", samples::gif()}, Row{"a.webp", samples::webp()}, Row{"a.bmp", samples::bmp()},
                 Row{"a.svg", samples::svg()});
    CAPTURE(row.name);
    const WaitingRoom room;
    room.state.write("library/" + row.name, row.bytes);
    const auto slide = room.state.write("library/10.xml",
                                        deck::slide("Good morning", "<picture src=\"" + row.name + "\"/>"));
    CHECK(caged(room, [&] {
              const auto workshop = Workshop::open(workshop_files(room.settings()));
              if (!workshop) return 1;
              const auto outcome = (*workshop)->paint(slide, screen, {});
              if (!outcome.picture || has_error(outcome.diagnostics)) return 2;
              if (!(*workshop)->font_findings().empty()) return 3;
              return fine;
          }) == fine);
}

TEST_CASE("inside the cage, the time on the wall is the same") {
    const WaitingRoom room;
    constexpr std::chrono::sys_seconds moment{1'790'000'000s};
    for (const std::string zone : {"Europe/Amsterdam", "Pacific/Auckland"}) {
        ::setenv("TZ", zone.c_str(), 1);
        ::tzset();
        const std::tm outside = on_the_wall(moment);
        ::setenv("TZ", "UTC", 1);
        ::tzset();
        CHECK(caged(room, [&] {
                  ::setenv("TZ", zone.c_str(), 1);
                  ::tzset();
                  const std::tm inside = on_the_wall(moment);
                  return inside.tm_hour == outside.tm_hour && inside.tm_min == outside.tm_min ? fine : 1;
              }) == fine);
    }
    ::unsetenv("TZ");
    ::tzset();
}

TEST_CASE("slides come to a caged studio by way of the porter, and receipts go back") {
    const WaitingRoom room;
    room.share.write("10-hello.xml", deck::good);
    CHECK(in_a_child([&] { return go_on_air(room.settings(), room.share.path()); }) == fine);
}

TEST_CASE("a caged studio plays from a remote, since the porter runs rclone") {
    const WaitingRoom room;
    room.share.write("10-hello.xml", deck::good);
    const auto configuration =
        room.state.write("rclone.conf", "[cloud]\ntype = alias\nremote = " + room.share.path().string());
    Settings settings = room.settings();
    settings.sources = {{{}, "cloud:", Millis{20}, true}};
    CHECK(in_a_child([&] {
              ::setenv("RCLONE_CONFIG", configuration.c_str(), 1);
              return go_on_air(settings, room.share.path());
          }) == fine);
}

TEST_CASE("an undo that is asked for on this computer ends the rest of its folder's porter") {
    const WaitingRoom room;
    Settings settings = room.settings();
    const TempFolder other;
    settings.sources.push_back({other.path(), {}, Millis{20}, true});
    const auto disk = open_disk();
    const pid_t studio = start([&] {
        Diagnostics warnings;
        const auto shelter = Shelter::open(settings.library, warnings);
        if (!shelter) return 1;
        const auto folders = open_folders_by_porter(settings, **shelter, [] {});
        if (!folders) return 2;
        const auto folder = (*folders)(settings.sources[1], {});
        if (!folder->list({})) return 3;
        std::ofstream(room.state.path() / "ready");
        return folder->rest({}, 20ms, 1h) ? fine : 4;
    });
    REQUIRE(comes_true([&] { return fs::exists(room.state.path() / "ready"); }));
    const auto library = Library::open_to_read(*disk, settings.library);
    REQUIRE(library);
    auto shelves = (*library)->shelves().value();
    const auto asked = std::ranges::find(shelves, name_of(settings.sources[1]), &Shelf::source);
    REQUIRE(asked != shelves.end());
    CHECK(asked->request_undo(7));
    CHECK(end_of(studio) == fine);
}

TEST_CASE("a library that had to do for a while is gone with its studio, even if that was killed") {
    const WaitingRoom room;
    TempFolder temporary;
    Diagnostics warnings;
    const auto other_player = Shelter::open(room.settings().library, warnings);
    REQUIRE(other_player);
    const pid_t studio = start([&] {
        ::setenv("TMPDIR", temporary.path().c_str(), 1);
        const auto shelter = Shelter::open(room.settings().library, warnings);
        if (!shelter || fs::is_empty(temporary.path())) return 1;
        const auto folders = open_folders_by_porter(room.settings(), **shelter, [] {});
        static_cast<void>(confine(cage_of(room.settings(), (*shelter)->library().folder())));
        return ::kill(::getpid(), SIGKILL);
    });
    int status = 0;
    ::waitpid(studio, &status, 0);
    CHECK(WIFSIGNALED(status));
    CHECK(comes_true([&] { return fs::is_empty(temporary.path()); }));
}

TEST_CASE("a configuration's folder can be read, but no home because of a file in it") {
    Settings settings;
    settings.clinic = "/etc/slidewell/clinic.xml";
    settings.theme = "/home/theme.xml";
    settings.notice = fs::path(std::getenv("HOME") == nullptr ? "/root" : std::getenv("HOME")) / "notice.xml";
    settings.images = "/srv/images";
    const Confinement cage = cage_of(settings, "/var/lib/slidewell");
    CHECK(reads(cage, "/etc/slidewell"));
    CHECK(reads(cage, "/home/theme.xml"));
    CHECK(reads(cage, settings.notice));
    CHECK(reads(cage, "/srv/images"));
    CHECK_FALSE(reads(cage, "/home"));
    CHECK_FALSE(reads(cage, settings.notice.parent_path()));
    CHECK_FALSE(reads(cage, ""));
    CHECK(cage.writes == std::vector<fs::path>{"/var/lib/slidewell"});
}

TEST_CASE("folders of fonts are found in fontconfig's files") {
    const std::vector<fs::path> found = font_folders_in(
        "<fontconfig>\n<dir>/opt/fonts</dir><dir prefix=\"default\"> ~/letters </dir><dir>fonts</dir>"
        "<directory/><dir></fontconfig>",
        "/home/kiosk");
    CHECK(found == std::vector<fs::path>{"/opt/fonts", "/home/kiosk/letters"});
    CHECK(font_folders_in("<dir", "/home/kiosk").empty());
    CHECK(font_folders_in("", "/home/kiosk").empty());
}
