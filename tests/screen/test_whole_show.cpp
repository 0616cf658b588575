// Long random shows: whatever is left alone, the screen looks as if everything had been painted anew.
#include <algorithm>
#include <chrono>
#include <random>
#include <string>

#include "screen/cpu_compositor.h"
#include "screen/random_pixels.h"
#include "screen/reference.h"
#include "support/catch.h"

using namespace std::chrono_literals;

namespace slidewell {
namespace {

constexpr Size size{300, 170};
constexpr Rect all = whole(size);

// The same ground for all, with a part that each picture has for itself.
Bitmap ground(unsigned seed) {
    Canvas canvas = random_opaque(size, 1);
    const Canvas own = random_opaque({90, 70}, seed);
    const Point at{static_cast<int>(seed * 37 % 210), static_cast<int>(seed * 53 % 100)};
    copy(view(own), part_of(view(canvas), moved(whole(own.size), at)));
    return Bitmap(std::move(canvas));
}

Layer clock_layer() {
    Layer clock{Bitmap(random_translucent({104, 12}, 14)), {10, 150, 50, 12}, Clock{}};
    std::get<Clock>(clock.motion).widths = {10, 6, 10, 10, 10, 10, 10, 10, 10, 10, 8};
    return clock;
}

std::vector<Picture> pictures() {
    const Layer still{Bitmap(random_translucent({120, 60}, 5)), {150, 20, 120, 60}, Still{}};
    const Layer item{Bitmap(random_translucent({80, 20}, 6)), {20, 30, 80, 20}, Appear{400ms, 300ms, 9}};
    const Layer late{Bitmap(random_translucent({80, 20}, 7)), {20, 60, 80, 20}, Appear{900ms, 300ms, 9}};
    const Drift far_to_near{to_area({0, 0, 320, 180}), to_area({15, 9, 290, 160}), 3s};
    const Layer drift{Bitmap(random_opaque({330, 190}, 8)), all, far_to_near};
    const Layer inset{Bitmap(random_opaque({130, 110}, 9)),
                      {160, 40, 110, 90},
                      Drift{to_area({0, 0, 130, 110}), to_area({8, 8, 112, 92}), 2s}};
    std::vector<Picture> pictures;
    const auto add = [&](unsigned seed, std::vector<Layer> layers) {
        layers.insert(layers.begin(), {ground(seed), all, Still{}});
        pictures.push_back({seed, size, std::move(layers)});
    };
    add(1, {});
    add(2, {});
    add(3, {item, late});
    add(4, {clock_layer(), still});
    add(5, {drift, still, item});
    add(6, {inset, clock_layer()});
    add(7, {still});
    return pictures;
}

// A playhead that has lost its mind.
class Playing {
  public:
    explicit Playing(unsigned seed) : random_(seed) { now_.scene.picture = any(); }

    int roll(int sides) { return static_cast<int>(random_() % static_cast<unsigned>(sides)); }
    [[nodiscard]] const Picture& next() const { return next_; }

    Frame step() {
        if (roll(10) == 0) now_.time_of_day = roll(8) == 0 ? std::nullopt : std::optional(Civil{9, roll(60)});
        pass(Millis{roll(8) == 0 ? 0 : roll(120)});
        if (now_.outgoing) {
            if (now_.into_transition >= length(now_.transition) || roll(40) == 0) now_.outgoing.reset();
            if (roll(30) == 0) now_.into_transition = Millis{roll(800)};
        } else if (roll(12) == 0) {
            begin();
        }
        if (roll(60) == 0) now_.scene.picture = any();
        return now_;
    }

  private:
    const Picture& any() {
        return pictures_[static_cast<std::size_t>(roll(static_cast<int>(pictures_.size())))];
    }
    void pass(Millis time) {
        now_.scene.elapsed += time;
        now_.into_transition += time;
        if (now_.outgoing) now_.outgoing->elapsed += time;
    }
    void begin() {
        const auto names = transition_names();
        now_.outgoing = now_.scene;
        now_.scene = {next_, 0ms};
        now_.transition =
            parse_transition(names[static_cast<std::size_t>(roll(static_cast<int>(names.size())))]).value();
        now_.into_transition = Millis{roll(3) == 0 ? 0 : roll(60)};
        next_ = any();
    }

