// Includes point only downwards, and a third-party library shows up only in the room that wraps it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"

namespace fs = std::filesystem;

namespace {

struct Room {
    std::set<std::string_view> below;             // rooms that it may include besides itself
    std::vector<std::string_view> third_parties;  // how the headers start that only it may include
};

// The same edges as player/CMakeLists.txt links, with what they reach in turn.
const std::map<std::string_view, Room> rooms{
    {"base", {{}, {}}},
    {"deck", {{"base"}, {"expat"}}},
    {"library", {{"base", "deck"}, {"sodium"}}},
    {"source", {{"base", "deck", "library"}, {"linux/openat2.h", "linux/magic.h"}}},
    {"playback", {{"base"}, {}}},
    {"layout", {{"base", "deck"}, {}}},
    {"studio",
     {{"base", "deck", "layout", "playback"},
      {"SDL", "fontconfig/", "jpeglib.h", "gif_lib.h", "qrencode", "libexif/"}}},
    {"screen",
     {{"base", "playback"},
      {"SDL.h", "SDL_syswm.h", "X11/", "xcb/", "linux/netlink.h", "xf86drm", "emmintrin.h"}}},
    {"link",
     {{"base", "deck", "library", "playback", "source"}, {"seccomp.h", "linux/landlock.h", "linux/magic.h"}}},
    {"health", {{"base", "playback"}, {}}},
    {"record", {{"base", "playback"}, {"spdlog/", "sqlite3.h"}}},
    {"app",
     {{"base", "deck", "layout", "library", "playback", "source", "studio", "screen", "link", "health",
       "record"},
      {"CLI/"}}},
    {"main", {{"app"}, {}}},
};
const std::vector<std::string_view> systems{"sys/",     "dirent.h",  "fcntl.h", "malloc.h",
                                            "unistd.h", "pthread.h", "poll.h",  "signal.h",
                                            "spawn.h",  "sched.h",   "grp.h",   "pwd.h"};

std::string first_word(const std::string& line, std::string_view marks) {
    const std::size_t begin = line.find_first_of(marks);
    const std::size_t end = line.find_first_of("\">", begin + 1);
    return begin == std::string::npos || end == std::string::npos ? "" : line.substr(begin, end - begin);
}

bool starts_with_any(std::string_view name, const std::vector<std::string_view>& starts) {
    return std::ranges::any_of(starts, [&](std::string_view start) { return name.starts_with(start); });
}

// Without a slash and an ending, a header is the standard library's.
bool is_standard(std::string_view name) { return name.find_first_of("/.") == std::string_view::npos; }

std::string own_include_problem(const Room& room, std::string_view from, const std::string& name) {
    const std::string to = name.substr(0, name.find('/'));
    if (!rooms.contains(to)) return "includes " + name + ", which is in no room";
    return to == from || room.below.contains(to) ? "" : "includes " + name + ", which is not below it";
}

std::string problem_in(const std::string& line, std::string_view from) {
    const Room& room = rooms.at(from);
    if (line.starts_with("#include")) {
        const std::string quoted = first_word(line, "\"<");
        if (quoted.empty()) return "has an include that names nothing: " + line;
        const std::string name = quoted.substr(1);
        if (quoted.front() == '"') return own_include_problem(room, from, name);
        const bool allowed =
            is_standard(name) || starts_with_any(name, systems) || starts_with_any(name, room.third_parties);
        return allowed ? "" : "includes " + name + ", a library that is not this room's";
    }
    const bool has_sdl = std::ranges::any_of(room.third_parties,
                                             [](std::string_view start) { return start.starts_with("SDL"); });
    const std::string code = line.substr(0, line.find("//"));
    if (!has_sdl && code.find("SDL_") != std::string::npos) return "speaks of SDL: " + line;
    return "";
}

// What is wrong with a file of the room `from`, line by line.
std::vector<std::string> problems(std::string_view from, const std::string& text) {
    std::vector<std::string> found;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (const std::string problem = problem_in(line, from); !problem.empty()) found.push_back(problem);
    }
    return found;
}

std::string content(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

// "deck" for player/deck/xml.h; "main" for player/main.cpp.
std::string room_of(const fs::path& file) {
    const fs::path inside = file.lexically_relative(SLIDEWELL_SOURCE_DIR "/player");
    return inside.has_parent_path() ? inside.begin()->string() : inside.stem().string();
}

bool is_source(const fs::path& file) { return file.extension() == ".cpp" || file.extension() == ".h"; }

}  // namespace

TEST_CASE("no file includes what is not below it, nor a library that is not its room's") {
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(SLIDEWELL_SOURCE_DIR "/player")) {
        if (!is_source(entry.path())) continue;
        CAPTURE(entry.path().string());
        const std::string room = room_of(entry.path());
        REQUIRE(rooms.contains(room));
        CHECK(problems(room, content(entry.path())) == std::vector<std::string>{});
        ++files;
    }
    CHECK(files > 50);
}

TEST_CASE("the rule finds every kind of violation") {
    struct Row {
        std::string_view room;
        std::string text;
    };
    const auto row = GENERATE(
        Row{"base", "#include \"deck/xml.h\""},  //
        Row{"deck", "#include \"layout/layout.h\""}, Row{"playback", "#include \"deck/slide.h\""},
        Row{"layout", "#include \"playback/frame.h\""}, Row{"studio", "#include \"screen/window.h\""},
        Row{"library", "#include \"studio/image.h\""}, Row{"screen", "#include \"deck/slide.h\""},
        Row{"studio", "#include \"app/settings.h\""}, Row{"main", "#include \"deck/slide.h\""},
        Row{"deck", "#include \"xml.h\""}, Row{"deck", "#include \"../layout/layout.h\""},
        Row{"deck", "#include <SDL.h>"}, Row{"layout", "#include <expat.h>"}, Row{"app", "#include <SDL.h>"},
        Row{"app", "#include <X11/Xlib.h>"}, Row{"studio", "#include <X11/Xatom.h>"},
        Row{"screen", "#include <SDL_ttf.h>"}, Row{"screen", "#include <fontconfig/fontconfig.h>"},
        Row{"screen", "#include <CLI/CLI.hpp>"}, Row{"app", "#include <qrencode.h>"},
        Row{"app", "#include <libexif/exif-data.h>"}, Row{"deck", "#include <sodium.h>"},
        Row{"base", "#include <boost/any.hpp>"}, Row{"app", "void show(SDL_Window* window);"},
        Row{"playback", "#pragma once\nstruct SDL_Rect;"});
    CAPTURE(row.room, row.text);
    CHECK(problems(row.room, row.text).size() == 1);
}

TEST_CASE("the rule accepts what the rooms need") {
    CHECK(problems("studio", "#include <SDL.h>\n#include <vector>\n#include \"layout/wrap.h\"\nSDL_Rect r;")
              .empty());
    CHECK(problems("deck", "#include <expat.h>\n#include <sys/stat.h>\n#include \"base/text.h\"").empty());
    CHECK(problems("app", "#include \"screen/window.h\"\n// SDL_Quit is called by screen/").empty());
}
