// The studio, and the player, killed at any moment. SLIDEWELL_KILLS says how often; a few times are enough to
// see that nothing is quite wrong.
#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "deck.h"
#include "processes.h"

#include "studio/image.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;
using processes::child_of;
using processes::comes_true;
using processes::is_alive;
namespace fs = std::filesystem;

namespace {

using SteadyClock = std::chrono::steady_clock;

int kills(int usually) {
    const char* const wanted = std::getenv("SLIDEWELL_KILLS");
    return wanted != nullptr ? std::atoi(wanted) : usually;
}

constexpr std::string_view nothing_yet;
constexpr std::string_view strange = "?";

std::optional<Bitmap> picture_in(const fs::path& file) {
    const auto image = read_image(FilesOnDisk(), file);
    if (!image) return std::nullopt;
    auto bitmap = decode(*image, image->size(), whole(image->size()));
    return bitmap ? std::optional<Bitmap>(*std::move(bitmap)) : std::nullopt;
}

bool same(const Bitmap& a, const Bitmap& b) {
    if (a.size() != b.size()) return false;
    for (int y = 0; y < a.size().height; ++y) {
        if (!std::ranges::equal(a.row(y), b.row(y))) return false;
    }
    return true;
}

// Three slides that no mistake could mix up, and what each looks like.
class Wall {
  public:
    Wall() {
        folder_.write("deck/deck.xml", R"(<deck clock="off" time="3s" transition="cut"/>)");
        for (const std::string_view title : {"One", "Two", "Three"})
            folder_.write("deck/" + std::string(title) + ".xml",
                          deck::slide(title, "", tones_[pictures_++ % 2]));
        const fs::path each = folder_.path() / "each";
        REQUIRE(slidewell_run({"preview", deck().string(), "--each", each.string(), "--size", "320x180"})
                    .status == 0);
        for (const std::string& name : deck::files_in(each))
            slides_.emplace(name, picture_in(each / name).value());
        REQUIRE(slides_.size() == 3);
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
    // The slide that is seen; `nothing_yet`, or `strange` for anything that is not one of the deck.
    [[nodiscard]] std::string_view seen() const {
        if (!fs::exists(screen())) return nothing_yet;
        const auto now = picture_in(screen());
        const auto slide =
            std::ranges::find_if(slides_, [&](const auto& known) { return now && same(*now, known.second); });
        return slide == slides_.end() ? strange : std::string_view(slide->first);
    }
    [[nodiscard]] fs::path screen() const { return folder_.path() / "screen.png"; }

  private:
    [[nodiscard]] fs::path deck() const { return folder_.path() / "deck"; }

    TempFolder folder_;
    std::size_t pictures_ = 0;
    std::array<std::string_view, 2> tones_{R"(footer="no" tone="dark")", R"(footer="no" tone="light")"};
    std::map<std::string, Bitmap> slides_;
};

// What was seen on walls all the time, and what came of the kills.
struct Account {
    int kills = 0;
    int players = 0;  // that were ended in good order
    int strange = 0;
    int out_of_order = 0;                   // players that ended otherwise, or showed too little
    SteadyClock::duration longest_still{};  // of one picture
    SteadyClock::duration longest_start{};  // from a player's start to its first picture

    void add(const Account& other) {
        kills += other.kills;
        players += other.players;
        strange += other.strange;
        out_of_order += other.out_of_order;
        longest_still = std::max(longest_still, other.longest_still);
        longest_start = std::max(longest_start, other.longest_start);
    }
};

// Looks at a wall, from a player's start on.
class Watcher {
  public:
    Watcher(const Wall& wall, Account& account) : wall_(wall), account_(account) {}

    void look() {
        std::error_code none;
        const auto written = fs::last_write_time(wall_.screen(), none);
        if (none || written == written_) return;
        written_ = written;
        const std::string_view slide = wall_.seen();
        if (slide == nothing_yet) return;
        const auto now = SteadyClock::now();
        auto& longest = seen_.empty() ? account_.longest_start : account_.longest_still;
        longest = std::max(longest, now - std::exchange(since_, now));
        account_.strange += slide == strange ? 1 : 0;
        seen_.emplace(slide);
    }
    void look_for(std::chrono::milliseconds length) {
        for (const auto until = SteadyClock::now() + length; SteadyClock::now() < until;) {
            look();
            std::this_thread::sleep_for(std::min<SteadyClock::duration>(4ms, until - SteadyClock::now()));
        }
    }
    [[nodiscard]] bool sees(std::size_t slides) {
        return comes_true([&] {
            look();
            return seen_.size() >= slides;
        });
    }

