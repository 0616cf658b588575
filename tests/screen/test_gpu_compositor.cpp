// The GPU compositor on a real window, through Mesa's software OpenGL, held against the CPU compositor.
#include <array>

#include "gpu_screen.h"
#include "random_pixels.h"

#include "screen/cpu_compositor.h"
#include "screen/gpu_compositor.h"
#include "support/catch.h"

using namespace std::chrono_literals;

namespace slidewell {
namespace {

constexpr Size screen = GpuScreen::size;
constexpr int bearable = 2;  // of 255 levels

// Mesa's software keeps bytes between its steps. A picture that drifts while its slide zooms is scaled twice
// and mixed: there a few pixels lose one more, which a GPU's own arithmetic does not.
constexpr int bearable_when_scaled_twice = 3;

// Both compositors, told the same.
class Pair {
  public:
    explicit Pair(GpuScreen& on, Rotation rotation = Rotation::none)
        : canvas_(screen), cpu_(view(canvas_), rotation), gpu_(on.compositor(rotation)) {}

    // The largest difference between what they draw.
    int apart(const Frame& frame, const Overlay& overlay = {}) {
        static_cast<void>(cpu_.draw(frame, overlay));
        static_cast<void>(gpu_.draw(frame, overlay));
        if (gpu_.trouble()) FAIL(gpu_.trouble()->message);
        return largest_difference(canvas_.pixels, gpu_.read_back().pixels);
    }
    [[nodiscard]] GpuCompositor& gpu() { return gpu_; }
    [[nodiscard]] Size frame_size() const { return gpu_.frame_size(); }

