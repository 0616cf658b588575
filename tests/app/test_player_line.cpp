// What a studio sends of a picture: its ground and a large layer right above it as they lie, the rest as a
// copy.
#include <algorithm>
#include <set>

#include "app/player_line.h"
#include "link/loans.h"
#include "link/wire.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

constexpr Size screen{800, 600};
constexpr std::size_t enough = std::size_t{1} << 30;

// A studio, and the player at the other end of its line.
struct Ends {
    explicit Ends(Line both) : studio(std::move(both.there)), player(std::move(both.here)) {}
    Ends()
        : Ends([] {
              auto line = make_line();
              REQUIRE(line.ok());
              return *std::move(line);
          }()) {}

    // The next letter's memories and what it says, as the player has it.
    Result<ToPlayer> next() {
        auto letter = mailbox.receive(player);
        REQUIRE((letter.ok() && letter->has_value()));
        memories = (*letter)->memories.size();
        const auto pixels = loans.open_all((*letter)->memories, enough);
        REQUIRE(pixels.ok());
        return decode_to_player((*letter)->bytes, *pixels);
    }
    // What the player has done with.
    std::size_t give_back() {
        const auto ended = loans.take_ended();
        for (const CanvasId canvas : ended)
            canvases.give_back(canvas);
        return ended.size();
    }

    PlayerLine studio;
    Descriptor player;
    CanvasStock canvases;
    Mailbox mailbox;
    Loans loans;
    std::size_t memories = 0;  // of the last letter
};

Layer layer(Canvas canvas) {
    const Rect place = whole(canvas.size);
    return {Bitmap(std::move(canvas)), place, Still{}};
}

// With `small` layers of 10x10 pixels.
Painted painted(CanvasStock& canvases, Pixel colour, int small, Size size = screen) {
    Canvas ground = canvases.take(size);
    std::ranges::fill(ground.pixels, colour);
    Picture picture{colour, size, {layer(std::move(ground))}};
    for (int i = 0; i < small; ++i)
        picture.layers.push_back(layer(Canvas({10, 10}, 0xFF000000 | static_cast<Pixel>(i))));
    return {"a.xml", 1, {}, std::move(picture)};
}

Pixel colour_of(const Result<ToPlayer>& message) {
    REQUIRE(message.ok());
    return std::get<Painted>(*message).picture.layers.front().bitmap.at(0, 0);
}

}  // namespace

TEST_CASE("a picture's ground travels as it lies, its other layers together") {
    Ends ends;
    const int small = GENERATE(0, 1, 3);
    Painted picture = painted(ends.canvases, 0xFF112233, small);
    const Pixel* const place = picture.picture.layers.front().bitmap.pixels().data();
    REQUIRE(ends.studio.tell(picture, ends.canvases));
    CHECK(picture.picture.layers.front().bitmap.pixels().data() == place);
    const auto message = ends.next();
    CHECK(ends.memories == (small == 0 ? 1 : 2));
    CHECK(colour_of(message) == 0xFF112233);
    const Picture& arrived = std::get<Painted>(*message).picture;
    REQUIRE(arrived.layers.size() == static_cast<std::size_t>(small) + 1);
    for (std::size_t i = 1; i < arrived.layers.size(); ++i)
        CHECK(arrived.layers[i].bitmap.at(9, 9) == (0xFF000000 | static_cast<Pixel>(i - 1)));
}

TEST_CASE("a photo that lies right above the ground travels as it lies, too, and both come back") {
    Ends ends;
    constexpr Size larger{864, 648};
    std::set<const Pixel*> grounds, photos;
    Result<ToPlayer> shown = Error{"nothing yet"};
    for (Pixel colour = 0xFF000001; colour < 0xFF000008; ++colour) {
        Painted picture = painted(ends.canvases, colour, 2);
        Canvas photo = ends.canvases.take(larger);
        std::ranges::fill(photo.pixels, colour + 1);
        std::vector<Layer>& layers = picture.picture.layers;
        layers.insert(layers.begin() + 1, layer(std::move(photo)));
        grounds.insert(layers[0].bitmap.pixels().data());
        photos.insert(layers[1].bitmap.pixels().data());
        REQUIRE(ends.studio.tell(picture, ends.canvases));
        CHECK(photos.contains(layers[1].bitmap.pixels().data()));
        shown = ends.next();
        CHECK(ends.memories == 3);
        REQUIRE(colour_of(shown) == colour);
        const std::vector<Layer>& arrived = std::get<Painted>(*shown).picture.layers;
        CHECK(arrived[1].bitmap.size() == larger);
        CHECK(arrived[1].bitmap.at(863, 647) == colour + 1);
        CHECK(arrived[3].bitmap.at(9, 9) == 0xFF000001);
        ends.give_back();
    }
    CHECK(grounds.size() == 2);
    CHECK(photos.size() == 2);
}

