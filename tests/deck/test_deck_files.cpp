#include "deck/deck_files.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;

TEST_CASE("a stamp tells a file from none, and from itself when changed") {
    const TempFolder folder;
    const FilesOnDisk disk;
    const auto file = folder.path() / "a";
    CHECK_FALSE(disk.stamp(file).there);
    folder.write("a", "12");
    const FileStamp first = disk.stamp(file);
    CHECK(first.there);
    CHECK(first == disk.stamp(file));
    folder.write("a", "123");
    CHECK_FALSE(first == disk.stamp(file));
}
