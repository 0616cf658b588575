// Whole frames against a naive evaluation, pixel by pixel.
#include <array>
#include <chrono>
#include <string>

#include "screen/cpu_compositor.h"
#include "screen/random_pixels.h"
#include "support/catch.h"

using namespace std::chrono_literals;

namespace slidewell {
namespace {

constexpr Size size{128, 72};

Picture picture_of(ContentKey key, const Canvas& canvas) {
    return {key, canvas.size, {{Bitmap(canvas), whole(canvas.size), Still{}}}};
}

const Canvas old_pixels = random_opaque(size, 20);
const Canvas new_pixels = random_opaque(size, 21);

Frame standing() {
    Frame frame;
    frame.scene = {picture_of(2, new_pixels), 3s};
    return frame;
}

Frame changing(const std::string& name, Millis into) {
    Frame frame = standing();
    frame.outgoing = Scene{picture_of(1, old_pixels), 10s};
    frame.transition = parse_transition(name).value();
    frame.into_transition = into;
    return frame;
}

// The value of one channel of a picture between its pixels; beyond its edge the edge is repeated.
double between_pixels(const Canvas& canvas, double x, double y, int index) {
    x = std::clamp(x, 0.0, canvas.size.width - 1.0);
    y = std::clamp(y, 0.0, canvas.size.height - 1.0);
    const auto left = static_cast<int>(x);
    const auto top = static_cast<int>(y);
    const auto value = [&](int column, int row) {
        return channel(
            *view(canvas).at(std::min(column, canvas.size.width - 1), std::min(row, canvas.size.height - 1)),
            index);
    };
    const double above = value(left, top) * (1 - (x - left)) + value(left + 1, top) * (x - left);
    const double below = value(left, top + 1) * (1 - (x - left)) + value(left + 1, top + 1) * (x - left);
    return above * (1 - (y - top)) + below * (y - top);
}

// What the sheets say one channel of one pixel of the frame is.
double naive(const std::vector<Sheet>& sheets, int x, int y, int index) {
    double result = -1000;
    for (const auto& [from, blit] : sheets) {
        const Rect& target = blit.target;
        if (intersection(target, {x, y, 1, 1}).empty()) continue;
        const auto along = [](int at, int start, int length, int area, int area_length) {
            return (area + (at - start + 0.5) * area_length / length) / area_unit - 0.5;
        };
        const Canvas& canvas = from == Sheet::From::incoming ? new_pixels : old_pixels;
        const double top =
            between_pixels(canvas, along(x, target.x, target.width, blit.source.x, blit.source.width),
                           along(y, target.y, target.height, blit.source.y, blit.source.height), index);
        const double share = blit.opacity / double{opaque};
        result = result * (1 - share) + top * share;
    }
    return result;
}

bool agrees(const Canvas& canvas, const std::vector<Sheet>& sheets, double tolerance) {
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            for (int index = 0; index < 4; ++index) {
                const int drawn = channel(*view(canvas).at(x, y), index);
                if (std::abs(drawn - naive(sheets, x, y, index)) > tolerance) return false;
            }
        }
    }
    return true;
}

Canvas turned_canvas(const Canvas& canvas, Rotation rotation) {
    Canvas result(turned(canvas.size, rotation));
    turn(all_of(view(canvas)), rotation, view(result));
    return result;
}

bool hold(const std::vector<Rect>& rects, Rect part) {
    return std::ranges::any_of(rects, [&](const Rect& rect) { return holds(rect, part); });
}

}  // namespace

TEST_CASE("every transition draws what its sheets say, at five moments") {
    for (const std::string_view name : transition_names()) {
        for (const Millis into : {0ms, 200ms, 400ms, 650ms, 800ms}) {
            CAPTURE(name, into.count());
            const Frame frame = changing(std::string(name), into);
            const std::vector<Sheet> expected = sheets(frame.transition, into, size);
            // Half a level for rounding; where pictures are scaled, positions are kept to 1/256 of a pixel,
            // and neighbours here differ by up to 255 levels in each direction.
            const bool scaled = name == "zoom" && expected.size() > 1;
            CHECK(agrees(drawn(frame, size), expected, scaled ? 3 : 0.51));
        }
    }
}

