// A folder on a real disk.
#include <array>
#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

#include "source/folder.h"
#include "support/catch.h"
#include "support/temp_folder.h"

namespace fs = std::filesystem;
using namespace slidewell;

namespace {

const std::array<std::string, 3> inside{"images", "icons", "images/icons"};

std::vector<std::string> paths_in(Folder& folder) {
    const auto contents = folder.list(inside);
    REQUIRE(contents);
    std::vector<std::string> paths;
    for (const FolderFile& file : contents->files)
        paths.push_back(file.path);
    return paths;
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("a listing has the regular files in the folder and in the folders asked for, by path") {
    const TempFolder temp;
    for (const char* name : {"b.xml", "a.xml", "images/knee.jpg", "images/icons/heart.svg", "icons/x.svg",
                             "old/c.xml", "images/old/d.jpg"})
        temp.write(name, "x");
    REQUIRE(::mkfifo((temp.path() / "pipe.xml").c_str(), 0600) == 0);
    const auto folder = open_disk_folder(temp.path());
    CHECK(paths_in(*folder) ==
          Paths{"a.xml", "b.xml", "icons/x.svg", "images/icons/heart.svg", "images/knee.jpg"});
}

TEST_CASE("a stamp tells size, times and which file it is") {
    const TempFolder temp;
    const fs::path file = temp.write("a.xml", "12345");
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(24));
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    const auto contents = open_disk_folder(temp.path())->list({});
    REQUIRE(contents);
    const Stamp stamp = contents->files.at(0).stamp;
    CHECK(stamp.size == 5);
    CHECK(stamp.modified == status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec);
    CHECK(stamp.changed > stamp.modified);
    CHECK(stamp.inode == status.st_ino);
}

TEST_CASE("links count when they lead to a file inside the folder, and only then") {
    const TempFolder outside;
    outside.write("secret.xml", "secret");
    const TempFolder temp;
    temp.write("a.xml", "a");
    fs::create_symlink("a.xml", temp.path() / "inside.xml");
    fs::create_symlink("nowhere.xml", temp.path() / "dangling.xml");
    fs::create_symlink("loop.xml", temp.path() / "loop.xml");
    fs::create_symlink(outside.path() / "secret.xml", temp.path() / "absolute.xml");
    fs::create_symlink("../" + outside.path().filename().string() + "/secret.xml",
                       temp.path() / "relative.xml");
    fs::create_symlink(outside.path(), temp.path() / "images");
    const auto folder = open_disk_folder(temp.path());
    CHECK(paths_in(*folder) == Paths{"a.xml", "inside.xml"});
    CHECK(folder->read("inside.xml", 10)->bytes == "a");
    CHECK_FALSE(folder->read("absolute.xml", 10));
    CHECK_FALSE(folder->read("relative.xml", 10));
    CHECK_FALSE(folder->read("images/secret.xml", 10));
    CHECK_FALSE(folder->read("../" + outside.path().filename().string() + "/secret.xml", 10));
}

TEST_CASE("reading gives the bytes, and the stamp that they have") {
    const TempFolder temp;
    temp.write("images/knee.jpg", std::string("a\0b", 3));
    const auto folder = open_disk_folder(temp.path());
    const auto read = folder->read("images/knee.jpg", 3);
    REQUIRE(read);
    CHECK(read->bytes == std::string("a\0b", 3));
    CHECK(read->stamp == folder->list(inside)->files.at(0).stamp);
}

TEST_CASE("reading refuses in plain words, without waiting") {
    const TempFolder temp;
    temp.write("large.xml", std::string(100, 'x'));
    temp.write("folder/x", "");
    REQUIRE(::mkfifo((temp.path() / "pipe.xml").c_str(), 0600) == 0);
    const auto folder = open_disk_folder(temp.path());
    CHECK(folder->read("nowhere.xml", 10).error().message == "it is not there");
    CHECK(folder->read("large.xml", 99).error().message.starts_with("it is too large"));
    CHECK(folder->read("folder", 10).error().message == "it is not a file");
    CHECK(folder->read("pipe.xml", 10).error().message == "it is not a file");
}

TEST_CASE("a folder that is not there is an error, and is found when it comes") {
    const TempFolder temp;
    const fs::path path = temp.path() / "share";
    const auto folder = open_disk_folder(path);
    CHECK(folder->list(inside).error().message == "it is not there");
    temp.write("share/a.xml");
    CHECK(paths_in(*folder) == Paths{"a.xml"});
    fs::rename(path, temp.path() / "old");
    fs::create_directory(path);
    CHECK(paths_in(*folder).empty());
}

TEST_CASE("a file in place of a folder inside is no folder") {
    const TempFolder temp;
    temp.write("images", "not a folder");
    const auto contents = open_disk_folder(temp.path())->list(inside);
    REQUIRE(contents);
    CHECK(contents->closed.empty());
    CHECK(contents->files.size() == 1);
}

TEST_CASE("a folder inside that may not be listed is told") {
    if (::geteuid() == 0) {
        SUCCEED("root may list everything");
        return;
    }
    const TempFolder temp;
    temp.write("images/knee.jpg");
    fs::permissions(temp.path() / "images", fs::perms::none);
    const auto contents = open_disk_folder(temp.path())->list(inside);
    fs::permissions(temp.path() / "images", fs::perms::owner_all);
    REQUIRE(contents);
    REQUIRE(contents->closed.size() == 1);
    CHECK(contents->closed.at(0).path == "images");
}

TEST_CASE("a receipt replaces the one before, and leaves nothing else behind") {
    const TempFolder temp;
    const auto folder = open_disk_folder(temp.path());
    temp.write(".STATUS.txt.part", "left behind by a power cut");
    REQUIRE(folder->write_receipt("STATUS.txt", "first"));
    REQUIRE(folder->write_receipt("STATUS.txt", "second"));
    CHECK(folder->read("STATUS.txt", 100)->bytes == "second");
    CHECK(std::distance(fs::directory_iterator(temp.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("a receipt is not written through a link") {
    const TempFolder outside;
    outside.write("victim.txt", "untouched");
    const TempFolder temp;
    fs::create_symlink(outside.path() / "victim.txt", temp.path() / "STATUS.txt");
    fs::create_symlink(outside.path() / "victim.txt", temp.path() / ".STATUS.txt.part");
    const auto folder = open_disk_folder(temp.path());
    REQUIRE(folder->write_receipt("STATUS.txt", "receipt"));
    std::string victim;
    std::getline(std::ifstream(outside.path() / "victim.txt"), victim);
    CHECK(victim == "untouched");
    CHECK_FALSE(fs::is_symlink(temp.path() / "STATUS.txt"));
}

TEST_CASE("writing where nothing can be written is an error") {
    const TempFolder temp;
    CHECK_FALSE(open_disk_folder(temp.path() / "nowhere")->write_receipt("STATUS.txt", "x"));
    fs::create_directory(temp.path() / "STATUS.txt");
    CHECK_FALSE(open_disk_folder(temp.path())->write_receipt("STATUS.txt", "x"));
    CHECK_FALSE(fs::exists(temp.path() / ".STATUS.txt.part"));
}