    std::mt19937 random_;
    std::vector<Picture> pictures_ = pictures();
    Frame now_;
    Picture next_ = pictures_[1];
};

// True when every pixel in which they differ lies in one of the rectangles.
bool differ_within(const std::vector<Rect>& rects, const Canvas& a, const Canvas& b) {
    Canvas patched = a;
    for (const Rect& rect : rects)
        copy(part_of(view(b), rect), part_of(view(patched), rect));
    return patched.pixels == b.pixels;
}

Overlay plate() { return {Bitmap(random_translucent({90, 20}, 99)), {8, 140}}; }

}  // namespace

TEST_CASE("whatever happens in a show, the screen looks as if all of it had been painted anew") {
    const Rotation rotation =
        GENERATE(Rotation::none, Rotation::quarter, Rotation::half, Rotation::three_quarters);
    Canvas canvas(turned(size, rotation), 0);
    CpuCompositor compositor(view(canvas), rotation);
    Playing show(7 + static_cast<unsigned>(rotation));
    Overlay overlay;
    int right = 0;
    int told = 0;
    int few = 0;
    constexpr int steps = 600;
    for (int i = 0; i < steps; ++i) {
        const Canvas before = canvas;
        const Frame frame = show.step();
        if (show.roll(15) == 0) overlay = overlay.bitmap.empty() ? plate() : Overlay{};
        const std::vector<Rect> changed = compositor.draw(frame, overlay);
        const Canvas upright = reference(frame, overlay);
        Canvas expected(canvas.size);
        turn(all_of(view(upright)), rotation, view(expected));
        right += canvas.pixels == expected.pixels ? 1 : 0;
        told += differ_within(changed, before, canvas) ? 1 : 0;
        few += changed.size() <= 24 ? 1 : 0;
        if (!frame.outgoing) {
            for (int parts = show.roll(4); parts > 0; --parts)
                static_cast<void>(compositor.prepare(show.next()));
        }
    }
    CHECK(right == steps);
    CHECK(told == steps);
    CHECK(few == steps);
}

TEST_CASE("where two pictures look the same nothing is presented while they change places") {
    const std::vector<Picture> two = {pictures()[0], pictures()[1]};
    Canvas canvas(size, 0);
    CpuCompositor compositor(view(canvas), Rotation::none);
    Frame frame;
    frame.scene = {two[0], 0ms};
    static_cast<void>(compositor.draw(frame, {}));
    while (compositor.prepare(two[1])) {
    }
    const std::string name = GENERATE("cut", "fade", "dissolve", "wipe-left");
    frame.outgoing = frame.scene;
    frame.scene = {two[1], 0ms};
    frame.transition = parse_transition(name).value();
    CAPTURE(name);
    for (Millis into = 0ms; into <= 900ms; into += 50ms) {
        frame.into_transition = into;
        if (into >= length(frame.transition)) frame.outgoing.reset();
        for (const Rect& rect : compositor.draw(frame, {})) {
            // The parts that the pictures have for themselves, at 37, 53 and 74, 6, and the rest of their
            // tiles.
            CHECK(holds({0, 0, 192, 128}, rect));
        }
    }
    CHECK(canvas.pixels == flattened(frame.scene, {}).pixels);
}

TEST_CASE("a wipe and a cover leave alone what has found its place") {
    const std::string name = GENERATE("wipe-right", "uncover-right", "cover-right");
    Canvas canvas(size, 0);
    CpuCompositor compositor(view(canvas), Rotation::none);
    Frame frame;
    frame.outgoing = Scene{{1, size, {{Bitmap(random_opaque(size, 21)), all, Still{}}}}, 0ms};
    frame.scene = {{2, size, {{Bitmap(random_opaque(size, 22)), all, Still{}}}}, 0ms};
    frame.transition = parse_transition(name).value();
    frame.into_transition = 400ms;
    static_cast<void>(compositor.draw(frame, {}));
    frame.into_transition = 410ms;
    const std::vector<Rect> changed = compositor.draw(frame, {});
    REQUIRE(changed.size() == 1);
    CAPTURE(name, changed[0].x, changed[0].width);
    if (name != "cover-right") CHECK(changed[0].x == 128);
    if (name != "uncover-right") CHECK(changed[0].right() == 192);
}

TEST_CASE("many threads draw the same frame as one") {
    constexpr Size large{1920, 1080};
    const Bitmap photo(random_opaque({2000, 1200}, 30));
    const Drift drift{to_area({0, 0, 1999, 1190}), to_area({3, 5, 1950, 1100}), 10s};
    const Layer layer{photo, whole(large), drift};
    const Layer veil{Bitmap(random_translucent(large, 31)), whole(large), drift};
    Frame frame;
    frame.scene = {{1, large, {layer, veil}}, 3s};
    frame.outgoing = Scene{{2, large, {layer, veil, veil}}, 5s};
    frame.transition = parse_transition("zoom").value();
    Canvas by_one(large);
    Canvas by_many(large);
    CpuCompositor one(view(by_one), Rotation::none, 1);
    CpuCompositor many(view(by_many), Rotation::none, 4);
    for (const Millis into : {100ms, 400ms, 700ms}) {
        frame.into_transition = into;
        CHECK(one.draw(frame, {}) == many.draw(frame, {}));
        CHECK(by_one.pixels == by_many.pixels);
    }
}

}  // namespace slidewell
