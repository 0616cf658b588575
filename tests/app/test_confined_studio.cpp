// What the system itself says of a studio that `slidewell play` has started.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "deck.h"
#include <unistd.h>

#include "support/catch.h"

using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

// "2" of "Seccomp:\t2" in a file of /proc; empty when there is none.
std::string field(const fs::path& file, const std::string& name) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(name + ":")) return line.substr(line.find_first_not_of(" \t", name.size() + 1));
    }
    return {};
}

std::vector<fs::path> entries(const fs::path& folder) {
    std::error_code gone;
    std::vector<fs::path> found;
    for (fs::directory_iterator each(folder, gone), end; !gone && each != end; each.increment(gone))
        found.push_back(each->path());
    return found;
}

std::vector<fs::path> children_of(const std::string& process) {
    std::vector<fs::path> found = entries("/proc");
    std::erase_if(found, [&](const fs::path& entry) { return field(entry / "status", "PPid") != process; });
    return found;
}

std::optional<fs::path> only_child_of(const std::string& process) {
    const auto until = std::chrono::steady_clock::now() + 60s;
    while (std::chrono::steady_clock::now() < until) {
        const auto children = children_of(process);
        if (children.size() == 1) return children.front();
        std::this_thread::sleep_for(5ms);
    }
    return std::nullopt;
}

// The numbers of the files that it paints on.
void add_canvases(const fs::path& process, std::set<std::string>& canvases) {
    std::ifstream maps(process / "maps");
    for (std::string line; std::getline(maps, line);) {
        if (line.find("slidewell-pixels") == std::string::npos) continue;
        std::istringstream fields(line);
        std::string number;
        for (int field = 0; field < 5; ++field)
            fields >> number;
        canvases.insert(number);
    }
}

bool is_confined(const fs::path& thread) {
    return field(thread / "status", "Seccomp") == "2" && field(thread / "status", "NoNewPrivs") == "1";
}

}  // namespace

TEST_CASE("every thread of the studio that plays is confined, and the porter is not") {
    const TempFolder folder;
    folder.write("slides/10-hello.xml", deck::good);
    const auto screen = folder.path() / "screen.png";
    Process player({SLIDEWELL_BINARY, "play", "--headless", "--size", "640x360", "--library",
                    (folder.path() / "library").string(), "--screen", screen.string(),
                    (folder.path() / "slides").string()});
    const auto until = std::chrono::steady_clock::now() + 60s;
    while (!fs::exists(folder.path() / "slides/STATUS.txt") && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(5ms);
    const auto program = only_child_of(std::to_string(::getpid()));
    REQUIRE(program);
    const auto studio = only_child_of(program->filename().string());
    REQUIRE(studio);
    const auto threads = entries(*studio / "task");
    CHECK(threads.size() > 1);
    CHECK(std::ranges::all_of(threads, is_confined));
    const auto porter = only_child_of(studio->filename().string());
    REQUIRE(porter);
    CHECK(field(*porter / "status", "Seccomp") == "0");
    player.signal(SIGTERM);
    const Finished ended = player.wait();
    CHECK(ended.status == 0);
    CHECK(ended.err.find("whatever") == std::string::npos);  // as confine() says of a layer that is not there
}

TEST_CASE("slide after slide is painted on the same few canvases") {
    constexpr std::size_t slides = 12;
    const TempFolder folder;
    for (std::size_t i = 0; i < slides; ++i)
        folder.write("slides/" + std::to_string(10 + i) + ".xml",
                     deck::slide("Slide " + std::to_string(i), "", "time=\"2s\" transition-time=\"1s\""));
    const auto player = [&](const std::string& speed) {
        return std::vector<std::string>{SLIDEWELL_BINARY,
                                        "play",
                                        "--headless",
                                        "--once",
                                        "--speed",
                                        speed,
                                        "--size",
                                        "800x600",
                                        "--library",
                                        (folder.path() / "library").string(),
                                        (folder.path() / "slides").string()};
    };
    REQUIRE(run(player("200")).status == 0);
    Process show(player("20"));
    const auto studio = only_child_of(std::to_string(show.id()));
    REQUIRE(studio);
    std::set<std::string> canvases;
    while (!show.ended() && !show.late()) {
        add_canvases(*studio, canvases);
        std::this_thread::sleep_for(2ms);
    }
    CHECK(deck::count(show.output(), ".xml") == slides);
    CHECK(canvases.size() >= 2);
    CHECK(canvases.size() < slides / 2);
}
