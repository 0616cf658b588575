#include <algorithm>
#include <string>
#include <vector>

#include "layout/fake_measure.h"
#include "layout/layout.h"
#include "support/catch.h"

using namespace slidewell;
using slidewell::test::FakeMeasure;

namespace {

const std::vector<Size> screens{{1920, 1080}, {3840, 2160}, {1280, 720},
                                {1080, 1920}, {1024, 768},  {2560, 1080}};

Words words(std::string text) { return {{{std::move(text), false}}, {1, 1}}; }

PictureRef picture(std::string src) {
    PictureRef picture;
    picture.src = std::move(src);
    return picture;
}

Theme theme() {
    Theme theme;
    theme.title = {84, 56};
    theme.body = {46, 28};
    for (Palette& palette : theme.palettes)
        palette.ink = {10, 10, 10, 255};
    return theme;
}

Slide slide(LayoutKind layout, int items = 4) {
    Slide slide;
    slide.file = "10-test.xml";
    slide.layout = layout;
    slide.kicker = words("Achilles tendonitis");
    slide.title = words("Symptoms to watch for");
    for (int i = 0; i < items; ++i) {
        slide.items.push_back(
            {"sunrise", "Morning stiffness", words("Worst with the first steps of the day"), {}, {}});
    }
    return slide;
}

std::vector<Mark> marks(const DisplayList& list) {
    std::vector<Mark> all;
    for (const LayerPlan& layer : list.layers)
        all.insert(all.end(), layer.marks.begin(), layer.marks.end());
    return all;
}

// From the top of the capitals to the baseline, which is what must not touch another line.
Rect bounds(const TextLine& line) {
    int width = 0;
    for (const TextRun& run : line.runs)
        width += FakeMeasure().width(run.text, run.font);
    const int cap = FakeMeasure().metrics(line.runs.front().font).cap_height;
    return {line.origin.x, line.origin.y - cap, width, cap};
}

std::vector<Rect> lines_of(const DisplayList& list) {
    std::vector<Rect> all;
    for (const Mark& mark : marks(list)) {
        if (const auto* const line = std::get_if<TextLine>(&mark)) all.push_back(bounds(*line));
    }
    return all;
}

DisplayList laid_out(const Slide& of, Size screen, Point nudge = {}) {
    return lay_out(of, theme(), screen, {"A clinic", ClockStyle::hours24, 1, 12, Millis{10'000}, nudge},
                   FakeMeasure());
}

// As far as the burn-in guard goes.
Point corner_of(Size screen, int x, int y) {
    return {x * screen.shorter() * 4 / 1'080, y * screen.shorter() * 4 / 1'080};
}

}  // namespace

TEST_CASE("on every screen no line of words leaves the safe margin or touches another") {
    const auto layout = GENERATE(LayoutKind::headline, LayoutKind::list, LayoutKind::steps, LayoutKind::split,
                                 LayoutKind::picture, LayoutKind::quote, LayoutKind::invitation);
    const bool with_picture = GENERATE(false, true);
    const int items = GENERATE(1, 3, 4, 6, 12);
    const int corner = GENERATE(0, -1, 1);
    Slide some = slide(layout, items);
    if (with_picture || layout == LayoutKind::split || layout == LayoutKind::picture) {
        some.picture = picture("a.svg");
    }
    if (layout == LayoutKind::quote)
        some.quote = Quote{words("Movement is the best medicine there is"), "A proverb"};
    if (layout == LayoutKind::invitation) some.qr = QrCode{"https://example.org", "Book with your phone", {}};

    for (const Size screen : screens) {
        const Rect safe{screen.width / 20, screen.height / 20, screen.width * 9 / 10, screen.height * 9 / 10};
        const Point nudge = corner_of(screen, corner, corner);
        const std::vector<Rect> lines = lines_of(laid_out(some, screen, nudge));
        CAPTURE(corner, static_cast<int>(layout), with_picture, items, screen.width, screen.height);
        CHECK(lines.size() >= 2);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            CAPTURE(i, lines[i].x, lines[i].y, lines[i].width, lines[i].height);
            CHECK(intersection(lines[i], safe) == lines[i]);
            for (std::size_t j = 0; j < i; ++j)
                CHECK(intersection(lines[i], lines[j]).empty());
        }
    }
}

TEST_CASE("a nudge moves words, footer and clock by just as much, and leaves the picture beside them alone") {
    Slide some = slide(LayoutKind::split, 3);
    some.picture = picture("a.svg");
    for (const Size screen : screens) {
        const Point nudge = corner_of(screen, 1, -1);
        const DisplayList still = laid_out(some, screen);
        const DisplayList moved_on = laid_out(some, screen, nudge);
        std::vector<Rect> lines = lines_of(still);
        for (Rect& line : lines)
            line = moved(line, nudge);
        CHECK(lines_of(moved_on) == lines);
        const auto clock = [](const DisplayList& list) {
            return std::get<ShowsClock>(list.layers.back().motion).right_end;
        };
        CHECK(clock(moved_on) == Point{clock(still).x + nudge.x, clock(still).y + nudge.y});
        const auto panel = [](const DisplayList& list) {
            Rect frame;
            for (const Mark& mark : marks(list)) {
                if (const auto* const placed = std::get_if<PlacedPicture>(&mark)) frame = placed->frame;
            }
            return frame;
        };
        CHECK(panel(moved_on) == panel(still));
    }
}

TEST_CASE("words never run into the picture beside them") {
    Slide some = slide(LayoutKind::split, 3);
    some.picture = picture("a.svg");
    const int corner = GENERATE(0, 1);
    for (const Size screen : screens) {
        const DisplayList list = laid_out(some, screen, corner_of(screen, corner, corner));
        Rect panel;
        for (const Mark& mark : marks(list)) {
            if (const auto* const picture = std::get_if<PlacedPicture>(&mark)) panel = picture->frame;
        }
        REQUIRE_FALSE(panel.empty());
        CHECK(intersection(panel, whole(screen)) == panel);
        for (const Rect line : lines_of(list))
            CHECK(intersection(line, panel).empty());
    }
}

TEST_CASE("a slide looks the same on a 4K screen as on a small one, only finer") {
    const DisplayList small = laid_out(slide(LayoutKind::list), {1280, 720});
    const DisplayList large = laid_out(slide(LayoutKind::list), {3840, 2160});
    const std::vector<Rect> a = lines_of(small);
    const std::vector<Rect> b = lines_of(large);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(std::abs(a[i].x * 3 - b[i].x) <= 24);
        CHECK(std::abs(a[i].y * 3 - b[i].y) <= 24);
    }
}

