// A player that runs is asked by the commands, as people and programs ask it.
#include <csignal>

#include "deck.h"

#include "app/status_folders.h"
#include "support/catch.h"
#include "support/images.h"

using namespace slidewell;
namespace fs = std::filesystem;
using deck::holds;

namespace {

// A player that keeps its slides, and its socket, in a folder of the test's own; it plays one slide.
class PlayerAtWork {
  public:
    PlayerAtWork() : slides_(folder_.write("deck/20-causes.xml", deck::good).parent_path()) {
        REQUIRE(player_.says("20-causes.xml"));
    }

    [[nodiscard]] std::vector<std::string> library() const {
        return {"--library", (folder_.path() / "library").string()};
    }
    [[nodiscard]] Finished ask(std::vector<std::string> arguments) const {
        const auto where = library();
        arguments.insert(arguments.end(), where.begin(), where.end());
        arguments.insert(arguments.begin(), SLIDEWELL_BINARY);
        return run(arguments, {"XDG_RUNTIME_DIR=", "RUNTIME_DIRECTORY="});
    }
    [[nodiscard]] fs::path path(const fs::path& name) const { return folder_.path() / name; }
    void end() {
        player_.signal(SIGTERM);
        CHECK(player_.wait().status == 0);
    }

  private:
    TempFolder folder_;
    fs::path slides_;
    Process player_{{SLIDEWELL_BINARY, "play", "--headless", "--size", "320x180", "--library",
                     (folder_.path() / "library").string(), slides_.string()},
                    {"XDG_RUNTIME_DIR=", "RUNTIME_DIRECTORY="}};
};

}  // namespace

TEST_CASE("a player says what is on the wall and how it does") {
    PlayerAtWork player;
    const Finished text = player.ask({"status"});
    CAPTURE(text.out, text.err);
    CHECK(text.status == 0);
    CHECK(holds(text.out, "On the wall  20-causes.xml for "));
    CHECK(holds(text.out, ", from edition "));
    CHECK(holds(text.out, "Display      CPU, no display\n"));
    CHECK(holds(text.out, "Memory       player "));
    const Finished json = player.ask({"status", "--format", "json"});
    CHECK(json.status == 0);
    CHECK(json.out.starts_with("{\"players\": [{\"version\": "));
    CHECK(holds(json.out, "\"slide\": \"20-causes.xml\""));
    player.end();
}

TEST_CASE("a shot is what is on the screen") {
    PlayerAtWork player;
    const fs::path file = player.path("shot.png");
    const Finished shot = player.ask({"shot", file.string()});
    CAPTURE(shot.err);
    CHECK(shot.status == 0);
    const Bitmap picture = read_picture(file);
    CHECK(picture.size() == Size{320, 180});
    CHECK(shows_something(picture));
    CHECK(player.ask({"shot", "/no/such/folder/shot.png"}).status == 2);
    const Finished other = player.ask({"shot", "--process", "1", file.string()});
    CHECK(other.status == 2);
    CHECK(holds(other.err, "no player is process 1; there is "));
    player.end();
}

TEST_CASE("where no player runs, that is said and is status 1") {
    const TempFolder folder;
    const std::string library = (folder.path() / "library").string();
    const std::vector<std::string> nowhere{"XDG_RUNTIME_DIR=", "RUNTIME_DIRECTORY="};
    // Another player of this machine may run while this is tested.
    if (fs::exists("/run/slidewell")) return;
    const Finished text = run({SLIDEWELL_BINARY, "status", "--library", library}, nowhere);
    CHECK(text.status == 1);
    CHECK(text.out.empty());
    CHECK(holds(text.err, "no player"));
    const Finished json =
        run({SLIDEWELL_BINARY, "status", "--format", "json", "--library", library}, nowhere);
    CHECK(json.status == 1);
    CHECK(json.out == "{\"players\": []}\n");
    CHECK(run({SLIDEWELL_BINARY, "shot", "--library", library, "shot.png"}, nowhere).status == 1);
}
