#include "app/home.h"
#include "support/catch.h"
#include "support/process.h"

namespace fs = std::filesystem;

namespace {

// A program that was installed below a folder of its own.
class Installed {
  public:
    Installed() {
        fs::create_directories(prefix_.path() / "bin");
        fs::copy_file(SLIDEWELL_BINARY, program());
    }
    [[nodiscard]] std::string program() const { return (prefix_.path() / "bin" / "slidewell").string(); }
    [[nodiscard]] const TempFolder& prefix() const { return prefix_; }
    [[nodiscard]] Finished validate() const {
        return run({program(), "validate", SLIDEWELL_SOURCE_DIR "/slides"});
    }

  private:
    TempFolder prefix_;
};

bool says(const Finished& program, std::string_view words) {
    return program.err.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the home of a program that was built in the project is the project") {
    const auto home = slidewell::find_home();
    REQUIRE(home);
    CHECK(fs::is_regular_file(home->configuration / "player.xml"));
    CHECK(fs::is_directory(home->files / "slides"));
    CHECK(fs::is_regular_file(home->fonts / "fonts.conf"));
}

TEST_CASE("a program without its files says so") {
    const Finished homeless = Installed().validate();
    CHECK(homeless.status == 2);
    CHECK(homeless.err.starts_with(
        "slidewell: neither config/player.xml nor share/slidewell is to be found above "));
}

TEST_CASE("an installed program reads its configuration in etc/slidewell") {
    const Installed installed;
    installed.prefix().write("share/slidewell/deck.txt", "");
    installed.prefix().write("etc/slidewell/player.xml", "<player>\n<oops/></player>");
    CHECK(says(installed.validate(), "/etc/slidewell/player.xml:2:1: error: <oops>"));
}

TEST_CASE("an installed program does without a player.xml, and says so") {
    const Installed installed;
    installed.prefix().write("share/slidewell/deck.txt", "");
    const Finished without = installed.validate();
    CHECK(says(without, "/etc/slidewell/player.xml: warning: "));
    CHECK(without.status != 2);
}

TEST_CASE("a service keeps its library in the folder that systemd gives it") {
    const TempFolder state;
    const Finished played = run({SLIDEWELL_BINARY, "play", "--headless", "--for", "1s", "--speed", "10"},
                                {"STATE_DIRECTORY=" + state.path().string() + ":/elsewhere"});
    CHECK(played.status == 0);
    CHECK(fs::is_directory(state.path() / "library" / "objects"));
}
