// Which files are quiet, which came and went, by looks at moments.
#include "source/watch.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

FolderFile file(std::string path, std::uint64_t size = 10, std::int64_t modified = 1) {
    return {std::move(path), {size, modified, modified, 1, 1}};
}

class Looks {
  public:
    Change look(std::vector<FolderFile> files, Millis later = 500ms) {
        time_ += later;
        return watch.look({std::move(files), std::move(closed)}, time_);
    }
    [[nodiscard]] bool quiet(const std::string& path) const {
        const WatchedFile* const found = watch.find(path);
        return found != nullptr && found->quiet;
    }
    Watch watch{500ms};
    std::vector<ClosedFolder> closed;

  private:
    Steady time_{};
};

}  // namespace

TEST_CASE("a file is quiet when it was the same on two looks that are far enough apart") {
    Looks looks;
    CHECK(looks.look({file("a.xml")}) == Change::other);
    CHECK_FALSE(looks.quiet("a.xml"));
    CHECK(looks.look({file("a.xml")}, 499ms) == Change::none);
    CHECK_FALSE(looks.quiet("a.xml"));
    CHECK(looks.look({file("a.xml")}, 1ms) == Change::calm);
    CHECK(looks.quiet("a.xml"));
    CHECK(looks.look({file("a.xml")}) == Change::none);
}

TEST_CASE("a look on which files became quiet and others changed tells of the others") {
    Looks looks;
    looks.look({file("a.xml"), file("b.xml")});
    CHECK(looks.look({file("a.xml"), file("b.xml", 20)}) == Change::other);
    CHECK(looks.quiet("a.xml"));
    CHECK(looks.look({file("a.xml"), file("b.xml", 20), file("c.xml")}) == Change::other);
    CHECK(looks.quiet("b.xml"));
    CHECK(looks.look({file("a.xml"), file("b.xml", 20), file("c.xml")}) == Change::calm);
}

TEST_CASE("another size, or either time, makes a file restless again; only another number does not") {
    struct Row {
        Stamp stamp;
        bool quiet;
    };
    const auto row = GENERATE(Row{{11, 1, 1, 1, 1}, false}, Row{{10, 2, 1, 1, 1}, false},
                              Row{{10, 1, 2, 1, 1}, false}, Row{{10, 1, 1, 1, 2}, true});
    Looks looks;
    looks.look({file("a.xml")});
    looks.look({file("a.xml")});
    CHECK(looks.look({{"a.xml", row.stamp}}) == Change::other);
    CHECK(looks.quiet("a.xml") == row.quiet);
}

TEST_CASE("a file that is not there any more is missed for one look, then gone") {
    Looks looks;
    looks.look({file("a.xml"), file("b.xml", 20)});
    looks.look({file("a.xml"), file("b.xml", 20)});
    CHECK(looks.look({file("b.xml", 20)}) == Change::other);
    REQUIRE(looks.watch.find("a.xml") != nullptr);
    CHECK(looks.watch.find("a.xml")->vanished.has_value());
    CHECK(looks.watch.next_look() == 250ms);
    CHECK(looks.look({file("b.xml", 20)}, 250ms) == Change::other);
    CHECK(looks.watch.find("a.xml") == nullptr);
    CHECK_FALSE(looks.watch.next_look().has_value());
}

TEST_CASE("a file that was away for an instant is there again, and quiet if it is the same") {
    Looks looks;
    looks.look({file("a.xml")});
    looks.look({file("a.xml")});
    looks.look({});
    CHECK(looks.look({file("a.xml")}, 100ms) == Change::other);
    CHECK(looks.quiet("a.xml"));
    CHECK_FALSE(looks.watch.find("a.xml")->vanished.has_value());
}

TEST_CASE("a file under a new name is as quiet as before, and the old name is gone at once") {
    Looks looks;
    looks.look({file("a.xml"), file("m.xml", 20)});
    looks.look({file("a.xml"), file("m.xml", 20)});
    looks.look({file("m.xml", 20), file("z.xml")});
    CHECK(looks.watch.find("a.xml") == nullptr);
    CHECK(looks.quiet("z.xml"));
    CHECK(looks.quiet("m.xml"));
}

TEST_CASE("a copy of a file is not taken for a new name") {
    Looks looks;
    looks.look({file("a.xml")});
    looks.look({file("a.xml")});
    looks.look({file("a.xml"), file("b.xml")});
    CHECK(looks.quiet("a.xml"));
    CHECK_FALSE(looks.quiet("b.xml"));
}

TEST_CASE("of a folder inside that is closed, the files stay as they were") {
    Looks looks;
    looks.look({file("a.xml"), file("images/knee.jpg")});
    looks.look({file("a.xml"), file("images/knee.jpg")});
    for (int i = 0; i < 3; ++i) {
        looks.closed = {{"images", {"it is not permitted"}}};
        looks.look({file("a.xml")});
    }
    CHECK(looks.quiet("images/knee.jpg"));
    looks.look({file("a.xml")});
    looks.look({file("a.xml")});
    CHECK(looks.watch.find("images/knee.jpg") == nullptr);
}

TEST_CASE("receipts and UNDO files are noticed, and are none of the files") {
    Looks looks;
    looks.look({file("STATUS.html"), file("undo.TXT"), file("a.xml")});
    looks.look({file("STATUS.html"), file("undo.TXT"), file("a.xml")});
    CHECK(looks.watch.files().size() == 1);
    CHECK(looks.watch.has_receipt());
    REQUIRE(looks.watch.undo().has_value());
    CHECK(looks.watch.undo()->quiet);
    looks.look({file("a.xml")});
    CHECK(looks.watch.undo()->vanished.has_value());
    looks.look({file("a.xml")});
    CHECK_FALSE(looks.watch.undo().has_value());
    CHECK_FALSE(looks.watch.has_receipt());
}

TEST_CASE("names that are passed over") {
    const std::string name =
        GENERATE(".hidden.xml", "~$10-a.xml", "10-a.xml.tmp", "10-a.xml.part", "a.partial",
                 "10-a.xml.crdownload", "Thumbs.db", "Desktop.ini", ".DS_Store", "10-a.xml~",
                 ".~lock.10-a.xml#", "STATUS.html", "Status.TXT", "UNDO", "undo.txt.txt");
    CHECK(is_passed_over(name));
}

TEST_CASE("names that are not passed over") {
    const std::string name =
        GENERATE("10-a.xml", "knee.jpg", "undone.xml", "status.xml", "10-undo.xml", "template.xml");
    CHECK_FALSE(is_passed_over(name));
}

TEST_CASE("conflict copies are known by their names") {
    CHECK(is_conflict_copy("10-a (Anna's conflicted copy 2026-11-22).xml"));
    CHECK(is_conflict_copy("10-a (conflicted copy 2026-11-22 101112).xml"));
    CHECK(is_conflict_copy("10-a.sync-conflict-20261122-101112-ABCDEFG.xml"));
    CHECK_FALSE(is_conflict_copy("10-conflict-of-interest.xml"));
    CHECK_FALSE(is_conflict_copy("10-a - Copy.xml"));
}
