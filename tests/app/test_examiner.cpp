#include "app/examiner.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;

namespace {

const std::string drawing =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="4" height="4"/></svg>)";

struct Desk {
    TempFolder folder;
    DeckExaminer examiner{folder.path(), folder.path() / "images", folder.path() / "clinic.xml"};
};

}  // namespace

TEST_CASE("a picture that can be shown has no flaw; one that is none, has; one without its end is cut off") {
    Desk desk;
    CHECK_FALSE(desk.examiner.flaw_in_picture(drawing));
    const auto text = desk.examiner.flaw_in_picture("hello");
    REQUIRE(text);
    CHECK_FALSE(text->cut_off);
    const auto half = desk.examiner.flaw_in_picture(std::string("GIF89a\x04\0\x04\0\0\0\0", 13));
    REQUIRE(half);
    CHECK(half->cut_off);
}

TEST_CASE("the image library is told by its paths") {
    Desk desk;
    desk.folder.write("images/river.svg", drawing);
    desk.folder.write("images/icons/heart.svg", drawing);
    CHECK(desk.examiner.image_library() == std::vector<std::string>{"icons/heart.svg", "river.svg"});
    CHECK(desk.examiner.in_image_library("icons/heart.svg"));
    CHECK_FALSE(desk.examiner.in_image_library("icons"));
    CHECK_FALSE(desk.examiner.in_image_library("lake.svg"));
}

TEST_CASE("the clinic's facts are read anew each time, and there are none without a file") {
    Desk desk;
    CHECK(desk.examiner.facts().empty());
    desk.folder.write("clinic.xml", "<clinic><name>Dynamic</name></clinic>");
    CHECK(desk.examiner.facts()["name"] == "Dynamic");
}