TEST_CASE("in a dissolve each cell has its own strength, on rows of any length") {
    const Size frame_size = GENERATE(Size{1000, 90}, Size{90, 500});
    const Canvas ground = random_opaque(frame_size, 22);
    Picture from = picture_of(3, ground);
    if (GENERATE(false, true)) {
        const Layer item{Bitmap(random_translucent({50, 40}, 23)), {20, 10, 50, 40}, Still{}};
        from.layers.push_back(item);
    }
    const Picture to = picture_of(4, random_opaque(frame_size, 24));
    const Canvas before = drawn({{from, 10s}, {}, {}, {}, {}}, frame_size);
    const Canvas after = drawn({{to, 10s}, {}, {}, {}, {}}, frame_size);
    Canvas screen(frame_size);
    CpuCompositor compositor(view(screen), Rotation::none);
    for (Millis into = 0ms; into <= 800ms; into += 40ms) {
        Frame frame;
        frame.scene = {to, into};
        frame.outgoing = Scene{from, 10s};
        frame.transition = parse_transition("dissolve").value();
        frame.into_transition = into;
        Canvas expected = before;
        for (const Sheet& sheet : sheets(frame.transition, into, frame_size)) {
            const Rect part = sheet.blit.target;
            const Canvas& picture = sheet.from == Sheet::From::incoming ? after : before;
            for (int y = part.y; y < part.bottom(); ++y)
                mix(view(picture).run(part.x, y, part.width), view(expected).run(part.x, y, part.width),
                    sheet.blit.opacity);
        }
        static_cast<void>(compositor.draw(frame, {}));
        CAPTURE(into.count());
        CHECK(screen.pixels == expected.pixels);
        CHECK(drawn(frame, frame_size).pixels == expected.pixels);  // all of it, also where no cell is yet
    }
}

TEST_CASE("what stands is drawn as it is, and only once") {
    Canvas canvas(size);
    CpuCompositor compositor(view(canvas), Rotation::none);
    CHECK(compositor.frame_size() == size);
    CHECK(compositor.draw(standing(), {}) == std::vector{whole(size)});
    CHECK(canvas.pixels == new_pixels.pixels);
    CHECK(compositor.draw(standing(), {}).empty());
}

TEST_CASE("after a transition the incoming picture stands, without a trace of the outgoing one") {
    Canvas canvas(size);
    CpuCompositor compositor(view(canvas), Rotation::none);
    Frame before;
    before.scene = {picture_of(1, old_pixels), 0ms};
    static_cast<void>(compositor.draw(before, {}));
    CHECK(compositor.draw(changing("fade", 0ms), {}).empty());
    for (Millis into = 100ms; into < 800ms; into += 100ms) {
        CHECK(compositor.draw(changing("fade", into), {}) == std::vector{whole(size)});
    }
    CHECK(compositor.draw(standing(), {}) == std::vector{whole(size)});
    CHECK(canvas.pixels == new_pixels.pixels);
    CHECK(compositor.draw(standing(), {}).empty());
}

TEST_CASE("a buffer that is some frames behind gets what it lacks") {
    const int age = GENERATE(0, 2, 3);
    Canvas one(size);
    CpuCompositor reference(view(one), Rotation::none);
    std::vector<Canvas> buffers(age == 3 ? 3 : 2, Canvas(size, 0xFF00FF00));
    std::size_t turn = 0;
    const auto next = [&](Turn /*turn*/) {
        turn = (turn + 1) % buffers.size();
        return FrameBuffer{view(buffers[turn]), age};
    };
    CpuCompositor compositor(size, next, Rotation::none);
    const Overlay plate{Bitmap(Canvas({30, 10}, 0xFF0000FF)), {8, 55}};
    std::vector<std::pair<Frame, Overlay>> frames{{standing(), {}}, {standing(), plate}, {standing(), {}}};
    for (Millis into = 100ms; into < 800ms; into += 100ms)
        frames.emplace_back(changing("wipe-left", into), into == 300ms ? plate : Overlay{});
    frames.emplace_back(standing(), Overlay{});
    for (const auto& [frame, overlay] : frames) {
        CHECK(compositor.draw(frame, overlay) == reference.draw(frame, overlay));
        CHECK(buffers[turn].pixels == one.pixels);
    }
}

