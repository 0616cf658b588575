// What the kernel tells of a folder, and where it can tell nothing.
#include <array>
#include <filesystem>
#include <fstream>

#include <poll.h>

#include "source/alarm.h"
#include "support/catch.h"
#include "support/temp_folder.h"

namespace fs = std::filesystem;
using namespace slidewell;

namespace {

struct Guarded {
    TempFolder temp;
    fs::path folder = temp.path() / "slides";
    Alarm alarm;
    Guarded() {
        fs::create_directories(folder);
        put("10-a.xml");
        listen();
    }
    void listen() { alarm.listen_to(std::array{folder, folder / "images"}); }
    void put(const fs::path& name) const { std::ofstream(folder / name) << "something"; }
    [[nodiscard]] bool rings() const {
        REQUIRE(alarm.file() >= 0);
        pollfd event{alarm.file(), POLLIN, 0};
        return ::poll(&event, 1, 0) == 1;
    }
};

}  // namespace

TEST_CASE("whatever happens to a file in a folder raises the alarm") {
    const Guarded guarded;
    const fs::path& file = guarded.folder / "10-a.xml";
    CHECK_FALSE(guarded.rings());
    SECTION("it is written again in its place") { guarded.put("10-a.xml"); }
    SECTION("it gets another name") { fs::rename(file, guarded.folder / "20-a.xml"); }
    SECTION("it goes") { fs::remove(file); }
    SECTION("another one comes") { guarded.put("20-b.xml"); }
    SECTION("another one takes its place") {
        std::ofstream(guarded.temp.path() / "new") << "new";
        fs::rename(guarded.temp.path() / "new", file);
    }
    SECTION("nobody may read it any more") { fs::permissions(file, fs::perms::none); }
    SECTION("its date changes") { fs::last_write_time(file, fs::file_time_type::clock::now()); }
    CHECK(guarded.rings());
}

TEST_CASE("who listens again has forgotten what was heard, and hears what comes") {
    Guarded guarded;
    guarded.put("20-b.xml");
    guarded.listen();
    CHECK_FALSE(guarded.rings());
    guarded.put("20-b.xml");
    CHECK(guarded.rings());
}

TEST_CASE("a folder inside is listened to from when it is there") {
    Guarded guarded;
    fs::create_directory(guarded.folder / "images");
    CHECK(guarded.alarm.file() == -1);
    guarded.listen();
    CHECK_FALSE(guarded.rings());
    guarded.put("images/knee.jpg");
    CHECK(guarded.rings());
}

TEST_CASE("another folder in the place of one is listened to, and the old one is not any more") {
    Guarded guarded;
    const fs::path old = guarded.temp.path() / "old slides";
    fs::rename(guarded.folder, old);
    fs::create_directory(guarded.folder);
    guarded.listen();
    std::ofstream(old / "10-a.xml") << "nobody's";
    CHECK_FALSE(guarded.rings());
    guarded.put("10-a.xml");
    CHECK(guarded.rings());
}

TEST_CASE("there is no alarm once another folder lies in the place of one that was listened to") {
    Guarded guarded;
    const fs::path images = guarded.folder / "images";
    SECTION("in that of the first") {
        fs::rename(guarded.folder, guarded.temp.path() / "old slides");
        fs::create_directory(guarded.folder);
    }
    SECTION("in that of the first, a moment later") {
        fs::rename(guarded.folder, guarded.temp.path() / "old slides");
        CHECK(guarded.alarm.file() == -1);
        fs::create_directory(guarded.folder);
    }
    SECTION("where none was") { fs::create_directory(images); }
    SECTION("where none is any more") {
        fs::create_directory(images);
        guarded.listen();
        REQUIRE(guarded.alarm.file() >= 0);
        fs::remove(images);
    }
    CHECK(guarded.alarm.file() == -1);
    guarded.listen();
    CHECK(guarded.alarm.file() >= 0);
}

TEST_CASE("where a file system is not this computer's own, there is no alarm") {
    Alarm alarm;
    CHECK(alarm.file() == -1);
    alarm.listen_to(std::array<fs::path, 1>{"/proc"});
    CHECK(alarm.file() == -1);
    alarm.listen_to(std::array<fs::path, 1>{"/proc"});  // is known by now
    CHECK(alarm.file() == -1);
    const TempFolder temp;
    alarm.listen_to(std::array{temp.path()});
    CHECK(alarm.file() >= 0);
    alarm.listen_to(std::array{temp.path(), fs::path("/proc")});
    CHECK(alarm.file() == -1);
}
