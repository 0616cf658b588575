// Whatever a studio does, the player gets its answers, from the next one if need be.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "processes.h"
#include <sys/resource.h>

#include "app/keeper.h"
#include "link/cpu_allowance.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;
using processes::comes_true;

namespace {

constexpr Size screen{64, 36};

constexpr KeeperTimes quick{300ms, 30ms, 30ms, 5ms, 50ms, 60'000ms, 5'000ms, 60'000ms};
constexpr KeeperTimes patient{60'000ms, 30ms, 30ms, 5ms, 50ms, 60'000ms, 5'000ms, 60'000ms};
constexpr KeeperTimes generous{60'000ms, 30ms, 30ms, 5ms, 50ms, 60'000ms, 5'000ms, 2'000ms};

struct Player {
    explicit Player(const std::string& how, const KeeperTimes& times = quick)
        : keeper({BAD_STUDIO, "studio", how}, {}, requests, inbox, asked, times) {}
    ~Player() { inbox.close(); }

    void ask(const SlideId& slide) { requests.send(PaintSlide{slide, 1, screen}); }

    // The next message of a kind.
    template <typename Message>
    Message next() {
        while (const auto message = inbox.receive()) {
            if (const auto* const found = std::get_if<Message>(&*message)) return *found;
            if (const auto* const ended = std::get_if<StudioEnded>(&*message)) ends.push_back(*ended);
        }
        return {};
    }

    Doorbell asked;
    StudioInbox requests{4, [this] { asked.ring(); }};
    PlayerInbox inbox{16};
    std::vector<StudioEnded> ends;
    Keeper keeper;
};

// Of the processor, for a studio.
rlimit time_of(const Player& player) {
    rlimit limits{};
    CHECK(::prlimit(player.keeper.health().process, RLIMIT_CPU, nullptr, &limits) == 0);
    return limits;
}
void set_time_of(const Player& player, rlim_t seconds) {
    rlimit limits = time_of(player);
    limits.rlim_cur = seconds;
    CHECK(::prlimit(player.keeper.health().process, RLIMIT_CPU, &limits, nullptr) == 0);
}

// The number of the file in which its pixels lie.
std::string file_of(const Bitmap& bitmap) {
    const auto place = reinterpret_cast<std::uintptr_t>(bitmap.pixels().data());
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t start = 0;
        std::uintptr_t end = 0;
        char dash = 0;
        std::string rights;
        std::string offset;
        std::string device;
        std::string number;
        std::istringstream fields(line);
        fields >> std::hex >> start >> dash >> end >> rights >> offset >> device >> number;
        if (start <= place && place < end) return number;
    }
    return {};
}

std::ptrdiff_t open_files() {
    const std::filesystem::directory_iterator files("/proc/self/fd");
    return std::distance(begin(files), end(files));
}

}  // namespace

TEST_CASE("a studio's playlist and pictures come through") {
    Player player("behaves");
    CHECK(player.next<Playlist>().slides.size() == 2);
    player.ask("good.xml");
    const auto painted = player.next<Painted>();
    CHECK(painted.slide == "good.xml");
    CHECK(painted.picture.size == screen);
    CHECK(painted.picture.layers.at(0).bitmap.at(63, 35) == 0xFF00FF00);
    CHECK(player.keeper.health().restarts == 0);
    CHECK_FALSE(player.keeper.gave_up());
}

TEST_CASE("a studio paints again where nobody looks any more, and only there") {
    constexpr Size large{800, 600};
    Player player("behaves");
    const auto shown = [&](const SlideId& slide) {
        player.requests.send(PaintSlide{slide, 1, large});
        return player.next<Painted>().picture.layers.at(0).bitmap;
    };
    Bitmap first = shown("good.xml");
    const std::string canvas = file_of(first);
    const Bitmap second = shown("bad.xml");
    CHECK(first.at(799, 599) == 0xFF00FF00);
    CHECK(file_of(second) != canvas);
    first = Bitmap();
    const Bitmap third = shown("good.xml");
    CHECK(file_of(third) == canvas);
    CHECK(third.at(799, 599) == 0xFF00FF00);
    CHECK(second.at(799, 599) == 0xFFFF0000);
}

