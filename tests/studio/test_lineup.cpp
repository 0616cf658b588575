#include <memory>
#include <string>
#include <vector>

#include "studio/lineup.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

using Paths = std::vector<std::string>;

void add_section(Lineup& lineup, const std::string& beginning, const Paths& paths, SlideVersion version) {
    const auto owner = std::make_shared<const Paths>(paths);
    lineup.begin_section(beginning, owner, owner->size());
    for (const std::string& path : *owner)
        lineup.add(path, version);
}

Lineup two_folders() {
    Lineup lineup;
    add_section(lineup, "/a/", {"1.xml", "2.xml"}, 1);
    add_section(lineup, "/b/", {"1.xml"}, 2);
    return lineup;
}

}  // namespace

TEST_CASE("a lineup has the slides of its sections, one section after another") {
    CHECK(two_folders().entries() ==
          std::vector<Playlist::Entry>{{"/a/1.xml", 1}, {"/a/2.xml", 1}, {"/b/1.xml", 2}});
}

TEST_CASE("a slide of a lineup is found by its name") {
    const Lineup lineup = two_folders();
    for (std::size_t place = 0; place < lineup.size(); ++place) {
        CHECK(lineup.place_of(lineup[place].slide) == place);
        CHECK(lineup.version_of(lineup[place].slide) == lineup[place].version);
    }
    for (const std::string name : {"/b/2.xml", "/a/11.xml", "/c/1.xml", "1.xml", "/a/", ""}) {
        CAPTURE(name);
        CHECK_FALSE(lineup.place_of(name));
        CHECK_FALSE(lineup.version_of(name));
    }
}

TEST_CASE("two lineups are the same when they have the same slides, however they are divided") {
    Lineup divided;
    add_section(divided, "/a/1", {".xml"}, 1);
    add_section(divided, "/a/", {"2.xml"}, 1);
    add_section(divided, "", {"/b/1.xml"}, 2);
    CHECK(divided == two_folders());
    Lineup shorter;
    add_section(shorter, "/a/", {"1.xml", "2.xml"}, 1);
    CHECK_FALSE(shorter == two_folders());
    add_section(shorter, "/b/", {"1.xml"}, 3);
    CHECK_FALSE(shorter == two_folders());
}
