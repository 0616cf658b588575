#include <algorithm>
#include <chrono>

#include "fixtures.h"
#include <sys/stat.h>

#include "deck/theme.h"
#include "studio/workshop.h"

using namespace slidewell;
using namespace fixtures;

namespace {

bool says(const SlideOutcome& outcome, std::string_view part) {
    for (const Diagnostic& diagnostic : outcome.diagnostics) {
        if (to_string(diagnostic).find(part) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("a slide's file becomes a picture of the screen's size, with its timing") {
    const TempFolder folder;
    const auto file = folder.write("a.xml",
                                   "<slide time=\"12s\" transition=\"push-left\" transition-time=\"700ms\">"
                                   "<title>Hello</title></slide>");
    const auto outcome = workshop(folder)->paint(file, screen, {});
    REQUIRE(outcome.picture);
    CHECK(outcome.slide);
    CHECK(outcome.picture->size == screen);
    CHECK(outcome.timing.dwell == Millis{12'000});
    CHECK(outcome.timing.transition.kind == Transition::Kind::push);
    CHECK(outcome.timing.transition.lasts == Millis{700});
}

TEST_CASE("the same content has the same key, and anything that shows changes it") {
    const TempFolder folder;
    const auto image = folder.write("p.png", photo());
    const auto file = folder.write("a.xml", slide("Hello", "<picture src=\"p.png\"/>"));
    const auto shop = workshop(folder);
    const auto key = [&](Size size = screen, RoundPosition position = {}, Point nudge = {}) {
        const auto outcome = shop->paint(file, size, position, nudge);
        REQUIRE(outcome.picture);
        return outcome.picture->key;
    };
    const ContentKey first = key();
    CHECK(key() == first);
    CHECK(workshop(folder)->paint(file, screen, {}).picture->key == first);
    CHECK(key({360, 640}) != first);
    CHECK(key(screen, {1, 3}) != first);
    CHECK(key(screen, {}, {1, 0}) != first);
    CHECK(key(screen, {}, {1, 0}) != key(screen, {}, {0, 1}));
    CHECK(key() == first);

    folder.write("p.png", photo({50, 20}));
    const ContentKey with_other_picture = key();
    CHECK(with_other_picture != first);
    folder.write("clinic.xml", "<clinic><name>New name</name></clinic>");
    const ContentKey with_other_facts = key();
    CHECK(with_other_facts != with_other_picture);
    folder.write("a.xml", slide("Hello!", "<picture src=\"p.png\"/>"));
    CHECK(key() != with_other_facts);
}

TEST_CASE("what was just painted is not painted again") {
    const TempFolder folder;
    const auto file = folder.write("a.xml", slide("Hello"));
    const auto shop = workshop(folder);
    const auto first = shop->paint(file, screen, {});
    const auto again = shop->paint(file, screen, {});
    REQUIRE(again.picture);
    CHECK(first.picture->layers.front().bitmap.row(0).data() ==
          again.picture->layers.front().bitmap.row(0).data());
}

TEST_CASE("bad files give a diagnostic, not a picture") {
    const TempFolder folder;
    folder.write("p.png", photo());
    folder.write("cut.png", photo().substr(0, 70));
    folder.write("cut.jpg", samples::jpeg().substr(0, 500));
    folder.write("words.png", "these are words");
    std::filesystem::create_directory(folder.path() / "folder.png");
    REQUIRE(::mkfifo((folder.path() / "pipe.png").c_str(), 0600) == 0);
    std::string bomb = photo();
    bomb.replace(16, 8, samples::big(30'000, 4) + samples::big(30'000, 4));
    folder.write("bomb.png", bomb);

    struct Case {
        std::string content;
        const char* said;
    };
    const std::vector<Case> cases{
        {"", ":"},
        {"<slide><title>cut o", ":1:"},
        {"<slide><bulet/></slide>", "bulet"},
        {slide("x", "<picture src=\"missing.png\"/>"), "missing.png"},
        {slide("x", "<picture src=\"../p.png\"/>"), ".."},
        {slide("x", "<picture src=\"/etc/passwd\"/>"), "/etc/passwd"},
        {slide("x", "<picture src=\"cut.png\"/>"), "cut off"},
        {slide("x", "<picture src=\"cut.jpg\"/>"), "cut off"},
        {slide("x", "<picture src=\"words.png\"/>"), "not a picture"},
        {slide("x", "<picture src=\"folder.png\"/>"), "folder"},
        {slide("x", "<picture src=\"pipe.png\"/>"), "pipe.png"},
        {slide("x", "<picture src=\"bomb.png\"/>"), "30000x30000"},
        {"<slide layout=\"list\"><title>x</title><item icon=\"nonesuch\">y</item></slide>", "nonesuch"},
    };
    const auto shop = workshop(folder);
    for (const Case& c : cases) {
        CAPTURE(c.content, c.said);
        const auto file = folder.write("a.xml", c.content);
        const auto outcome = shop->paint(file, screen, {});
        CHECK_FALSE(outcome.picture);
        CHECK(has_error(outcome.diagnostics));
        CHECK(says(outcome, c.said));
        CHECK(outcome.diagnostics.front().file == file.string());
        CHECK(shop->check(file, screen, {}).diagnostics == outcome.diagnostics);
    }
}

TEST_CASE("without any font a photo is painted, and words are refused") {
    const TempFolder folder;
    folder.write("fonts/fonts.conf", "<fontconfig></fontconfig>");
    folder.write("photo.png", photo());
    const auto opened = Workshop::open({{}, {}, {}, folder.path() / "library", folder.path() / "fonts"});
    REQUIRE(opened);
    const auto picture =
        folder.write("1.xml", "<slide layout=\"picture\" footer=\"no\"><picture src=\"photo.png\"/></slide>");
    CHECK((*opened)->paint(picture, screen, {}).picture);
    CHECK((*opened)->font_findings().empty());
    const auto words = (*opened)->paint(folder.write("2.xml", slide("Words")), screen, {});
    CHECK_FALSE(words.picture);
    CHECK(has_error(words.diagnostics));
    CHECK((*opened)->font_findings().size() == 1);
}

TEST_CASE("files that cannot be slides are refused") {
    const TempFolder folder;
    const auto shop = workshop(folder);
    CHECK_FALSE(shop->paint(folder.path() / "missing.xml", screen, {}).picture);
    CHECK(has_error(shop->paint(folder.path(), screen, {}).diagnostics));
    const auto huge = folder.write("huge.xml", std::string((1 << 20) + 1, ' '));
    CHECK(says(shop->paint(huge, screen, {}), "too large"));
}

TEST_CASE("a text of a million letters is shown or refused, never waited for") {
    const TempFolder folder;
    const auto shop = workshop(folder);
    const auto file = folder.write("a.xml", slide(std::string(1'000'000, 'n')));
    const auto outcome = shop->paint(file, screen, {});
    CHECK((outcome.picture.has_value() || has_error(outcome.diagnostics)));
}

TEST_CASE("checking gives no picture, and sees a picture that has been mended") {
    const TempFolder folder;
    const auto image = folder.write("p.png", photo().substr(0, 60));
    const auto file = folder.write("a.xml", slide("Hello", "<picture src=\"p.png\"/>"));
    const auto shop = workshop(folder);
    CHECK(has_error(shop->check(file, screen, {}).diagnostics));
    folder.write("p.png", photo());
    const auto mended = shop->check(file, screen, {});
    CHECK_FALSE(has_error(mended.diagnostics));
    CHECK_FALSE(mended.picture);
    CHECK(mended.slide);
}

TEST_CASE("the notice is painted with the shipped words, with others, or with none") {
    const TempFolder folder;
    const auto shop = workshop(folder);
    const Diagnostics wrong{
        {"/x/10-what.xml", {7, 5}, Severity::error, "<bulet> is not known in <slide>", ""},
        {"/x/20-why.xml", {}, Severity::warning, "only a warning", ""}};
    const auto wordless = shop->paint_notice(wrong, screen);
    REQUIRE(wordless.picture);
    REQUIRE(wordless.slide);
    REQUIRE(wordless.slide->items.size() == 1);
    CHECK(wordless.slide->items.front().lead == "10-what.xml:7");

    folder.write("config/notice.xml", samples::read(SLIDEWELL_SOURCE_DIR "/config/notice.xml"));
    const auto shipped = shop->paint_notice(wrong, screen);
    REQUIRE(shipped.picture);
    CHECK(shipped.diagnostics.empty());
    CHECK(shipped.picture->key != wordless.picture->key);
    CHECK(shipped.timing.dwell <= Millis{10'000});
    CHECK(shop->paint_notice({}, screen).picture);

    folder.write("config/notice.xml", "<slide><oops/></slide>");
    CHECK(shop->paint_notice(wrong, screen).picture);
}

TEST_CASE("on a canvas that had another picture a slide looks as on a new one") {
    constexpr Size large{800, 600};
    const TempFolder folder;
    Canvas half_clear({80, 60}, 0xFF3366CC);
    std::ranges::fill(half_clear.row(30), 0x80102030U);
    folder.write("clear.png", samples::png(half_clear));
    folder.write("photo.png", photo({80, 60}));
    const std::string full = GENERATE("<picture src=\"photo.png\"/>", "<picture src=\"clear.png\"/>", "");
    const std::string layout = full.empty() ? "headline" : "picture";
    const auto file =
        folder.write("a.xml", "<slide layout=\"" + layout + "\"><title>Hello</title>" + full + "</slide>");

    const auto shop = workshop(folder);
    Bitmap used(Canvas(large, 0xFFFF00FF));
    const Pixel* const place = used.pixels().data();
    shop->canvases().lend(used);
    struct stat state {};
    REQUIRE(::fstat(used.memory()->file(), &state) == 0);
    used = Bitmap();
    shop->canvases().give_back(state.st_ino);
    const auto again = shop->paint(file, large, {});
    const auto anew = workshop(folder)->paint(file, large, {});
    REQUIRE((again.picture && anew.picture));
    const Bitmap& ground = again.picture->layers.front().bitmap;
    CHECK(ground.pixels().data() == place);
    CHECK(std::ranges::equal(ground.pixels(), anew.picture->layers.front().bitmap.pixels()));
}
