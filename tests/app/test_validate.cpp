// What validate prints, and its exit statuses.
#include <regex>
#include <sstream>

#include "deck.h"

#include "support/catch.h"

using deck::broken;
using deck::count;
using deck::good;
using deck::holds;
using deck::slide;

namespace {

// It can be played, but not read in time.
const std::string hasty = slide(
    "Read this", "<text>This takes longer than two seconds to read, and so it does</text>", "time=\"2s\"");

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("validate has status 0 and nothing to say where all is well") {
    const TempFolder folder;
    folder.write("a.xml", good);
    const Finished said = deck::validate(folder.path());
    CHECK(said.status == 0);
    CHECK(said.out == "");
    CHECK(said.err == "");
}

TEST_CASE("validate says every problem as FILE:LINE:COL, with status 1 for an error") {
    const TempFolder folder;
    folder.write("a.xml", good);
    const auto first = folder.write("b.xml", broken);
    const auto second = folder.write("c.xml",
                                     "<slide "
                                     "tone=\"blue\"\ntime=\"9ms\"><title>C</"
                                     "title></slide>");
    const Finished said = deck::validate(folder.path());
    CHECK(said.status == 1);
    CHECK(holds(said.out, first.string() + ":2:3: error: <titel> is not known in "
                                           "<slide>; did you mean <title>?\n"));
    CHECK(holds(said.out, second.string() + ":1:8: error: "));
    CHECK(holds(said.out, second.string() + ":2:1: error: "));
    const std::regex form(R"(.+\.xml:[1-9]\d*:[1-9]\d*: (error|warning): .+)");
    for (const std::string& line : lines_of(said.out))
        CHECK(std::regex_match(line, form));
}

TEST_CASE("validate has status 0 when there are only warnings") {
    const TempFolder folder;
    const auto file = folder.write("a.xml", hasty);
    const Finished said = deck::validate(folder.path());
    CHECK(said.status == 0);
    CHECK(holds(said.out, file.string() + ":1:"));
    CHECK(holds(said.out, ": warning: "));
    CHECK_FALSE(holds(said.out, ": error: "));
}

TEST_CASE("validate takes several folders, and one that is not there is an error") {
    const TempFolder folder;
    folder.write("one/a.xml", good);
    folder.write("two/a.xml", broken);
    const auto one = (folder.path() / "one").string();
    const auto two = (folder.path() / "two").string();
    CHECK(slidewell_run({"validate", one}).status == 0);
    CHECK(slidewell_run({"validate", one, two}).status == 1);
    const Finished gone = slidewell_run({"validate", one, (folder.path() / "three").string()});
    CHECK(gone.status == 1);
    CHECK(holds(gone.out, "three: error: "));
}

TEST_CASE("validate --format json gives one object for each problem") {
    const TempFolder folder;
    folder.write("a.xml", good);
    const std::string path = folder.path().string();
    CHECK(slidewell_run({"validate", "--format", "json", path}).out == "[]\n");
    const auto file = folder.write("b.xml", broken);
    const Finished said = slidewell_run({"validate", "--format", "json", path});
    CHECK(said.status == 1);
    CHECK(said.out.starts_with("[\n {\"file\": \"" + file.string() + "\", \"line\": 2, \"column\": 3, " +
                               "\"severity\": \"error\", \"message\": \"<titel> is "
                               "not known in <slide>\", " +
                               "\"suggestion\": \"did you mean <title>?\"}"));
    CHECK(said.out.ends_with("}\n]\n"));
    CHECK(count(said.out, "\"file\": ") == count(said.out, "\n {"));
}

TEST_CASE("the shipped deck has no error") {
    const Finished said = deck::validate(SLIDEWELL_SOURCE_DIR "/slides");
    CHECK(said.status == 0);
    CHECK_FALSE(holds(said.out, ": error: "));
}