TEST_CASE("a picture outlives the studio that painted it") {
    Player player("crashes");
    player.ask("good.xml");
    const auto painted = player.next<Painted>();
    player.ask("bad.xml");
    CHECK(player.next<Unpaintable>().slide == "bad.xml");
    CHECK(painted.picture.layers.at(0).bitmap.at(0, 0) == 0xFF00FF00);
}

TEST_CASE("what stops the studio three times is left out; then everything else goes on") {
    const std::string how =
        GENERATE("crashes", "hangs", "leaves", "babbles", "babbles-afterwards", "announces-much",
                 "stops-halfway", "lies-about-sizes", "does-not-seal", "paints-another-size");
    CAPTURE(how);
    Player player(how);
    player.ask("bad.xml");
    CHECK(player.next<Unpaintable>().slide == "bad.xml");
    CHECK(player.keeper.health().restarts == deaths_allowed);
    CHECK_FALSE(player.keeper.health().trouble.empty());
    CHECK(player.keeper.health().restarted.has_value());
    REQUIRE(player.ends.size() == static_cast<std::size_t>(deaths_allowed));
    CHECK(player.ends.back().why == player.keeper.health().trouble);
    player.ask("good.xml");
    CHECK(player.next<Painted>().slide == "good.xml");
}

TEST_CASE("nonsense from a studio that has answered all ends it, and no slide is to blame") {
    Player player("answers-and-babbles-afterwards");
    for (int i = 0; i <= deaths_allowed; ++i) {
        player.ask("bad.xml");
        CHECK(player.next<Painted>().slide == "bad.xml");
        while (player.keeper.health().restarts <= i)
            REQUIRE(player.inbox.receive().has_value());
    }
}

TEST_CASE("a studio is given time on the processor at its start, and more as time goes by") {
    Player player("behaves", generous);
    CHECK(player.next<Playlist>().slides.size() == 2);
    CHECK(time_of(player).rlim_cur == static_cast<rlim_t>(largest_cpu_store.count()));
    set_time_of(player, 100);
    CHECK(comes_true([&] { return time_of(player).rlim_cur > 100; }));
    CHECK(player.keeper.health().restarts == 0);
}

TEST_CASE("a studio that has used up its time on the processor is ended, and its slide is to blame") {
    Player player("loops", patient);
    CHECK(player.next<Playlist>().slides.size() == 2);
    set_time_of(player, 1);
    player.ask("bad.xml");
    CHECK(player.next<StudioEnded>().why ==
          "it was ended by signal 24 (CPU time limit exceeded), while it was busy with bad.xml");
}

TEST_CASE("a studio that talks without end is stopped") {
    Player player("floods");
    player.ask("bad.xml");
    while (player.keeper.health().restarts < deaths_allowed) {
        const auto message = player.inbox.receive();
        REQUIRE(message.has_value());
    }
    CHECK(player.next<Unpaintable>().slide == "bad.xml");
}

TEST_CASE("the playlist comes again from each new studio") {
    Player player("crashes");
    CHECK(player.next<Playlist>().slides.size() == 2);
    player.ask("bad.xml");
    CHECK(player.next<Playlist>().slides.size() == 2);
}

TEST_CASE("what was asked while there is no studio is answered by the next") {
    Player player("crashes");
    player.ask("bad.xml");
    player.ask("good.xml");
    CHECK(player.next<Painted>().slide == "good.xml");
}

TEST_CASE("a studio that cannot start at all is given up, once and for all") {
    Player player("cannot-start");
    CHECK_FALSE(player.inbox.receive().has_value());
    CHECK(player.keeper.gave_up());
}

TEST_CASE("a program that is not there is tried again and again") {
    const Doorbell asked;
    StudioInbox requests(4);
    PlayerInbox inbox(16);
    const Keeper keeper({"/no/such/program", "studio"}, {}, requests, inbox, asked, quick);
    for (int i = 0; i < 3; ++i)
        CHECK(inbox.receive().has_value());
    CHECK(keeper.health().restarts >= 3);
    inbox.close();
}

TEST_CASE("studios leave nothing open behind them") {
    const auto before = open_files();
    for (int i = 0; i < 3; ++i) {
        Player player("crashes");
        player.ask("bad.xml");
        CHECK(player.next<Unpaintable>().slide == "bad.xml");
    }
    CHECK(open_files() == before);
}
