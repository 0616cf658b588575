// The local copy of a remote folder.
#include <array>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <sys/stat.h>

#include "source/folder.h"
#include "source/harvest.h"
#include "source/mirror.h"
#include "support/catch.h"
#include "support/temp_folder.h"

namespace fs = std::filesystem;
using namespace slidewell;

namespace {

using Paths = std::vector<std::string>;

class Place {
  public:
    Place() {
        REQUIRE(mirror.prepare());
        REQUIRE(mirror.prepare_for_arrivals());
    }

    // As rclone does it: with the time that the remote has for the file.
    void fetch(const RemoteFile& file, const fs::path& folder, std::string_view content) const {
        put(file.modified, (folder / file.path).lexically_relative(temp.path()), content);
    }
    void put(std::int64_t modified, const fs::path& name, std::string_view content) const {
        const fs::path path = temp.write(name, content);
        const std::array<timespec, 2> times{timespec{modified, 5}, timespec{modified, 5}};
        REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times.data(), 0) == 0);
    }
    [[nodiscard]] Paths wanted(const std::vector<RemoteFile>& there) const {
        Paths paths;
        for (const RemoteFile& file : mirror.wanted(there))
            paths.push_back(file.path);
        return paths;
    }
    [[nodiscard]] std::string content(const std::string& path) const {
        std::ifstream stream(mirror.folder() / path, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    TempFolder temp;
    Mirror mirror{temp.path() / "mirrors" / "cloud"};
};

}  // namespace

TEST_CASE("what is missing, or is different in size or time, is wanted") {
    const Place place;
    for (const char* name : {"same.xml", "size.xml", "time.xml", "timeless.xml", "STATUS.html"})
        place.put(1'000, fs::path("mirrors/cloud") / name, "12345");
    CHECK(place.wanted({{"STATUS.html", 9, 2'000},
                        {"images/new.jpg", 5, 1'000},
                        {"same.xml", 5, 1'000},
                        {"size.xml", 6, 1'000},
                        {"time.xml", 5, 1'001},
                        {"timeless.xml", 5, 0}}) == Paths{"images/new.jpg", "size.xml", "time.xml"});
}

TEST_CASE("what arrives whole takes its place; what does not leaves the file as it was") {
    const Place place;
    place.put(1'000, "mirrors/cloud/a.xml", "old");
    place.put(1'000, "mirrors/cloud/b.xml", "old");
    const std::vector<RemoteFile> wanted{
        {"a.xml", 5, 2'000}, {"b.xml", 5, 2'000}, {"images/knee.jpg", 3, 2'000}};
    place.fetch(wanted[0], place.mirror.arrivals(), "newer");
    place.fetch(wanted[1], place.mirror.arrivals(), "ne");
    place.fetch(wanted[2], place.mirror.arrivals(), "pic");
    place.mirror.take_in(wanted);
    CHECK(place.content("a.xml") == "newer");
    CHECK(place.content("b.xml") == "old");
    CHECK(place.content("images/knee.jpg") == "pic");
    CHECK(place.wanted(wanted) == Paths{"b.xml"});
    CHECK_FALSE(fs::exists(place.mirror.arrivals()));
}

TEST_CASE("what is gone there goes here, and its folder with it once that is empty") {
    const Place place;
    for (const char* name : {"a.xml", "b.xml", "images/icons/heart.svg", "old/c.jpg", "old/d.jpg"})
        place.temp.write(fs::path("mirrors/cloud") / name, "x");
    place.mirror.remove_what_is_gone({{"b.xml", 1, 0}, {"old/d.jpg", 1, 0}});
    Paths left;
    for (const auto& entry : fs::recursive_directory_iterator(place.mirror.folder()))
        left.push_back(entry.path().lexically_relative(place.mirror.folder()).string());
    std::ranges::sort(left);
    CHECK(left == Paths{"b.xml", "old", "old/d.jpg"});
}

TEST_CASE("a file takes the place of a folder, and a folder that of a file") {
    const Place place;
    place.temp.write("mirrors/cloud/images/a.jpg", "x");
    place.temp.write("mirrors/cloud/icons", "x");
    const std::vector<RemoteFile> there{{"icons/b.svg", 1, 0}, {"images", 1, 0}};
    place.mirror.remove_what_is_gone(there);
    for (const RemoteFile& file : there)
        place.fetch(file, place.mirror.arrivals(), "y");
    place.mirror.take_in(place.mirror.wanted(there));
    CHECK(place.content("icons/b.svg") == "y");
    CHECK(place.content("images") == "y");
}

TEST_CASE("what is too large to be read is not wanted, and is known as too large") {
    const Place place;
    const std::vector<RemoteFile> there{{"images/photo.tif", largest_picture_file + 1, 1'000}};
    CHECK(place.wanted(there).empty());
    const auto read = open_disk_folder(place.mirror.folder())->read("images/photo.tif", largest_picture_file);
    REQUIRE_FALSE(read);
    CHECK(read.error().message.starts_with("it is too large"));
    struct stat status {};
    REQUIRE(::stat((place.mirror.folder() / "images/photo.tif").c_str(), &status) == 0);
    CHECK(status.st_mtim.tv_sec == 1'000);
    CHECK(status.st_blocks < 1'000);  // it takes no room on the disk
}

TEST_CASE("what arrived half before a power cut is thrown away") {
    const Place place;
    place.temp.write("mirrors/cloud.new/a.xml", "half");
    REQUIRE(place.mirror.prepare_for_arrivals());
    CHECK(fs::is_empty(place.mirror.arrivals()));
}
