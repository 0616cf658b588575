// What crosses the wire whole, and what is refused.
#include <functional>
#include <random>

#include "messages.h"

#include "link/wire.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;
using messages::painted;
using messages::there_and_back;

namespace {

std::vector<std::byte> decoded_and_encoded(const ToPlayer& message) {
    const auto back = there_and_back(message);
    REQUIRE(back.ok());
    return encode(*back);
}

// A painted slide in which something was changed for the worse.
bool accepted(const std::function<void(Painted&)>& spoil) {
    Painted message = painted();
    spoil(message);
    return there_and_back(message).ok();
}

bool layer_accepted(std::size_t layer, const std::function<void(Layer&)>& spoil) {
    return accepted([&](Painted& message) { spoil(message.picture.layers[layer]); });
}

template <typename T>
T& motion(Layer& layer) {
    return std::get<T>(layer.motion);
}

constexpr std::size_t ground = 0;
constexpr std::size_t appearing = 1;
constexpr std::size_t drifting = 2;
constexpr std::size_t clock_face = 3;

}  // namespace

TEST_CASE("every message to the player arrives as it was sent") {
    const Diagnostic warning{"a.xml", {7, 3}, Severity::warning, "long words", "write fewer"};
    const SourceHealth health{"/srv/slides", 12, true, std::chrono::sys_seconds{1'700'000'000s}, "no answer"};
    const ToPlayer message = GENERATE_COPY(
        ToPlayer(Playlist{{{"a.xml", 1}, {"b.xml", 0}}, false}), ToPlayer(Playlist{{}, true}),
        ToPlayer(painted()), ToPlayer(Unpaintable{"a.xml", 9, {1920, 1080}}), ToPlayer(Report{{warning, {}}}),
        ToPlayer(StillHere{}), ToPlayer(SourcesNews{{health, health}}));
    CHECK(decoded_and_encoded(message) == encode(message));
}

TEST_CASE("a playlist arrives in its order") {
    const Playlist sent{{{"b.xml", 2}, {"a.xml", 1}}, false};
    CHECK(std::get<Playlist>(*there_and_back(sent)) == sent);
}

TEST_CASE("a picture arrives with its pixels, its places and its motions") {
    const auto back = there_and_back(painted());
    REQUIRE(back.ok());
    const auto& message = std::get<Painted>(*back);
    CHECK(message.slide == "/deck/10-what.xml");
    CHECK(message.version == 42);
    CHECK(message.timing == painted().timing);
    CHECK(message.picture.key == 77);
    REQUIRE(message.picture.layers.size() == 4);
    CHECK(message.picture.layers[ground].bitmap.at(31, 17) == 0xFF102030);
    CHECK(message.picture.layers[appearing].bitmap.at(0, 0) == 0x80808080);
    CHECK(message.picture.layers[appearing].place == Rect{-1, 16, 4, 3});
    CHECK(std::get<Drift>(message.picture.layers[drifting].motion).to == to_area({2, 2, 10, 8}));
    CHECK(std::get<Clock>(message.picture.layers[clock_face].motion).widths[10] == 1);
}

TEST_CASE("what a source is in arrives to the letter") {
    const SourceHealth health{"/srv/slides", 12, true, std::chrono::sys_seconds{1'700'000'000s}, "no answer"};
    CHECK(std::get<SourcesNews>(*there_and_back(SourcesNews{{health}})).sources.front() == health);
}

TEST_CASE("every message to the studio arrives as it was sent") {
    const ToStudio message =
        GENERATE(ToStudio(PaintSlide{"a.xml", 5, {1920, 1080}, {-3, 2}}), ToStudio(LookAgain{}),
                 ToStudio(AreYouThere{}), ToStudio(CanvasBack{~CanvasId{0}}));
    const auto back = decode_to_studio(encode(message));
    REQUIRE(back.ok());
    CHECK(encode(*back) == encode(message));
}

TEST_CASE("a playlist of ten thousand slides is one message") {
    Playlist sent;
    for (int i = 0; i < 10'000; ++i)
        sent.slides.push_back({"/srv/waiting-room/slide " + std::to_string(i) + ".xml", 1});
    CHECK(std::get<Playlist>(*there_and_back(sent)) == sent);
}

TEST_CASE("a message that breaks off, or that goes on, is refused") {
    const ToPlayer message = GENERATE(ToPlayer(painted()), ToPlayer(Playlist{{{"a.xml", 1}}, true}),
                                      ToPlayer(Report{{{"a.xml", {}, Severity::error, "no", ""}}}));
    const std::vector<std::byte> bytes = encode(message);
    const auto pixels = messages::pixels_of(message);
    for (std::size_t length = 0; length < bytes.size(); ++length)
        CHECK_FALSE(decode_to_player(std::span(bytes).first(length), pixels).ok());
    std::vector<std::byte> longer = bytes;
    longer.push_back(std::byte{0});
    CHECK_FALSE(decode_to_player(longer, pixels).ok());
}

TEST_CASE("a message of an unknown kind is refused") {
    for (int kind = 0; kind < 256; ++kind) {
        const std::vector<std::byte> bytes{static_cast<std::byte>(kind)};
        const bool is_still_here = encode(ToPlayer(StillHere{})) == bytes;
        CHECK(decode_to_player(bytes, {}).ok() == is_still_here);
    }
}

TEST_CASE("a studio cannot say that a studio has ended") {
    CHECK_FALSE(decode_to_player(encode(ToPlayer(StudioEnded{"it hung"})), {}).ok());
}

TEST_CASE("a playlist that names a slide twice is refused") {
    CHECK_FALSE(there_and_back(Playlist{{{"a.xml", 1}, {"b.xml", 1}, {"a.xml", 2}}, true}).ok());
}

TEST_CASE("words and names of unreasonable length are refused") {
    CHECK(there_and_back(Playlist{{{SlideId(longest_name, 'a'), 1}}, true}).ok());
    CHECK_FALSE(there_and_back(Playlist{{{SlideId(longest_name + 1, 'a'), 1}}, true}).ok());
    CHECK_FALSE(
        there_and_back(Report{{{"", {}, Severity::error, std::string(longest_words + 1, 'a'), ""}}}).ok());
    CHECK_FALSE(there_and_back(Report{{{"", {-1, 0}, Severity::error, "", ""}}}).ok());
}

TEST_CASE("a picture whose pixels do not fit what came along is refused") {
    const auto bytes = encode(ToPlayer(painted()));
    auto pixels = messages::pixels_of(painted());
    CHECK_FALSE(decode_to_player(bytes, {}).ok());
    pixels.front().count -= 1;
    CHECK_FALSE(decode_to_player(bytes, pixels).ok());
    auto more = messages::pixels_of(painted());
    more.front().count += 1;  // only counted
    CHECK_FALSE(decode_to_player(bytes, more).ok());
}

TEST_CASE("a picture's pixels may come in several pieces, each full of whole bitmaps") {
    const auto bytes = encode(ToPlayer(painted()));
    const auto [all, count] = messages::pixels_of(painted()).front();
    const auto cut = [&, &first = all, &whole = count](std::vector<std::size_t> places) {
        std::vector<CarriedPixels> pieces;
        std::size_t from = 0;
        places.push_back(whole);
        for (const std::size_t to : places) {
            pieces.push_back({{first, first.get() + from}, to - from});
            from = to;
        }
        return decode_to_player(bytes, pieces);
    };
    constexpr std::size_t first_bitmap = std::size_t{32} * 18;
    for (const auto& places : {std::vector{first_bitmap}, std::vector{first_bitmap, first_bitmap + 12}}) {
        const auto message = cut(places);
        REQUIRE(message.ok());
        CHECK(std::get<Painted>(*message).picture.layers[appearing].bitmap.at(0, 0) == 0x80808080);
        CHECK(encode(*message) == bytes);
    }
    CHECK_FALSE(cut({first_bitmap - 1}).ok());
    CHECK_FALSE(cut({first_bitmap + 1}).ok());
    CHECK_FALSE(cut({first_bitmap, first_bitmap}).ok());
    CHECK_FALSE(cut({count}).ok());
}

TEST_CASE("a picture without a layer that covers the screen at all times is refused") {
    CHECK(accepted([](Painted&) {}));
    CHECK_FALSE(accepted([](Painted& m) { m.picture.layers.clear(); }));
    CHECK_FALSE(accepted([](Painted& m) { m.picture.size.width += 1; }));
    CHECK_FALSE(layer_accepted(ground, [](Layer& layer) { layer.place.x = 1; }));
    CHECK_FALSE(layer_accepted(ground, [](Layer& layer) { layer.motion = Appear{}; }));
}

TEST_CASE("sizes, places and times beyond all reason are refused") {
    const auto layer = GENERATE(ground, appearing, drifting, clock_face);
    CHECK_FALSE(layer_accepted(layer, [](Layer& l) { l.place.x = furthest + 1; }));
    CHECK_FALSE(layer_accepted(layer, [](Layer& l) { l.place.y = -furthest - 1; }));
    CHECK_FALSE(layer_accepted(layer, [](Layer& l) { l.place.width = 0; }));
    CHECK_FALSE(layer_accepted(layer, [](Layer& l) { l.place.height = -1; }));
    CHECK_FALSE(layer_accepted(layer, [](Layer& l) { l.bitmap = Bitmap(); }));
    CHECK_FALSE(accepted([](Painted& m) { m.picture.size = {longest_side + 1, 1}; }));
    CHECK_FALSE(accepted([](Painted& m) { m.timing.dwell = Millis{-1}; }));
    CHECK_FALSE(accepted([](Painted& m) { m.timing.dwell = Millis::max(); }));
    CHECK_FALSE(accepted([](Painted& m) { m.timing.transition.lasts = std::chrono::hours{25}; }));
    CHECK_FALSE(accepted([](Painted& m) { m.timing.transition.kind = static_cast<Transition::Kind>(8); }));
    CHECK_FALSE(accepted([](Painted& m) { m.timing.transition.kind = static_cast<Transition::Kind>(-1); }));
}

TEST_CASE("what stands or appears is as large as its place") {
    const auto layer = GENERATE(ground, appearing);
    CHECK_FALSE(layer_accepted(layer, [](Layer& l) { l.place.height += 1; }));
}

TEST_CASE("motions stay within their bitmap") {
    CHECK_FALSE(layer_accepted(drifting, [](Layer& l) { motion<Drift>(l).from.x = -1; }));
    CHECK_FALSE(layer_accepted(drifting, [](Layer& l) { motion<Drift>(l).to.width = 0; }));
    CHECK_FALSE(layer_accepted(drifting, [](Layer& l) { motion<Drift>(l).to.x += 1; }));
    CHECK_FALSE(layer_accepted(drifting, [](Layer& l) { motion<Drift>(l).from.height = 1 << 30; }));
    CHECK_FALSE(layer_accepted(drifting, [](Layer& l) { motion<Drift>(l).lasts = Millis{-1}; }));
    CHECK_FALSE(layer_accepted(clock_face, [](Layer& l) { motion<Clock>(l).widths[0] = -1; }));
    CHECK_FALSE(layer_accepted(clock_face, [](Layer& l) { motion<Clock>(l).widths[0] += 1; }));
    CHECK_FALSE(layer_accepted(appearing, [](Layer& l) { motion<Appear>(l).at = Millis::min(); }));
    CHECK_FALSE(layer_accepted(appearing, [](Layer& l) { motion<Appear>(l).rise = 1 << 20; }));
}

TEST_CASE("a picture cannot bring more pixels than slides ever need") {
    CHECK_FALSE(accepted([](Painted& m) {
        const Layer large{messages::bitmap({2'000, 2'000}, 0), {0, 0, 2'000, 2'000}, Still{}};
        m.picture.layers.push_back(large);
    }));
}

// Under the sanitizers this tells more than its checks.
TEST_CASE("whatever bytes come, what is decoded from them can be encoded again") {
    std::mt19937 random(5);
    std::size_t understood = 0;
    for (const ToPlayer& message :
         {ToPlayer(painted()), ToPlayer(Playlist{{{"a.xml", 1}, {"b.xml", 2}}, true}),
          ToPlayer(Report{{{"a.xml", {1, 2}, Severity::error, "no", "yes"}}}),
          ToPlayer(SourcesNews{{{"/srv/slides", 12, true, std::chrono::sys_seconds{1s}, "no"}}})}) {
        const auto whole_message = encode(message);
        const auto pixels = messages::pixels_of(message);
        for (int i = 0; i < 5'000; ++i) {
            auto bytes = whole_message;
            for (std::uint32_t changes = random() % 4 + 1; changes > 0; --changes)
                bytes[random() % bytes.size()] = static_cast<std::byte>(random());
            const auto decoded = decode_to_player(bytes, pixels);
            if (!decoded) continue;
            ++understood;
            CHECK(encode(*decoded) == bytes);
        }
    }
    CHECK(understood > 100);
}