TEST_CASE("letters shrink until many words fit, and say so when a patient could not read them") {
    Slide some = slide(LayoutKind::headline, 0);
    CHECK(laid_out(some, {1920, 1080}).findings.empty());
    std::string many;
    for (int i = 0; i < 220; ++i)
        many += "words ";
    some.texts.push_back(words(many));
    const DisplayList list = laid_out(some, {1920, 1080});
    REQUIRE(list.findings.size() == 1);
    CHECK(list.findings[0].severity == Severity::warning);
    CHECK(list.findings[0].message.find("letters shrink to") != std::string::npos);
}

TEST_CASE("what does not fit even then is cut at a whole line with an ellipsis") {
    Slide some = slide(LayoutKind::headline, 0);
    std::string many;
    for (int i = 0; i < 390; ++i)
        many += "words ";
    for (int i = 0; i < 6; ++i)
        some.texts.push_back(words(many));
    const DisplayList list = laid_out(some, {1280, 720});
    REQUIRE(list.findings.size() == 1);
    CHECK(list.findings[0].message.find("do not fit") != std::string::npos);
    bool ellipsis = false;
    for (const Mark& mark : marks(list)) {
        if (const auto* const line = std::get_if<TextLine>(&mark)) {
            ellipsis = ellipsis || line->runs.back().text.ends_with("…");
        }
    }
    CHECK(ellipsis);
}

