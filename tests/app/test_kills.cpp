// The studio, and the player, killed at any moment. SLIDEWELL_KILLS says how often; a few times are enough to
// see that nothing is quite wrong.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <random>
#include <set>
#include <thread>

#include "deck.h"

#include "support/catch.h"
#include "support/images.h"

using namespace slidewell;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

using SteadyClock = std::chrono::steady_clock;

int kills(int usually) {
    const char* const wanted = std::getenv("SLIDEWELL_KILLS");
    return wanted != nullptr ? std::atoi(wanted) : usually;
}

// The process that `player` has started; 0 while there is none.
pid_t studio_of(pid_t player) {
    std::error_code problem;
    const fs::path tasks = "/proc/" + std::to_string(player) + "/task";
    for (const auto& task : fs::directory_iterator(tasks, problem)) {
        pid_t child = 0;
        if (std::ifstream(task.path() / "children") >> child) return child;
    }
    return 0;
}

bool is_alive(pid_t process) {
    std::string state;
    std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
    std::getline(stat, state);
    const std::size_t after_name = state.rfind(')');
    return after_name != std::string::npos && state.at(after_name + 2) != 'Z';
}

template <typename Condition>
bool comes_true(Condition condition) {
    const auto until = SteadyClock::now() + 60s;
    while (!condition() && SteadyClock::now() < until)
        std::this_thread::sleep_for(5ms);
    return condition();
}

// Three slides that no mistake could mix up, and what each looks like.
class Wall {
  public:
    Wall() {
        folder_.write("deck/deck.xml", R"(<deck clock="off" time="3s" transition="cut"/>)");
        for (const std::string_view title : {"One", "Two", "Three"})
            folder_.write("deck/" + std::string(title) + ".xml",
                          deck::slide(title, "", tones_[pictures_++ % 2]));
        const std::string each = (folder_.path() / "each").string();
        REQUIRE(slidewell_run({"preview", deck().string(), "--each", each, "--size", "320x180"}).status == 0);
    }
    [[nodiscard]] std::vector<std::string> command() const {
        return {SLIDEWELL_BINARY,
                "play",
                "--headless",
                "--speed",
                "20",
                "--size",
                "320x180",
                "--screen",
                screen().string(),
                "--library",
                (folder_.path() / "library").string(),
                deck().string()};
    }
    // The slide that is seen; empty while nothing was ever shown, "?" for anything else.
    [[nodiscard]] std::string seen() const {
        if (!fs::exists(screen())) return "";
        const Bitmap now = read_picture(screen());
        for (const std::string& name : deck::files_in(folder_.path() / "each")) {
            if (difference(now, read_picture(folder_.path() / "each" / name)).mean == 0) return name;
        }
        return "?";
    }
    [[nodiscard]] fs::path screen() const { return folder_.path() / "screen.png"; }

  private:
    [[nodiscard]] fs::path deck() const { return folder_.path() / "deck"; }

    TempFolder folder_;
    std::size_t pictures_ = 0;
    std::array<std::string_view, 2> tones_{R"(footer="no" tone="dark")", R"(footer="no" tone="light")"};
};

}  // namespace

TEST_CASE("however often the studio is killed, the wall shows slides of the deck and goes on") {
    const Wall wall;
    Process player(wall.command());
    REQUIRE(comes_true([&] { return !wall.seen().empty(); }));
    std::mt19937 random(20);
    std::set<pid_t> killed;
    for (int i = 0; i < kills(8); ++i) {
        REQUIRE(comes_true([&] { return studio_of(player.id()) != 0; }));
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 300));
        const pid_t studio = studio_of(player.id());
        if (studio != 0) ::kill(studio, SIGKILL);
        killed.insert(studio);
        CHECK(wall.seen() != "?");
    }
    CHECK(killed.size() > 1);
    std::set<std::string> seen;
    CHECK(comes_true([&] {
        seen.insert(wall.seen());
        return seen.size() == 3;
    }));
    CHECK_FALSE(seen.contains("?"));
    player.signal(SIGTERM);
    const Finished ended = player.wait();
    CHECK(ended.status == 0);
    CHECK(deck::holds(ended.err, "the studio: warning: it was ended by signal 9 (Killed)"));
    CHECK_FALSE(deck::holds(ended.err, "left out until it changes"));
}

TEST_CASE("a player that is killed takes its studio along, and the next one has slides at once") {
    const Wall wall;
    std::mt19937 random(20);
    for (int i = 0; i < kills(3); ++i) {
        fs::remove(wall.screen());
        Process player(wall.command());
        REQUIRE(comes_true([&] { return !wall.seen().empty(); }));
        CHECK(wall.seen() != "?");
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 100));
        const pid_t studio = studio_of(player.id());
        player.signal(SIGKILL);
        CHECK(player.wait().status == 128 + SIGKILL);
        CHECK(comes_true([&] { return studio == 0 || !is_alive(studio); }));
    }
}

TEST_CASE("a show ends within two seconds also while its studio stands still") {
    const Wall wall;
    Process player(wall.command());
    REQUIRE(comes_true([&] { return !wall.seen().empty(); }));
    const pid_t studio = studio_of(player.id());
    ::kill(studio, SIGSTOP);
    player.signal(SIGTERM);
    CHECK(player.wait().status == 0);
    CHECK_FALSE(is_alive(studio));
}