namespace {

// A window with two buffers in turn, as the frames before left them; with one until two are asked for.
class TwoBuffers {
  public:
    [[nodiscard]] FrameBuffers give() {
        return [this](Turn turn) {
            two_ = two_ || turn == Turn::after_next;
            if (turn == Turn::after_next) return buffer_for(frames_ + 2, 1 - current_);
            if (two_) current_ = 1 - current_;
            return buffer_for(frames_ + 1, current_);
        };
    }
    // Draws as a window does: what has changed is shown, and nothing else.
    void show(CpuCompositor& compositor, const Frame& frame, const Overlay& overlay, const Frame* ahead) {
        const std::vector<Rect> changed = compositor.draw(frame, overlay, ahead);
        if (changed.empty()) return;
        frame_on_.at(current_) = ++frames_;
        for (const Rect& rect : changed)
            copy(part_of(ConstPixels(view(buffers_.at(current_))), rect), part_of(view(seen), rect));
    }
    // What the last frame was drawn on, and what the next would be.
    [[nodiscard]] const Canvas& current() const { return buffers_.at(current_); }
    [[nodiscard]] Canvas& other() { return buffers_.at(1 - current_); }

    Canvas seen{size};

  private:
    FrameBuffer buffer_for(int frame, std::size_t number) {
        const int on_it = frame_on_.at(number);
        return {view(buffers_.at(number)), on_it == 0 ? 0 : frame - on_it};
    }
    std::array<Canvas, 2> buffers_{Canvas(size, 0xFF00FF00), Canvas(size, 0xFFFF00FF)};
    std::array<int, 2> frame_on_{};
    std::size_t current_ = 0;
    int frames_ = 0;
    bool two_ = false;
};

// One picture stands, and the other fades in, with an item that appears on the way.
Picture with_item(ContentKey key, const Canvas& canvas, Millis at) {
    Picture picture = picture_of(key, canvas);
    picture.layers.push_back({Bitmap(Canvas({20, 10}, 0xFFFFFFFF)), {70, 40, 20, 10}, Appear{at, 200ms, 4}});
    return picture;
}

Frame fading(const Picture& from, const Picture& to, Millis into, std::string_view how = "fade") {
    Frame frame;
    frame.scene = {to, into};
    if (into < 800ms) frame.outgoing = Scene{from, 10s};
    frame.transition = parse_transition(how).value();
    frame.into_transition = into;
    return frame;
}

}  // namespace

TEST_CASE("with two buffers, what is seen is the same, whatever was foreseen") {
    const Picture before = picture_of(1, old_pixels);
    Canvas mostly_old = old_pixels;
    fill(part_of(view(mostly_old), {70, 4, 20, 10}), 0xFF123456);
    const Canvas pixels = GENERATE(true, false) ? new_pixels : mostly_old;
    const Millis appears = GENERATE(300ms, 24h);
    const Picture after = GENERATE(true, false) ? with_item(2, pixels, appears) : picture_of(2, pixels);
    const Overlay plate{Bitmap(Canvas({30, 10}, 0xFF0000FF)), {8, 55}};
    enum class Foresight { right, late, one_frame_more };
    const auto foresight = GENERATE(Foresight::right, Foresight::late, Foresight::one_frame_more);
    const std::string how = GENERATE("fade", "dissolve", "push-left");
    Canvas one(size);
    CpuCompositor reference(view(one), Rotation::none);
    TwoBuffers window;
    CpuCompositor compositor(size, window.give(), Rotation::none);
    const Frame standing_before{{before, 9s}, {}, {}, {}, {}};
    static_cast<void>(reference.draw(standing_before, {}));
    window.show(compositor, standing_before, {}, nullptr);
    for (int round = 0; round < 2; ++round) {
        while (compositor.prepare(after)) {
        }
        while (reference.prepare(after)) {
        }
        if (round > 0) compositor.get_ready_for(fading(before, after, 0ms).transition);
        for (Millis into = 0ms; into <= 900ms; into += 16ms) {
            // Now and then a frame does not come.
            if (foresight == Foresight::late && into % 48ms == 0ms) continue;
            const Millis then = foresight == Foresight::one_frame_more ? into + 32ms : into + 16ms;
            const Frame frame = fading(before, after, into, how);
            const Frame ahead = fading(before, after, then, how);
            const Overlay overlay = into > 400ms && into < 500ms ? plate : Overlay{};
            static_cast<void>(reference.draw(frame, overlay));
            window.show(compositor, frame, overlay, &ahead);
            CAPTURE(how, round, into.count());
            REQUIRE(window.seen.pixels == one.pixels);
            REQUIRE(window.current().pixels == one.pixels);
        }
        static_cast<void>(reference.draw(standing_before, {}));
        window.show(compositor, standing_before, {}, nullptr);
        REQUIRE(window.seen.pixels == one.pixels);
    }
}

