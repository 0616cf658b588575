#include <algorithm>
#include <numeric>

#include "fixtures.h"

#include "studio/paint.h"

using namespace slidewell;
using namespace fixtures;

namespace {

constexpr Colour black{0, 0, 0};
constexpr FontSpec words{FontSpec::Role::body, false, 40};

LayerPlan ground() { return {{}, Always{}}; }

PlacedPicture picture_at(Rect frame, std::string src, int radius = 0) {
    PlacedPicture placed;
    placed.frame = frame;
    placed.picture.src = std::move(src);
    placed.picture.src_position = {3, 7};
    placed.radius = radius;
    return placed;
}

struct Table {
    TempFolder folder;
    FilesOnDisk disk;
    std::unique_ptr<FontBook> book = fonts();
    Timing timing{Millis{8'000}, {Transition::Kind::fade, {}, Millis{800}}};

    PaintedPicture paint(std::vector<LayerPlan> layers, ContentKey key = 1) const {
        const DisplayList list{screen, {255, 255, 255}, std::move(layers), {}};
        CanvasStock canvases;
        return slidewell::paint(
            {list, *book, {disk, {folder.path(), folder.path()}, "a.xml"}, timing, key, canvases});
    }
};

}  // namespace

TEST_CASE("the first layer covers the screen and is opaque; what always shows lies in it") {
    const Table table;
    LayerPlan plan = ground();
    plan.marks = {FilledBox{{10, 10, 20, 20}, {255, 0, 0}, 0},
                  TextLine{{100, 200}, {{"Hello", words, black}}}};
    const auto painted = table.paint({plan});
    REQUIRE(painted.picture);
    REQUIRE(painted.picture->layers.size() == 1);
    const Bitmap& bitmap = painted.picture->layers.front().bitmap;
    CHECK(bitmap.size() == screen);
    CHECK(painted.picture->key == 1);
    for (int y = 0; y < screen.height; ++y) {
        for (const Pixel pixel : bitmap.row(y))
            REQUIRE(pixel >> 24 == 255);
    }
    CHECK(bitmap.at(15, 15) == 0xFFFF0000);
    CHECK(bitmap.at(0, 0) == 0xFFFFFFFF);
}

TEST_CASE("a line's runs follow one another") {
    const Table table;
    LayerPlan whole_line = ground();
    whole_line.marks = {TextLine{{50, 100}, {{"one ", words, black}, {"two", words, {255, 0, 0}}}}};
    LayerPlan second_only = ground();
    second_only.marks = {
        TextLine{{50 + table.book->width("one ", words), 100}, {{"two", words, {255, 0, 0}}}}};
    const Bitmap both = table.paint({whole_line}).picture->layers.front().bitmap;
    const Bitmap second = table.paint({second_only}).picture->layers.front().bitmap;
    const int from = 50 + table.book->width("one ", words) + 2;
    for (int y = 60; y < 120; ++y) {
        for (int x = from; x < 300; ++x)
            REQUIRE(both.at(x, y) == second.at(x, y));
    }
}

TEST_CASE("what appears later is a layer as small as its ink, timed from the end of the transition") {
    const Table table;
    LayerPlan item{
        {FilledBox{{100, 80, 50, 30}, {255, 0, 0}, 0}, FilledBox{{160, 90, 10, 40}, {0, 0, 255}, 0}},
        AppearsAt{Millis{1'500}, 12}};
    const auto painted = table.paint({ground(), item});
    REQUIRE(painted.picture);
    REQUIRE(painted.picture->layers.size() == 2);
    const Layer& layer = painted.picture->layers.back();
    CHECK(layer.place == Rect{100, 80, 70, 50});
    CHECK(layer.bitmap.size() == layer.place.size());
    CHECK(layer.bitmap.at(55, 0) == 0);
    CHECK(layer.bitmap.at(0, 0) == 0xFFFF0000);
    const auto& appear = std::get<Appear>(layer.motion);
    CHECK(appear.at == Millis{2'300});
    CHECK(appear.lasts > Millis{0});
    CHECK(appear.rise == 12);
}

TEST_CASE("what always shows above a moving layer is a small still layer") {
    const Table table;
    LayerPlan item{{FilledBox{{100, 80, 50, 30}, {255, 0, 0}, 0}}, AppearsAt{}};
    LayerPlan above{{FilledBox{{0, 0, 8, 8}, black, 0}}, Always{}};
    LayerPlan nothing{{FilledBox{{-50, -50, 8, 8}, black, 0}}, Always{}};
    const auto painted = table.paint({ground(), item, above, nothing});
    REQUIRE(painted.picture->layers.size() == 3);
    CHECK(std::holds_alternative<Still>(painted.picture->layers.back().motion));
    CHECK(painted.picture->layers.back().place == Rect{0, 0, 8, 8});
}

TEST_CASE("a picture covers its frame or is contained in it, never stretched") {
    const Table table;
    table.folder.write("photo.png", photo({40, 20}));
    LayerPlan plan = ground();
    auto contained = picture_at({0, 0, 100, 100}, "photo.png");
    contained.picture.fit = Fit::contain;
    plan.marks = {contained, picture_at({200, 0, 100, 100}, "photo.png", 20)};
    const auto painted = table.paint({plan});
    REQUIRE(painted.picture);
    const Bitmap& bitmap = painted.picture->layers.front().bitmap;
    CHECK(bitmap.at(50, 24) == 0xFFFFFFFF);
    CHECK(bitmap.at(50, 25) == 0xFF3366CC);
    CHECK(bitmap.at(50, 74) == 0xFF3366CC);
    CHECK(bitmap.at(50, 75) == 0xFFFFFFFF);
    CHECK(bitmap.at(200, 50) == 0xFF3366CC);
    CHECK(bitmap.at(299, 99) == 0xFFFFFFFF);  // a round corner
    CHECK(bitmap.at(250, 99) == 0xFF3366CC);
}

TEST_CASE(
    "a picture that covers the slide is its ground, and what it lets through is the slide's own colour") {
    const Table table;
    Canvas glass({40, 20}, 0xFF3366CC);
    std::ranges::fill(glass.row(0), 0x80000000);
    table.folder.write("glass.png", samples::png(glass));
    auto covering = picture_at(whole(screen), "glass.png");
    covering.picture.fit = Fit::cover;
    LayerPlan plan = ground();
    plan.marks = {covering, FilledBox{{100, 100, 20, 20}, black, 0}};
    const auto painted = table.paint({plan});
    REQUIRE(painted.picture);
    REQUIRE(painted.picture->layers.size() == 1);
    const Bitmap& bitmap = painted.picture->layers.front().bitmap;
    CHECK(bitmap.size() == screen);
    CHECK(bitmap.at(600, 300) == 0xFF3366CC);
    CHECK(bitmap.at(110, 110) == 0xFF000000);
    CHECK(bitmap.at(300, 2) == 0xFF7F7F7F);
    std::get<PlacedPicture>(plan.marks.front()).picture.src = "missing.png";
    CHECK_FALSE(table.paint({plan}).picture);
}

TEST_CASE("a drifting picture is larger than its frame and always fills it, unstretched") {
    const Table table;
    for (const std::string name : {"a.png", "b.png", "c.png", "d.png", "e.png", "f.png", "g.png", "h.png"}) {
        table.folder.write(name, photo({400, 300}));
        const auto painted = table.paint({ground(), {{picture_at({20, 10, 200, 150}, name)}, Drifts{}}});
        REQUIRE(painted.picture);
        REQUIRE(painted.picture->layers.size() == 2);
        const Layer& layer = painted.picture->layers.back();
        CHECK(layer.place == Rect{20, 10, 200, 150});
        CHECK(layer.bitmap.size() == Size{216, 162});
        const auto& drift = std::get<Drift>(layer.motion);
        CHECK(drift.lasts == Millis{8'000 + 2 * 800});
        CHECK_FALSE(drift.from == drift.to);
        for (const Area& area : {drift.from, drift.to}) {
            CHECK(area.x >= 0);
            CHECK(area.y >= 0);
            CHECK(area.x + area.width <= 216 * area_unit);
            CHECK(area.y + area.height <= 162 * area_unit);
            CHECK(area.width * 150 == area.height * 200);
        }
    }
}

TEST_CASE("a picture drifts the same way whatever slide it is on") {
    const Table table;
    table.folder.write("photo.png", photo({400, 300}));
    const auto drift_of = [&](ContentKey key) {
        const auto painted =
            table.paint({ground(), {{picture_at({20, 10, 200, 150}, "photo.png")}, Drifts{}}}, key);
        return std::get<Drift>(painted.picture->layers.back().motion);
    };
    for (ContentKey key = 2; key < 10; ++key) {
        CHECK(drift_of(key).from == drift_of(1).from);
        CHECK(drift_of(key).to == drift_of(1).to);
    }
}

TEST_CASE("a drifting picture's round corners are pieces of what lies below it") {
    const Table table;
    table.folder.write("photo.png", photo({400, 300}));
    const auto painted =
        table.paint({ground(), {{picture_at({20, 10, 200, 150}, "photo.png", 16)}, Drifts{}}});
    REQUIRE(painted.picture->layers.size() == 6);
    const Layer& corner = painted.picture->layers[2];
    CHECK(corner.place == Rect{20, 10, 16, 16});
    CHECK(corner.bitmap.at(0, 0) == 0xFFFFFFFF);
    CHECK(corner.bitmap.at(15, 15) == 0);
}

TEST_CASE("the clock's glyphs lie side by side, ten digits and a colon") {
    const Table table;
    const ShowsClock clock{{600, 340}, {FontSpec::Role::body, false, 24}, black, ClockStyle::hours12};
    const auto painted = table.paint({ground(), {{}, clock}});
    REQUIRE(painted.picture->layers.size() == 2);
    const Layer& layer = painted.picture->layers.back();
    const auto& cells = std::get<Clock>(layer.motion);
    CHECK(cells.twelve_hours);
    CHECK(std::accumulate(cells.widths.begin(), cells.widths.end(), 0) == layer.bitmap.size().width);
    CHECK(layer.place.right() == 600);
    CHECK(layer.place.height == layer.bitmap.size().height);
    const ShowsClock off{{600, 340}, {}, black, ClockStyle::off};
    CHECK(table.paint({ground(), {{}, off}}).picture->layers.size() == 1);
}

TEST_CASE("an icon takes the colour of its place") {
    const Table table;
    table.folder.write(
        "icons/dot.svg",
        samples::svg("viewBox=\"0 0 10 10\"", "<rect width=\"10\" height=\"10\" fill=\"currentColor\"/>"));
    LayerPlan plan = ground();
    plan.marks = {PlacedIcon{{10, 10, 50, 50}, "dot", {0xB0, 0x3A, 0x17}, {}}};
    const auto painted = table.paint({plan});
    REQUIRE(painted.picture);
    CHECK(painted.picture->layers.front().bitmap.at(35, 35) == 0xFFB03A17);
}

TEST_CASE("what cannot be shown is said with file, line and column, all at once") {
    const Table table;
    table.folder.write("cut.png", photo().substr(0, 60));
    LayerPlan plan = ground();
    plan.marks = {picture_at({0, 0, 10, 10}, "missing.png"), picture_at({0, 0, 10, 10}, "cut.png"),
                  PlacedIcon{{0, 0, 10, 10}, "nothing", black, {5, 9}},
                  PlacedQr{{0, 0, 50, 50}, "https://example.org", black, {255, 255, 255}, {6, 2}}};
    const auto painted = table.paint({plan});
    CHECK_FALSE(painted.picture);
    REQUIRE(painted.diagnostics.size() == 4);
    for (const Diagnostic& diagnostic : painted.diagnostics) {
        CHECK(diagnostic.file == "a.xml");
        CHECK(diagnostic.severity == Severity::error);
        CHECK(diagnostic.position.line > 0);
    }
    CHECK(painted.diagnostics[1].message == "cut.png: it is cut off: the file ends before the picture does");
    CHECK(painted.diagnostics[3].position == Position{6, 2});
}
