// What rclone writes of a remote's files.
#include "source/remote_listing.h"
#include "support/catch.h"

using namespace slidewell;
using Files = std::vector<RemoteFile>;
using Names = std::vector<std::string>;

TEST_CASE("a listing is read line by line, and sorted by path") {
    CHECK(parse_listing("2026-11-22 11:58:24\t1840\timages/knee; left.jpg\n"
                        "1970-01-02 00:00:01\t0\ta\tb.xml\n") ==
          Files{{"a\tb.xml", 0, 86'401}, {"images/knee; left.jpg", 1840, 1'795'348'704}});
    CHECK(parse_listing("").empty());
}

TEST_CASE("a time that makes no sense is no time") {
    for (const std::string time : {"", "0001-01-01 00:00:00", "2026-13-40 11:58:24", "yesterday"}) {
        CAPTURE(time);
        CHECK(parse_listing(time + "\t5\ta.xml\n") == Files{{"a.xml", 5, 0}});
    }
}

TEST_CASE("files without a size, folders, and paths that lead elsewhere are left out") {
    for (const std::string line : {"-1\ta.xml", "5\t", "5\timages/", "5\t/etc/passwd", "5\t../a.xml",
                                   "5\timages/../../a.xml", "5\t./a.xml", "a.xml", "many\ta.xml"}) {
        CAPTURE(line);
        CHECK(parse_listing("2026-11-22 11:58:24\t" + line + "\n").empty());
    }
}

TEST_CASE("of several files with one name, the newest counts") {
    CHECK(parse_listing("1970-01-01 00:00:01\t1\ta.xml\n1970-01-01 00:00:03\t3\ta.xml\n"
                        "1970-01-01 00:00:02\t2\ta.xml\n") == Files{{"a.xml", 3, 3}});
}

TEST_CASE("the names of remotes come without their colons") {
    CHECK(parse_remotes("cloud:\nmy drive:\n") == Names{"cloud", "my drive"});
    CHECK(parse_remotes("").empty());
}
