// What every transition promises, at many moments and sizes; then what each one looks like.
#include <algorithm>
#include <chrono>
#include <set>
#include <string>

#include "playback/frame.h"
#include "support/catch.h"

using namespace std::chrono_literals;

namespace slidewell {

using From = Sheet::From;

namespace {

Transition named(std::string_view name, Millis lasts = 800ms) {
    Transition transition = parse_transition(name).value();
    transition.lasts = lasts;
    return transition;
}

std::vector<std::string> all_names() { return {transition_names().begin(), transition_names().end()}; }

Sheet alone(From from, Size size) { return {from, {to_area(whole(size)), whole(size), opaque}}; }

// How much of the frame the sheets show, and how much of that is the incoming picture, in 1/256 of pixels.
// The later sheets lie on the earlier ones.
struct Seen {
    std::vector<int> coverage;  // 256 where opaque
    std::vector<int> incoming;
};

Seen seen(const std::vector<Sheet>& sheets, Size size) {
    const auto pixels = static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
    Seen result{std::vector<int>(pixels, 0), std::vector<int>(pixels, 0)};
    for (const Sheet& sheet : sheets) {
        const Blit& blit = sheet.blit;
        for (int y = blit.target.y; y < blit.target.bottom(); ++y) {
            for (int x = blit.target.x; x < blit.target.right(); ++x) {
                const int index = y * size.width + x;
                const auto at = static_cast<std::size_t>(index);
                const auto over = [&](int& value, int top) {
                    value = (value * (opaque - blit.opacity) + top * blit.opacity + 128) / opaque;
                };
                over(result.coverage[at], opaque);
                over(result.incoming[at], sheet.from == From::incoming ? opaque : 0);
            }
        }
    }
    return result;
}

bool lies_inside(const Blit& blit, Size size) {
    const Area all = to_area(whole(size));
    const Area& source = blit.source;
    return intersection(blit.target, whole(size)) == blit.target && source.x >= 0 && source.y >= 0 &&
           source.x + source.width <= all.width && source.y + source.height <= all.height &&
           blit.opacity > 0 && blit.opacity <= opaque;
}

}  // namespace

TEST_CASE("every transition begins with the outgoing picture alone and ends with the incoming one alone") {
    const Size size = GENERATE(Size{1920, 1080}, Size{1080, 1920}, Size{37, 21}, Size{1, 1});
    for (const std::string& name : all_names()) {
        CAPTURE(name, size.width);
        const Transition transition = named(name);
        if (name != "cut") {
            CHECK(sheets(transition, 0ms, size) == std::vector{alone(From::outgoing, size)});
            CHECK(sheets(transition, -1s, size) == std::vector{alone(From::outgoing, size)});
        }
        CHECK(sheets(transition, 800ms, size) == std::vector{alone(From::incoming, size)});
        CHECK(sheets(transition, 24h, size) == std::vector{alone(From::incoming, size)});
    }
}

TEST_CASE("a transition of no length is a cut") {
    for (const std::string& name : all_names()) {
        CAPTURE(name);
        const Transition transition = named(name, 0ms);
        CHECK(length(transition) == 0ms);
        CHECK(sheets(transition, 0ms, {64, 36}) == std::vector{alone(From::incoming, {64, 36})});
    }
    CHECK(length(named("cut")) == 0ms);
    CHECK(length(named("fade")) == 800ms);
}

TEST_CASE(
    "every pixel of the frame is covered at every moment, and no sheet leaves the frame or its picture") {
    const Size size = GENERATE(Size{96, 54}, Size{54, 96}, Size{41, 40}, Size{3, 2});
    for (const std::string& name : all_names()) {
        for (Millis at = 0ms; at <= 840ms; at += 35ms) {
            CAPTURE(name, size.width, at.count());
            const std::vector<Sheet> now = sheets(named(name), at, size);
            const Seen picture = seen(now, size);
            CHECK(std::ranges::all_of(picture.coverage, [](int value) { return value == opaque; }));
            CHECK(
                std::ranges::all_of(now, [&](const Sheet& sheet) { return lies_inside(sheet.blit, size); }));
        }
    }
}

TEST_CASE("the incoming picture only ever gains, at every pixel") {
    const Size size{96, 54};
    for (const std::string& name : all_names()) {
        Seen before = seen(sheets(named(name), 0ms, size), size);
        for (Millis at = 10ms; at <= 800ms; at += 10ms) {
            CAPTURE(name, at.count());
            const Seen now = seen(sheets(named(name), at, size), size);
            CHECK(std::ranges::equal(before.incoming, now.incoming, std::ranges::less_equal{}));
            before = now;
        }
    }
}

TEST_CASE("halfway, half of the frame is the incoming picture's") {
    const Size size{96, 54};
    for (const std::string& name : all_names()) {
        if (name == "cut") continue;
        CAPTURE(name);
        const Seen now = seen(sheets(named(name), 400ms, size), size);
        double sum = 0;
        for (const int value : now.incoming)
            sum += value;
        const double part = sum / (opaque * static_cast<double>(now.incoming.size()));
        CHECK(part > 0.42);
        CHECK(part < 0.58);
    }
}

TEST_CASE("a fade is one picture over the other") {
    const std::vector<Sheet> half = sheets(named("fade"), 400ms, {64, 36});
    REQUIRE(half.size() == 2);
    CHECK(half[0] == alone(From::outgoing, {64, 36}));
    CHECK(half[1].from == From::incoming);
    CHECK(half[1].blit.opacity == 128);
}

TEST_CASE("no two frames of a fade look alike, up to a second, and it starts and ends gently") {
    Transition slow = named("fade");
    slow.lasts = 1s;
    const auto strength = [&](Millis at) { return sheets(slow, at, {64, 36}).back().blit.opacity; };
    for (Millis at = 16ms; at < 984ms; at += 16ms) {
        CAPTURE(at.count());
        CHECK(strength(at) < strength(at + 16ms));
    }
    CHECK(strength(100ms) < opaque / 16);
    CHECK(strength(900ms) > opaque - opaque / 16);
}

TEST_CASE("a zoom settles from a little larger, over the outgoing picture, which stays where it is") {
    const Size size{1920, 1080};
    const auto source_at = [&](std::size_t sheet, Millis at) {
        return sheets(named("zoom"), at, size)[sheet].blit.source;
    };
    CHECK(source_at(1, 100ms).width == Approx(area_unit * 1920 / 1.06).margin(6 * area_unit));
    CHECK(source_at(1, 799ms).width == Approx(area_unit * 1920).margin(0.1 * area_unit));
    for (const Millis at : {1ms, 300ms, 799ms})
        CHECK(source_at(0, at) == to_area(whole(size)));
}

TEST_CASE("pictures move the way the transition's name says") {
    // Halfway on a frame of 80x40: what each picture shows, and from which corner of itself.
    struct Half {
        std::string name;
        Rect kept, won;
        Point outgoing, incoming;
    };
    const Rect left{0, 0, 40, 40};
    const Rect right{40, 0, 40, 40};
    const Rect top{0, 0, 80, 20};
    const Rect bottom{0, 20, 80, 20};
    const auto [name, kept, won, outgoing, incoming] = GENERATE_COPY(values<Half>({
        {"push-left", left, right, {40, 0}, {0, 0}},
        {"push-right", right, left, {0, 0}, {40, 0}},
        {"push-up", top, bottom, {0, 20}, {0, 0}},
        {"push-down", bottom, top, {0, 0}, {0, 20}},
        {"wipe-left", left, right, {0, 0}, {40, 0}},
        {"wipe-right", right, left, {40, 0}, {0, 0}},
        {"wipe-up", top, bottom, {0, 0}, {0, 20}},
        {"wipe-down", bottom, top, {0, 20}, {0, 0}},
        {"cover-left", left, right, {0, 0}, {0, 0}},
        {"cover-right", right, left, {40, 0}, {40, 0}},
        {"cover-up", top, bottom, {0, 0}, {0, 0}},
        {"cover-down", bottom, top, {0, 20}, {0, 20}},
        {"uncover-left", left, right, {40, 0}, {40, 0}},
        {"uncover-right", right, left, {0, 0}, {0, 0}},
        {"uncover-up", top, bottom, {0, 20}, {0, 20}},
        {"uncover-down", bottom, top, {0, 0}, {0, 0}},
    }));
    CAPTURE(name);
    const auto part = [](Rect target, Point corner) {
        return Blit{to_area({corner.x, corner.y, target.width, target.height}), target, opaque};
    };
    CHECK(sheets(named(name), 400ms, {80, 40}) ==
          std::vector<Sheet>{{From::outgoing, part(kept, outgoing)}, {From::incoming, part(won, incoming)}});
}

TEST_CASE("a dissolve's cells come at different moments, the same ones every time") {
    const Size size{640, 360};
    const std::vector<Sheet> now = sheets(named("dissolve"), 400ms, size);
    CHECK(now == sheets(named("dissolve"), 400ms, size));
    std::set<int> opacities;
    for (const Sheet& sheet : now)
        opacities.insert(sheet.blit.opacity);
    CHECK(opacities.size() > 50);
}

}  // namespace slidewell
