#include <algorithm>
#include <array>

#include "app/programme.h"
#include "library/editions.h"
#include "library/fake_disk.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;

namespace {

struct Desk {
    FakeDisk disk;
    std::unique_ptr<Library> library = std::move(Library::open(disk, "/library")).value();

    [[nodiscard]] Offer offer(const std::string& folder, Edition edition) const {
        return {folder, std::make_shared<Edition>(std::move(edition)), {}, true};
    }
    // A slide that shows a picture.
    [[nodiscard]] Edition illustrated(const std::string& picture) const {
        Edition edition = draft_of(*library, {{"1.xml", "one"}, {"2.xml", "two"}});
        edition.files = {put_file(*library, "knee.jpg", picture)};
        edition.slides.front().uses = {"knee.jpg"};
        return edition;
    }
};

}  // namespace

TEST_CASE("a programme has the slides of all sources, one source after another") {
    const Desk desk;
    const std::array offers{desk.offer("/b", draft_of(*desk.library, {{"1.xml", "one"}, {"2.xml", "two"}})),
                            desk.offer("/a", draft_of(*desk.library, {{"1.xml", "other"}}))};
    const auto programme = make_programme(offers, *desk.library);
    std::vector<SlideId> names;
    for (const Playlist::Entry& entry : programme->slides.entries())
        names.push_back(entry.slide);
    CHECK(names == std::vector<SlideId>{"/b/1.xml", "/b/2.xml", "/a/1.xml"});
    CHECK(*programme->files->read("/a/1.xml", 100) == "other");
}

TEST_CASE("a slide has another version when a picture that it shows is another, the others keep theirs") {
    const Desk desk;
    const auto before = make_programme(std::array{desk.offer("/a", desk.illustrated("knee"))}, *desk.library);
    const auto after = make_programme(std::array{desk.offer("/a", desk.illustrated("elbow"))}, *desk.library);
    CHECK(before->slides[0].version != after->slides[0].version);
    CHECK(before->slides[1].version == after->slides[1].version);
}

TEST_CASE("a programme is complete when every folder was looked into") {
    const Desk desk;
    std::array offers{desk.offer("/a", draft_of(*desk.library, {{"1.xml", "one"}})),
                      Offer{"/b", nullptr, {}, false}};
    CHECK_FALSE(make_programme(offers, *desk.library)->complete);
    offers[1].looked = true;
    CHECK(make_programme(offers, *desk.library)->complete);
}

TEST_CASE("a folder without an edition is never read itself") {
    const Desk desk;
    const TempFolder share;
    share.write("deck.xml", "<deck/>");
    const auto programme = make_programme(std::array{Offer{share.path(), nullptr, {}, false}}, *desk.library);
    CHECK_FALSE(programme->files->stamp(share.path() / "deck.xml").there);
}

TEST_CASE("a programme tells what is wrong with any of its folders") {
    const Desk desk;
    std::array offers{desk.offer("/a", {}), desk.offer("/b", {})};
    offers[1].findings = {{"/b", {}, Severity::error, "there is no such folder", {}}};
    CHECK(make_programme(offers, *desk.library)->findings == offers[1].findings);
}

TEST_CASE("a programme says how each source does") {
    const Desk desk;
    Offer away = desk.offer("/b", draft_of(*desk.library, {{"1.xml", "one"}}));
    away.absence = Absence{std::nullopt, "the server does not answer"};
    const auto programme =
        make_programme(std::array{desk.offer("/a", draft_of(*desk.library, {})), away}, *desk.library);
    REQUIRE(programme->sources.size() == 2);
    CHECK_FALSE(programme->sources[0].away);
    CHECK(programme->sources[1] == SourceHealth{"/b", 0, true, std::nullopt, "the server does not answer"});
}