TEST_CASE(
    "in a fade for which there are two buffers, the frame ahead is painted along with the one that is due") {
    TwoBuffers window;
    CpuCompositor compositor(size, window.give(), Rotation::none);
    const Picture before = picture_of(1, old_pixels);
    const Picture after = picture_of(2, new_pixels);
    const Frame due = fading(before, after, 304ms);
    const Frame ahead = fading(before, after, 320ms);
    window.show(compositor, {{before, 9s}, {}, {}, {}, {}}, {}, nullptr);
    window.show(compositor, due, {}, &ahead);
    CHECK(window.other().pixels != drawn(ahead, size).pixels);
    window.show(compositor, {{before, 9s}, {}, {}, {}, {}}, {}, nullptr);
    while (compositor.prepare(after)) {
    }
    compositor.get_ready_for(due.transition);
    window.show(compositor, due, {}, &ahead);
    CHECK(window.seen.pixels == drawn(due, size).pixels);
    CHECK(window.other().pixels == drawn(ahead, size).pixels);
}

TEST_CASE("where the frame ahead never comes, no more are painted in that transition") {
    TwoBuffers window;
    CpuCompositor compositor(size, window.give(), Rotation::none);
    const Picture before = picture_of(1, old_pixels);
    const Picture after = picture_of(2, new_pixels);
    window.show(compositor, {{before, 9s}, {}, {}, {}, {}}, {}, nullptr);
    while (compositor.prepare(after)) {
    }
    compositor.get_ready_for(fading(before, after, 0ms).transition);
    std::vector<bool> painted_ahead;
    for (const Millis into : {200ms, 264ms, 328ms, 392ms, 456ms}) {
        const Frame ahead = fading(before, after, into + 16ms);
        window.show(compositor, fading(before, after, into), {}, &ahead);
        painted_ahead.push_back(window.other().pixels == drawn(ahead, size).pixels);
    }
    CHECK(painted_ahead == std::vector{true, true, false, false, false});
}

TEST_CASE("what was foreseen and does not come is painted over, all of it") {
    TwoBuffers window;
    CpuCompositor compositor(size, window.give(), Rotation::none);
    const Picture before = picture_of(1, old_pixels);
    Canvas mostly_old = old_pixels;
    fill(part_of(view(mostly_old), {70, 4, 20, 10}), 0xFF123456);
    const Picture after = picture_of(2, mostly_old);
    window.show(compositor, {{before, 9s}, {}, {}, {}, {}}, {}, nullptr);
    while (compositor.prepare(after)) {
    }
    compositor.get_ready_for(fading(before, after, 0ms).transition);
    const Frame ahead = fading(before, after, 320ms);
    window.show(compositor, fading(before, after, 304ms), {}, &ahead);
    fill(view(window.other()), 0xFFFF0000);
    const Frame late = fading(before, after, 336ms);
    window.show(compositor, late, {}, nullptr);
    CHECK(window.current().pixels == drawn(late, size).pixels);
}

