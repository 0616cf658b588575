// The pictures that preview draws.
#include <algorithm>

#include "deck.h"

#include "support/catch.h"
#include "support/images.h"

namespace fs = std::filesystem;
using deck::broken;
using deck::files_in;
using deck::good;
using deck::holds;
using deck::slide;
using slidewell::Size;

TEST_CASE("preview draws a contact sheet, and one picture per slide at any size") {
    const TempFolder folder;
    folder.write("deck/a.xml", good);
    folder.write("deck/B.XML", slide("Second"));
    const fs::path sheet = folder.path() / "sheet.png";
    const fs::path each = folder.path() / "new" / "each";
    const auto [text, size] =
        GENERATE(table<std::string, Size>({{"640x360", {640, 360}}, {"360x640", {360, 640}}}));
    const Finished drawn = slidewell_run({"preview", (folder.path() / "deck").string(), "-o", sheet.string(),
                                          "--each", each.string(), "--size", text});
    CHECK(drawn.status == 0);
    CHECK(drawn.err == "");
    CHECK(files_in(each) == std::vector<std::string>{"B.png", "a.png"});
    CHECK(read_picture(each / "a.png").size() == size);
    CHECK(shows_something(read_picture(each / "a.png")));
    CHECK(read_picture(sheet).size().width > 2 * (size.portrait() ? 300 : 480));
    CHECK(shows_something(read_picture(sheet)));
}

TEST_CASE(
    "slides look the same whether player.xml is named by its whole path or from the current folder on") {
    const TempFolder folder;
    folder.write("deck/a.xml", good);
    const fs::path whole = SLIDEWELL_SOURCE_DIR "/config/player.xml";
    for (const fs::path& config : {whole, fs::relative(whole)}) {
        const fs::path each = folder.path() / (config.is_absolute() ? "whole" : "relative");
        const Finished drawn = slidewell_run({"preview", "--config", config.string(), "--size", "640x360",
                                              (folder.path() / "deck").string(), "--each", each.string()});
        CHECK(drawn.status == 0);
        CHECK(drawn.err == "");
    }
    const auto drawn_by = [&](const char* name) { return read_picture(folder.path() / name / "a.png"); };
    CHECK(std::ranges::equal(drawn_by("whole").pixels(), drawn_by("relative").pixels()));
}

TEST_CASE("preview draws what can be drawn, says what cannot, and has status 1") {
    const TempFolder folder;
    folder.write("deck/a.xml", good);
    folder.write("deck/b.xml", broken);
    const fs::path each = folder.path() / "each";
    const Finished drawn =
        slidewell_run({"preview", (folder.path() / "deck").string(), "--each", each.string(), "-o",
                       (folder.path() / "sheet.png").string(), "--size", "320x180"});
    CHECK(drawn.status == 1);
    CHECK(holds(drawn.err, "b.xml:2:3: error: "));
    CHECK(files_in(each) == std::vector<std::string>{"a.png"});
    CHECK(shows_something(read_picture(folder.path() / "sheet.png")));
}
