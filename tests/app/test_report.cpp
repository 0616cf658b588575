// What a show leaves in the play log, and what `slidewell report` tells of it.
#include "deck.h"

#include "support/catch.h"

namespace fs = std::filesystem;
using deck::good;
using deck::holds;
using deck::slide;

namespace {

// A deck that was played once, and its play log.
struct PlayedDeck {
    TempFolder folder;
    std::string record = (folder.path() / "record").string();

    PlayedDeck() {
        folder.write("deck/2-first.xml", slide("First"));
        folder.write("deck/10-last.xml", good);
        folder.write("deck/5-broken.xml", deck::broken);
        auto arguments = deck::quick_play(folder.path() / "deck", folder.path() / "shots");
        arguments.insert(arguments.end(), {"--record", record});
        REQUIRE(slidewell_run(arguments).status == 0);
    }
    [[nodiscard]] Finished report(std::vector<std::string> more = {}) const {
        more.insert(more.begin(), {"report", "--record", record});
        return slidewell_run(more);
    }
};

}  // namespace

TEST_CASE("after a show the report tells of each slide that was seen, and of what was wrong") {
    const PlayedDeck played;
    const Finished told = played.report();
    CAPTURE(told.out, told.err);
    CHECK(told.status == 0);
    CHECK(holds(told.out, "\n2 slides in 7 days.\n"));
    CHECK(told.out.find("\n2-first.xml ") < told.out.find("\n10-last.xml "));
    CHECK(holds(told.out, "<titel> is not known"));

    const Finished rows = played.report({"--format", "csv"});
    CHECK(rows.out.starts_with("slide,folder,times shown,"));
    CHECK(deck::count(rows.out, "\r\n") == 3);

    const fs::path page = played.folder.path() / "report.html";
    CHECK(played.report({"--format", "html", "-o", page.string()}).status == 0);
    CHECK(fs::file_size(page) > 5'000);
}

TEST_CASE("a report without a play log says where one is looked for") {
    const TempFolder folder;
    const Finished told = slidewell_run({"report", "--record", folder.path().string()});
    CHECK(told.status == 2);
    CHECK(holds(told.err, "there is no play log in " + folder.path().string()));
    CHECK(slidewell_run({"report", "--days", "0"}).status == 2);
    CHECK(slidewell_run({"report", "--format", "pdf"}).status == 2);
}

TEST_CASE("a play log that cannot be written is said, and the show goes on") {
    const TempFolder folder;
    folder.write("deck/a.xml", good);
    auto arguments = deck::quick_play(folder.path() / "deck", folder.path() / "shots");
    arguments.insert(arguments.end(), {"--record", (folder.write("file") / "record").string()});
    const Finished played = slidewell_run(arguments);
    CHECK(played.status == 0);
    CHECK(holds(played.out, "a.xml"));
    CHECK(holds(played.err, "cannot be written"));
}

TEST_CASE("--log writes what went wrong into a file, with the time in front") {
    const TempFolder folder;
    folder.write("deck/a.xml", good);
    folder.write("deck/b.xml", deck::broken);
    const fs::path log = folder.path() / "player.log";
    auto arguments = deck::quick_play(folder.path() / "deck", folder.path() / "shots");
    arguments.insert(arguments.end(), {"--log", log.string()});
    const Finished played = slidewell_run(arguments);
    CHECK(played.status == 0);
    CHECK(played.err == "");
    CHECK(fs::file_size(log) > 60);
}
