#include "app/home.h"
#include "support/catch.h"
#include "support/process.h"

namespace fs = std::filesystem;

TEST_CASE("the home of a program that was built in the project is the project") {
    const auto home = slidewell::find_home();
    REQUIRE(home);
    CHECK(fs::is_regular_file(*home / "config" / "player.xml"));
    CHECK(fs::is_directory(*home / "fonts"));
}

TEST_CASE("an installed program finds its files in share/slidewell") {
    const TempFolder prefix;
    fs::create_directories(prefix.path() / "bin");
    fs::copy_file(SLIDEWELL_BINARY, prefix.path() / "bin" / "slidewell");
    const std::string program = (prefix.path() / "bin" / "slidewell").string();

    const Finished homeless = run({program, "validate", "."});
    CHECK(homeless.status == 2);
    CHECK(homeless.err.starts_with("slidewell: config/player.xml is not to be found above "));

    prefix.write("share/slidewell/config/player.xml", "<player>\n<oops/></player>");
    const Finished found = run({program, "validate", SLIDEWELL_SOURCE_DIR "/slides"});
    CHECK(found.err.find("/share/slidewell/config/player.xml:2:1: error: <oops>") != std::string::npos);
}