  private:
    Canvas canvas_;
    CpuCompositor cpu_;
    GpuCompositor gpu_;
};

// Noise whose neighbours differ by up to 189 of 255 levels, which is more than a photo's do.
Bitmap noise(Size size, unsigned seed) {
    Canvas canvas = random_opaque(size, seed);
    for (Pixel& pixel : canvas.pixels)
        pixel = 0xFF202020 + (pixel >> 2 & 0x3F3F3F) * 3;
    return Bitmap(std::move(canvas));
}

Picture plain(ContentKey key, Size size) {
    return {key, size, {{noise(size, static_cast<unsigned>(key)), whole(size), Still{}}}};
}

// One layer of every kind.
Picture layered(ContentKey key, Size size) {
    const auto seed = static_cast<unsigned>(key);
    Picture picture = plain(key, size);
    const Layer appearing{
        Bitmap(random_translucent({90, 40}, seed + 1)), {20, 30, 90, 40}, Appear{500ms, 600ms, 24}};
    const Layer drifting{noise({140, 100}, seed + 2),
                         {150, 20, 100, 80},
                         Drift{{0, 0, 140 * 256, 100 * 256}, {5000, 3300, 100 * 256, 71 * 256}, 4s}};
    Clock clock;
    clock.widths.fill(7);
    const Layer telling{Bitmap(random_translucent({77, 12}, seed + 3)), {100, 140, 60, 12}, clock};
    picture.layers.insert(picture.layers.end(), {appearing, drifting, telling});
    return picture;
}

Frame standing(const Picture& picture, Millis elapsed) {
    Frame frame;
    frame.scene = {picture, elapsed};
    frame.time_of_day = {14, 35};
    return frame;
}

Frame between(const Picture& from, const Picture& to, const Transition& transition, Millis elapsed) {
    Frame frame = standing(to, elapsed);
    frame.outgoing = Scene{from, 700ms + elapsed};
    frame.transition = transition;
    frame.into_transition = elapsed;
    return frame;
}

std::vector<Transition> every_transition() {
    using Kind = Transition::Kind;
    using Direction = Transition::Direction;
    std::vector<Transition> all;
    for (const Kind kind : {Kind::cut, Kind::fade, Kind::dissolve, Kind::zoom})
        all.push_back({kind, {}, 1s});
    for (const Kind kind : {Kind::push, Kind::wipe, Kind::cover, Kind::uncover}) {
        for (const Direction direction : {Direction::left, Direction::right, Direction::up, Direction::down})
            all.push_back({kind, direction, 1s});
    }
    return all;
}

constexpr std::array five_points{1ms, 250ms, 500ms, 770ms, 999ms};

}  // namespace

TEST_CASE("the GPU draws every transition as the CPU does") {
    GpuScreen on;
    Pair pair(on);
    const Picture from = plain(1, screen);
    const Picture to = plain(2, screen);
    for (const Transition& transition : every_transition()) {
        for (const Millis elapsed : five_points) {
            CAPTURE(static_cast<int>(transition.kind), static_cast<int>(transition.direction), elapsed);
            CHECK(pair.apart(between(from, to, transition, elapsed)) <= bearable);
        }
    }
}

TEST_CASE("the GPU draws pictures whose layers move, alone and in transitions, as the CPU does") {
    GpuScreen on;
    Pair pair(on);
    const Picture from = layered(1, screen);
    const Picture to = layered(2, screen);
    for (const Millis elapsed : {0ms, 499ms, 530ms, 800ms, 1090ms, 2500ms, 9000ms}) {
        CAPTURE(elapsed);
        CHECK(pair.apart(standing(from, elapsed)) <= bearable);
    }
    for (const Transition& transition : every_transition()) {
        const bool zooms = transition.kind == Transition::Kind::zoom;
        for (const Millis elapsed : five_points) {
            CAPTURE(static_cast<int>(transition.kind), static_cast<int>(transition.direction), elapsed);
            CHECK(pair.apart(between(from, to, transition, elapsed)) <=
                  (zooms ? bearable_when_scaled_twice : bearable));
        }
    }
}

TEST_CASE("the GPU scales pictures of another size as the CPU does") {
    GpuScreen on;
    Pair pair(on);
    const Transition fade{Transition::Kind::fade, {}, 1s};
    for (const Size size : {Size{200, 150}, Size{640, 200}, Size{180, 320}}) {
        CAPTURE(size.width);
        CHECK(pair.apart(standing(plain(3, size), 0ms)) <= bearable);
        CHECK(pair.apart(standing(layered(4, size), 800ms)) <= bearable_when_scaled_twice);
        CHECK(pair.apart(between(plain(5, size), layered(6, screen), fade, 400ms)) <= bearable);
    }
}

TEST_CASE("where a drift leaves its bitmap, the GPU repeats the edge as the CPU does") {
    GpuScreen on;
    Pair pair(on);
    Picture picture = plain(1, screen);
    const Area outside{-2000, -3000, 60 * 256, 40 * 256};
    picture.layers.push_back({noise({40, 25}, 8), {30, 20, 200, 130}, Drift{outside, outside, 1s}});
    CHECK(pair.apart(standing(picture, 0ms)) <= bearable);
}

TEST_CASE("the GPU draws the overlay and turns the picture as the CPU does") {
    GpuScreen on;
    for (const Rotation rotation :
         {Rotation::none, Rotation::quarter, Rotation::half, Rotation::three_quarters}) {
        Pair pair(on, rotation);
        const Picture from = layered(1, pair.frame_size());
        const Picture to = layered(2, pair.frame_size());
        const Overlay overlay{Bitmap(random_translucent({60, 20}, 9)), {11, 150}};
        CAPTURE(static_cast<int>(rotation));
        CHECK(pair.apart(standing(from, 800ms), overlay) <= bearable);
        CHECK(pair.apart(standing(from, 800ms)) <= bearable);
        for (const Transition& transition : every_transition()) {
            if (transition.kind == Transition::Kind::zoom) continue;
            CHECK(pair.apart(between(from, to, transition, 400ms), overlay) <= bearable);
        }
    }
}

TEST_CASE("a frame that looks like the last one is not drawn") {
    GpuScreen on;
    GpuCompositor gpu = on.compositor(Rotation::quarter);
    const Picture picture = plain(1, gpu.frame_size());
    CHECK(gpu.frame_size() == Size{180, 320});
    CHECK(gpu.draw(standing(picture, 0ms), {}) == std::vector<Rect>{whole(screen)});
    CHECK(gpu.draw(standing(picture, 5s), {}).empty());
    gpu.forget();
    CHECK(gpu.draw(standing(picture, 5s), {}) == std::vector<Rect>{whole(screen)});
    CHECK(gpu.draw(standing(picture, 5s), {Bitmap(Canvas({4, 4}, 0xFF000000)), {0, 0}}).size() == 1);
}

TEST_CASE("what has left the screen is let go, so that its memory can be used again") {
    GpuScreen on;
    GpuCompositor gpu = on.compositor();
    Bitmap kept;
    {
        const Picture from = layered(1, screen);
        kept = from.layers.front().bitmap;
        for (const Millis elapsed : {100ms, 900ms})
            static_cast<void>(
                gpu.draw(between(plain(2, screen), from, {Transition::Kind::fade, {}, 1s}, elapsed), {}));
        static_cast<void>(gpu.draw(standing(from, 2s), {}));
        static_cast<void>(
            gpu.draw(between(from, plain(2, screen), {Transition::Kind::fade, {}, 1s}, 500ms), {}));
        CHECK(kept.shared());
    }
    static_cast<void>(gpu.draw(standing(plain(2, screen), 2s), {}));
    CHECK_FALSE(kept.shared());
}

TEST_CASE("a picture is prepared in many small parts, and then shows at once") {
    GpuScreen on;
    Pair pair(on);
    const Picture large = layered(1, {1280, 1080});
    static_cast<void>(pair.apart(standing(plain(2, screen), 0ms)));
    int parts = 1;
    while (pair.gpu().prepare(large))
        ++parts;
    CHECK(parts > 5);
    CHECK(parts < 20);
    CHECK_FALSE(pair.gpu().prepare(large));
    CHECK(pair.apart(standing(large, 0ms)) <= bearable);
}

TEST_CASE("a picture that was prepared in part is finished when it shows") {
    GpuScreen on;
    Pair pair(on);
    const Picture large = plain(1, {1280, 1080});
    REQUIRE(pair.gpu().prepare(large));
    CHECK(pair.apart(standing(large, 0ms)) <= bearable);
}

TEST_CASE("a picture that the GPU cannot hold is trouble, and says why") {
    GpuScreen on;
    GpuCompositor gpu = on.compositor();
    const Size size{40'000, 2};
    const Picture wide{1, size, {{Bitmap(Canvas(size, 0xFF000000)), whole(size), Still{}}}};
    CHECK_FALSE(gpu.prepare(wide));
    CHECK(gpu.draw(standing(wide, 0ms), {}).empty());
    REQUIRE(gpu.trouble());
    CHECK(gpu.trouble()->message.starts_with("it cannot hold a picture of 40000x2: "));
}

TEST_CASE("what stands on the window is the frame that was presented") {
    GpuScreen on;
    CHECK(on.name().find("llvmpipe") != std::string::npos);
    GpuCompositor gpu = on.compositor();
    const auto changed = gpu.draw(standing(plain(1, screen), 0ms), {});
    on.window().present(changed);
    CHECK(on.window().size() == screen);
    CHECK(on.window().use_memory().ok());
    CHECK(on.window().buffer(Turn::next).pixels.size == screen);
}

}  // namespace slidewell