TEST_CASE("without a buffer nothing is drawn, and all of the frame when there is one again") {
    Pixels there;
    Canvas upright(turned(size, Rotation::quarter));
    CpuCompositor compositor(
        upright.size, [&](Turn /*turn*/) { return FrameBuffer{there}; }, Rotation::quarter);
    CHECK(compositor.draw(standing(), {}).empty());
    there = view(upright);
    CHECK(compositor.draw(standing(), {}) == std::vector{whole(upright.size)});
    CHECK(upright.pixels == turned_canvas(new_pixels, Rotation::quarter).pixels);
    there = {};
    CHECK(compositor.draw(changing("fade", 400ms), {}).empty());
    there = view(upright);
    CHECK(compositor.draw(changing("fade", 400ms), {}) == std::vector{whole(upright.size)});
}

TEST_CASE("a turned screen shows the turned frame, standing and changing") {
    const Rotation rotation = GENERATE(Rotation::quarter, Rotation::half, Rotation::three_quarters);
    Canvas canvas(turned(size, rotation));
    CpuCompositor compositor(view(canvas), rotation);
    CHECK(compositor.frame_size() == size);
    static_cast<void>(compositor.draw(changing("wipe-left", 300ms), {}));
    CHECK(canvas.pixels == turned_canvas(drawn(changing("wipe-left", 300ms), size), rotation).pixels);
    static_cast<void>(compositor.draw(standing(), {}));
    CHECK(canvas.pixels == turned_canvas(new_pixels, rotation).pixels);
}

TEST_CASE("an overlay lies on top, and is gone without a trace when it is taken away") {
    const Rotation rotation = GENERATE(Rotation::none, Rotation::quarter, Rotation::half);
    Canvas canvas(turned(size, rotation));
    CpuCompositor compositor(view(canvas), rotation);
    static_cast<void>(compositor.draw(standing(), {}));
    const Canvas plain = canvas;

    const Overlay plate{Bitmap(Canvas({30, 10}, 0xFF00FF00)), {8, 55}};
    const Rect place = turned(Rect{8, 55, 30, 10}, size, rotation);
    CHECK(hold(compositor.draw(standing(), plate), place));
    bool right = true;
    for (int y = 0; y < canvas.size.height; ++y) {
        for (int x = 0; x < canvas.size.width; ++x) {
            const bool covered = !intersection(place, {x, y, 1, 1}).empty();
            right = right && *view(canvas).at(x, y) == (covered ? 0xFF00FF00 : *view(plain).at(x, y));
        }
    }
    CHECK(right);
    CHECK(compositor.draw(standing(), plate).empty());
    static_cast<void>(compositor.draw(changing("push-up", 400ms), plate));
    CHECK(*view(canvas).at(place.x, place.y) == 0xFF00FF00);
    static_cast<void>(compositor.draw(standing(), plate));
    CHECK(hold(compositor.draw(standing(), {}), place));
    CHECK(canvas.pixels == plain.pixels);
}

TEST_CASE("a picture of another size covers the frame until the right one is there") {
    const Size larger = GENERATE(Size{256, 144}, Size{64, 64}, Size{10, 90});
    Frame frame;
    frame.scene = {picture_of(3, Canvas(larger, 0xFF123456)), 0ms};
    const Canvas canvas = drawn(frame, size);
    CHECK(std::ranges::all_of(canvas.pixels, [](Pixel pixel) { return pixel == 0xFF123456; }));
}

TEST_CASE("the target's memory beside the frame is left alone") {
    Canvas memory({size.width + 9, size.height}, 0xDEADBEEF);
    const Pixels target{memory.pixels.data(), size, size.width + 9};
    CpuCompositor compositor(target, Rotation::half);
    static_cast<void>(compositor.draw(changing("zoom", 300ms), {}));
    bool untouched = true;
    for (int y = 0; y < size.height; ++y) {
        for (const Pixel pixel : memory.row(y).subspan(static_cast<std::size_t>(size.width))) {
            untouched = untouched && pixel == 0xDEADBEEF;
        }
    }
    CHECK(untouched);
}

}  // namespace slidewell