  private:
    const Wall& wall_;
    Account& account_;
    fs::file_time_type written_{};
    SteadyClock::time_point since_ = SteadyClock::now();
    std::set<std::string, std::less<>> seen_;
};

// Any moment of a studio's life: while it starts, reads, paints, sends, and while it has nothing to do. More
// of them early, when more happens.
std::chrono::milliseconds some_time(std::mt19937& random) {
    return std::chrono::milliseconds(random() % (1 + random() % 600));
}

// The studio, or now and then its child that goes to the folders for it; 0: neither was there.
pid_t kill_studio_of(pid_t player, std::mt19937& random) {
    const pid_t studio = child_of(player);
    const pid_t porter = studio != 0 ? child_of(studio) : 0;
    const pid_t victim = porter != 0 && random() % 8 == 0 ? porter : studio;
    if (victim != 0) ::kill(victim, SIGKILL);
    return victim;
}

// A studio takes a second to be sure that a folder's files are whole; then the library has them for the
// others.
void fill_library(const Wall& wall, Account& account) {
    Watcher watcher(wall, account);
    Process player(wall.command());
    if (!watcher.sees(3)) ++account.out_of_order;
    player.signal(SIGTERM);
    if (player.wait().status != 0) ++account.out_of_order;
    account.longest_start = {};
}

// One player, whose studio is killed so often. Where three kills in a row happened to hit the same slide,
// that is left out, as it should be.
void kill_studios(const Wall& wall, int times, std::mt19937& random, Account& account) {
    fs::remove(wall.screen());
    Watcher watcher(wall, account);
    Process player(wall.command());
    for (int killed = 0; killed < times && !player.ended();) {
        watcher.look_for(some_time(random));
        if (kill_studio_of(player.id(), random) == 0) continue;
        ++killed;
    }
    account.kills += times;
    ++account.players;
    const bool all_seen = watcher.sees(3);
    player.signal(SIGTERM);
    const Finished ended = player.wait();
    const bool told = deck::holds(ended.err, "the studio: warning: it was ended by signal 9 (Killed)");
    const bool left_out = deck::holds(ended.err, "left out until it changes");
    if (ended.status != 0 || !told || !(all_seen || left_out)) ++account.out_of_order;
}

void tell_of(const char* what, const Account& account) {
    const auto in_ms = [](SteadyClock::duration time) {
        return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    };
    if (std::getenv("SLIDEWELL_KILLS") == nullptr) return;
    std::cout << account.kills << ' ' << what << " killed, with " << account.players
              << " players; a picture stood for at most " << in_ms(account.longest_still)
              << " ms, and from a player's start to its first one it took at most "
              << in_ms(account.longest_start) << " ms\n";
}

}  // namespace

TEST_CASE("however often the studio is killed, the wall shows slides of the deck and goes on") {
    constexpr int of_one_player = 40;
    const int all = kills(8);
    const int lanes = all > of_one_player ? 3 : 1;  // side by side
    std::vector<Wall> walls(static_cast<std::size_t>(lanes));
    std::vector<Account> accounts(walls.size());
    {
        std::vector<std::jthread> threads;
        for (std::size_t lane = 0; lane < walls.size(); ++lane) {
            threads.emplace_back([&, lane] {
                std::mt19937 random(static_cast<unsigned>(20 + lane));
                fill_library(walls[lane], accounts[lane]);
                const int share = (all + lanes - 1) / lanes;
                for (int left = share; left > 0; left -= of_one_player)
                    kill_studios(walls[lane], std::min(left, of_one_player), random, accounts[lane]);
            });
        }
    }
    Account account;
    std::ranges::for_each(accounts, [&](const Account& one) { account.add(one); });
    tell_of("studios", account);
    CHECK(account.kills >= all);
    CHECK(account.strange == 0);
    CHECK(account.out_of_order == 0);
}

TEST_CASE("a player that is killed takes its studio along, and the next one has slides at once") {
    const Wall wall;
    Account account;
    fill_library(wall, account);
    std::mt19937 random(20);
    for (int i = 0; i < kills(3); ++i) {
        fs::remove(wall.screen());
        Watcher watcher(wall, account);
        Process player(wall.command());
        if (random() % 2 == 0) CHECK(watcher.sees(1));
        watcher.look_for(some_time(random));
        const pid_t studio = child_of(player.id());
        player.signal(SIGKILL);
        CHECK(player.wait().status == 128 + SIGKILL);
        CHECK(comes_true([&] { return studio == 0 || !is_alive(studio); }));
        ++account.kills;
    }
    tell_of("players", account);
    CHECK(account.strange == 0);
}

TEST_CASE("a show ends within two seconds also while its studio stands still") {
    const Wall wall;
    Process player(wall.command());
    REQUIRE(comes_true([&] { return wall.seen() != nothing_yet; }));
    const pid_t studio = child_of(player.id());
    ::kill(studio, SIGSTOP);
    player.signal(SIGTERM);
    CHECK(player.wait().status == 0);
    CHECK_FALSE(is_alive(studio));
}

TEST_CASE("the report counts the studios that ended") {
    const Wall wall;
    const TempFolder record;
    auto command = wall.command();
    command.insert(command.end() - 1, {"--record", record.path().string()});
    Process player(command);
    REQUIRE(comes_true([&] { return wall.seen() != nothing_yet; }));
    const pid_t first = child_of(player.id());
    ::kill(first, SIGKILL);
    REQUIRE(comes_true([&] { return child_of(player.id()) != 0 && child_of(player.id()) != first; }));
    player.signal(SIGTERM);
    CHECK(player.wait().status == 0);
    const Finished told = slidewell_run({"report", "--record", record.path().string()});
    CHECK(deck::holds(told.out, "What paints the slides was started anew once"));
}