TEST_CASE("on a small screen all layers are copied") {
    Ends ends;
    Painted picture = painted(ends.canvases, 0xFF112233, 2, {64, 36});
    REQUIRE(ends.studio.tell(picture, ends.canvases));
    CHECK(colour_of(ends.next()) == 0xFF112233);
    CHECK(ends.memories == 1);
    CHECK(ends.give_back() == 0);
}

TEST_CASE("two canvases are enough for any number of pictures") {
    Ends ends;
    std::set<const Pixel*> places;
    Result<ToPlayer> shown = Error{"nothing yet"};
    for (Pixel colour = 0xFF000001; colour < 0xFF000010; ++colour) {
        Painted picture = painted(ends.canvases, colour, 1);
        places.insert(picture.picture.layers.front().bitmap.pixels().data());
        REQUIRE(ends.studio.tell(picture, ends.canvases));
        const Pixel before = shown.ok() ? colour_of(shown) : colour - 1;
        CHECK(before == colour - 1);
        shown = ends.next();
        CHECK(colour_of(shown) == colour);
        ends.give_back();
    }
    CHECK(places.size() == 2);
}

TEST_CASE("a picture that is sent again is the same, and its canvas stays the player's until both are gone") {
    Ends ends;
    Painted picture = painted(ends.canvases, 0xFF112233, 1);
    REQUIRE(ends.studio.tell(picture, ends.canvases));
    const Pixel* const copy = picture.picture.layers[1].bitmap.pixels().data();
    REQUIRE(ends.studio.tell(picture, ends.canvases));
    CHECK(picture.picture.layers[1].bitmap.pixels().data() == copy);
    const Pixel* const place = picture.picture.layers.front().bitmap.pixels().data();
    picture = {};

    Result<ToPlayer> first = ends.next();
    const Result<ToPlayer> second = ends.next();
    CHECK(colour_of(first) == 0xFF112233);
    first = Error{"gone"};
    CHECK(ends.give_back() == 1);
    CHECK(ends.canvases.take(screen).pixels.data() != place);
    CHECK(colour_of(second) == 0xFF112233);
}

TEST_CASE("another picture's small layers are not taken for those of the last") {
    Ends ends;
    Painted first = painted(ends.canvases, 0xFF112233, 1);
    Painted second = painted(ends.canvases, 0xFF445566, 1);
    second.picture.layers[1] = layer(Canvas({10, 10}, 0xFF778899));
    REQUIRE((ends.studio.tell(first, ends.canvases) && ends.studio.tell(second, ends.canvases)));
    REQUIRE(ends.next().ok());
    const auto message = ends.next();
    REQUIRE(message.ok());
    CHECK(std::get<Painted>(*message).picture.layers[1].bitmap.at(0, 0) == 0xFF778899);
}

TEST_CASE("a canvas that came back and was not needed is let go once the next picture is sent") {
    Ends ends;
    Painted wide = painted(ends.canvases, 0xFF112233, 0);
    REQUIRE(ends.studio.tell(wide, ends.canvases));
    REQUIRE(ends.next().ok());
    ends.give_back();
    Painted high = painted(ends.canvases, 0xFF445566, 0, {600, 800});
    const Bitmap kept = wide.picture.layers.front().bitmap;
    wide = {};
    CHECK(kept.shared());
    REQUIRE(ends.studio.tell(high, ends.canvases));
    CHECK_FALSE(kept.shared());
}

TEST_CASE("what the player could not show is reported in place of the picture") {
    Ends ends;
    Painted picture = painted(ends.canvases, 0xFF112233, 1);
    SECTION("nothing at all") { picture.picture.layers.clear(); }
    SECTION("a layer of no size") { picture.picture.layers[1] = {}; }
    SECTION("a ground that is too small") { picture.picture.size = {1600, 1200}; }
    REQUIRE(ends.studio.tell(picture, ends.canvases));
    const auto report = ends.next();
    REQUIRE(report.ok());
    CHECK(std::get<Report>(*report).diagnostics.front().severity == Severity::error);
    const auto answer = ends.next();
    REQUIRE(answer.ok());
    CHECK(std::get<Unpaintable>(*answer).slide == "a.xml");
}