TEST_CASE("items that are revealed come in layers of their own, in order, within the slide's time") {
    Slide some = slide(LayoutKind::list, 4);
    some.reveal = Reveal::one_by_one;
    const DisplayList list = laid_out(some, {1920, 1080});
    std::vector<Millis> times;
    for (const LayerPlan& layer : list.layers) {
        if (const auto* const appears = std::get_if<AppearsAt>(&layer.motion)) times.push_back(appears->at);
    }
    REQUIRE(times.size() == 4);
    CHECK(std::ranges::is_sorted(times));
    CHECK(times.front() > Millis{0});
    CHECK(times.back() < Millis{8'000});
}

TEST_CASE("a slide that stands still has one layer besides the clock") {
    CHECK(laid_out(slide(LayoutKind::list), {1920, 1080}).layers.size() == 2);
    Slide bare = slide(LayoutKind::list);
    bare.footer = false;
    CHECK(laid_out(bare, {1920, 1080}).layers.size() == 1);
}

TEST_CASE("a drifting picture has a layer of its own, with the words above it") {
    Slide some = slide(LayoutKind::picture, 0);
    some.picture = picture("a.jpg");
    some.picture->drifts = true;
    some.footer = false;
    const DisplayList list = laid_out(some, {1920, 1080});
    REQUIRE(list.layers.size() == 3);
    CHECK(std::holds_alternative<Drifts>(list.layers[1].motion));
    CHECK(list.layers[1].marks.size() == 1);
    CHECK(std::holds_alternative<Always>(list.layers[2].motion));
}

TEST_CASE("the footer shows a dot for each slide of a short round and a line for a long one") {
    const auto boxes = [](int count) {
        const DisplayList list =
            lay_out(slide(LayoutKind::headline, 0), theme(), {1920, 1080},
                    {"A clinic", ClockStyle::off, 0, count, Millis{8'000}}, FakeMeasure());
        return std::ranges::count_if(
            list.layers[0].marks, [](const Mark& mark) { return std::holds_alternative<FilledBox>(mark); });
    };
    CHECK(boxes(1) == 0);
    CHECK(boxes(12) == 12);
    CHECK(boxes(1'000) == 2);
}

TEST_CASE("a canvas's boxes stand where their percents say") {
    Slide some;
    some.layout = LayoutKind::canvas;
    some.footer = false;
    Box box;
    box.percent_hundredths = {1'000, 2'000, 4'000, 5'000};
    box.parts.emplace_back(picture("a.svg"));
    some.boxes.push_back(box);
    const DisplayList list = laid_out(some, {1000, 500});
    REQUIRE(list.layers[0].marks.size() == 1);
    CHECK(std::get<PlacedPicture>(list.layers[0].marks[0]).frame == Rect{100, 100, 400, 250});
}

TEST_CASE("a title's letters shrink before one of its words is broken") {
    Slide some = slide(LayoutKind::split, 0);
    some.picture = picture("a.svg");
    some.title = words("Extracorporeal shockwaves");
    const auto first_line = [&](Size screen) {
        for (const Mark& mark : marks(laid_out(some, screen))) {
            const auto* const line = std::get_if<TextLine>(&mark);
            if (line != nullptr && line->runs.front().font.role == FontSpec::Role::heading)
                return line->runs.front().text;
        }
        return std::string();
    };
    CHECK(first_line({1024, 768}) == "Extracorporeal");
    CHECK(first_line({1920, 1080}) == "Extracorporeal");
}

TEST_CASE("a list of plain lines stands in rows, one with icons or leads on cards") {
    Slide plain_list = slide(LayoutKind::list, 0);
    Slide cards = plain_list;
    for (const char* line : {"Your health card", "A list of medicines", "Comfortable shoes"}) {
        plain_list.items.push_back({"", "", words(line), {}, {}});
        cards.items.push_back({"shoe", line, {}, {}, {}});
    }
    const auto cards_on = [](const DisplayList& list) {
        return std::ranges::count_if(marks(list), [](const Mark& mark) {
            const auto* const box = std::get_if<FilledBox>(&mark);
            return box != nullptr && box->rect.width > 400;
        });
    };
    CHECK(cards_on(laid_out(plain_list, {1920, 1080})) == 0);
    CHECK(cards_on(laid_out(cards, {1920, 1080})) == 3);
}
