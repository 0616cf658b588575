// `slidewell editions` and `slidewell undo`, as somebody uses them between two days of playing.
#include "deck.h"

#include "support/catch.h"

using namespace deck;

namespace {

class Clinic {
  public:
    // Plays a round of what lies in the folder, in a library that stays.
    [[nodiscard]] Finished play() const {
        return slidewell_run({"play", "--headless", "--once", "--speed", "200", "--poll", "100ms", "--size",
                              "320x180", "--library", library(), share.path().string()});
    }
    [[nodiscard]] Finished ask(std::vector<std::string> words) const {
        words.insert(words.end(), {"--library", library()});
        return slidewell_run(words);
    }

    TempFolder share;

  private:
    [[nodiscard]] std::string library() const { return (state_.path() / "library").string(); }
    TempFolder state_;
};

}  // namespace

TEST_CASE("without a library there is nothing to list and nothing to undo") {
    const Clinic clinic;
    for (const char* command : {"editions", "undo"}) {
        const Finished finished = clinic.ask({command});
        CHECK(finished.status == 2);
        CHECK(finished.err == "slidewell: nothing has been on air yet\n");
    }
}

TEST_CASE("editions tells when what changed, newest first, as text and as JSON") {
    const Clinic clinic;
    clinic.share.write("1.xml", slide("One"));
    REQUIRE(clinic.play().status == 0);
    clinic.share.write("2.xml", slide("Two"));
    clinic.share.write("3.xml", slide("Three"));
    // The first round of the second day begins with the library's slide; the new ones join it.
    REQUIRE(clinic.play().status == 0);
    const Finished listed = clinic.ask({"editions"});
    CHECK(listed.status == 0);
    CHECK(holds(listed.out, clinic.share.path().string() + "\n"));
    CHECK(listed.out.find("2.xml") < listed.out.find("1 slide\n"));
    const Finished json = clinic.ask({"editions", clinic.share.path().string(), "--format", "json"});
    CHECK(json.status == 0);
    CHECK(json.out.starts_with("[{\"source\": \"" + clinic.share.path().string() + "\", \"editions\": ["));
    CHECK(holds(json.out, "\"number\": 1, \"published\": \""));
}

TEST_CASE("undo brings back what was on air before, until the folder changes") {
    const Clinic clinic;
    clinic.share.write("1.xml", slide("One"));
    REQUIRE(clinic.play().status == 0);
    CHECK(clinic.ask({"undo"}).status == 2);  // nothing before it
    clinic.share.write("2.xml", slide("Two"));
    REQUIRE(holds(clinic.play().out, "2.xml"));

    const Finished undone = clinic.ask({"undo"});
    CHECK(undone.status == 0);
    CHECK(holds(undone.out, "come back"));
    static_cast<void>(clinic.play());  // takes it back as soon as it looks
    const Finished without = clinic.play();
    CHECK(holds(without.out, "1.xml"));
    CHECK_FALSE(holds(without.out, "2.xml"));
    CHECK(holds(clinic.ask({"editions"}).out, "was taken back"));

    clinic.share.write("3.xml", slide("Three"));
    static_cast<void>(clinic.play());
    const Finished all = clinic.play();
    CHECK(holds(all.out, "2.xml"));
    CHECK(holds(all.out, "3.xml"));
}

TEST_CASE("a folder that has never played is named, with those that have") {
    const Clinic clinic;
    clinic.share.write("1.xml", slide("One"));
    REQUIRE(clinic.play().status == 0);
    const Finished finished = clinic.ask({"undo", "/no/such/folder"});
    CHECK(finished.status == 2);
    CHECK(holds(finished.err, "there is no edition of /no/such/folder"));
    CHECK(holds(finished.err, clinic.share.path().string()));
}
