#include <algorithm>
#include <map>

#include "app/status_folders.h"
#include "support/catch.h"

using namespace slidewell;
namespace fs = std::filesystem;

namespace {

Variables variables(const std::map<std::string, std::string>& set) {
    return [&set](const char* name) -> const char* {
        const auto found = set.find(name);
        return found == set.end() ? nullptr : found->second.c_str();
    };
}

}  // namespace

TEST_CASE("a player's socket lies in the service's folder, else the session's, else beside the library") {
    std::map<std::string, std::string> set;
    CHECK(status_folder(variables(set), "/var/lib/slides") == "/var/lib/slides.player");
    set["XDG_RUNTIME_DIR"] = "/run/user/1000";
    CHECK(status_folder(variables(set), "/var/lib/slides") == "/run/user/1000/slidewell");
    set["RUNTIME_DIRECTORY"] = "/run/slidewell:/run/other";
    CHECK(status_folder(variables(set), "/var/lib/slides") == "/run/slidewell");
}

TEST_CASE("variables that name no folder count for nothing") {
    const std::map<std::string, std::string> set{{"RUNTIME_DIRECTORY", ""}, {"XDG_RUNTIME_DIR", "run"}};
    CHECK(status_folder(variables(set), "/lib/slides") == "/lib/slides.player");
}

TEST_CASE("players are looked for in all the places where they may be, once each") {
    const std::map<std::string, std::string> set{{"RUNTIME_DIRECTORY", "/run/slidewell"}};
    const std::vector<fs::path> folders = status_folders(variables(set), "/lib/slides");
    CHECK(folders.front() == "/run/slidewell");
    CHECK(std::ranges::count(folders, fs::path("/run/slidewell")) == 1);
    CHECK(std::ranges::count(folders, fs::path("/lib/slides.player")) == 1);
}
