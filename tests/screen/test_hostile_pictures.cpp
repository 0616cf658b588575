// Pictures as a studio that lies sends them: whatever the player accepts of them, both compositors draw, or
// say that they cannot, and are none the worse for it.
#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <random>
#include <span>
#include <utility>
#include <vector>

#include "gpu_screen.h"

#include "link/messages.h"
#include "screen/cpu_compositor.h"

using namespace std::chrono_literals;

namespace slidewell {
namespace {

constexpr Size screen = GpuScreen::size;
constexpr Pixel plain_colour = 0xFF336699;

// Numbers at the edge of what is allowed, and beyond; and some in between.
class Liar {
  public:
    explicit Liar(unsigned seed) : random_(seed) {}

    int number(int least, int most) { return std::uniform_int_distribution(least, most)(random_); }
    bool rarely() { return number(0, 9) == 0; }
    int side() { return rarely() ? pick({1, 2, 16'384, 32'767}) : number(1, 400); }
    int place() { return rarely() ? pick({-furthest, furthest, furthest + 1}) : number(-500, 500); }
    Millis time() { return Millis{rarely() ? pick({0, 1, 86'400'000, 2'147'483'647}) : number(0, 5'000)}; }

    // One that the player may accept or not.
    Picture picture() {
        const Size size = rarely() ? Size{side(), side()} : screen;
        Picture picture{static_cast<ContentKey>(number(0, 1'000)), size, {ground(size)}};
        for (int left = number(0, 6); left > 0; --left)
            picture.layers.push_back(layer());
        return picture;
    }
    Frame frame(Picture now, std::optional<Picture> before) {
        Frame frame;
        frame.scene = {std::move(now), time()};
        if (number(0, 1) == 0) frame.time_of_day = Civil{number(0, 23), number(0, 59)};
        if (!before) return frame;
        frame.outgoing = Scene{*std::move(before), time()};
        frame.transition = {static_cast<Transition::Kind>(number(0, 7)),
                            static_cast<Transition::Direction>(number(0, 3)), time()};
        frame.into_transition = Millis{number(0, 5'000)};
        return frame;
    }

  private:
    int pick(std::initializer_list<int> from) {
        return *(from.begin() + number(0, static_cast<int>(from.size()) - 1));
    }
    Bitmap bitmap(Size size) {
        if (std::int64_t{size.width} * size.height > 1 << 21) size.height = 1;
        return Bitmap(Canvas(size, static_cast<Pixel>(random_())));
    }
    Area area(Size inside) {
        const auto part = [&](int side, std::int32_t& at, std::int32_t& length) {
            at = number(0, side * area_unit - 1);
            length = rarely() ? number(-1, 1) : number(1, side * area_unit - at);
        };
        Area area;
        part(inside.width, area.x, area.width);
        part(inside.height, area.y, area.height);
        return area;
    }
    Layer ground(Size size) {
        if (!rarely()) return {bitmap(size), whole(size), Still{}};
        const Bitmap drifting = bitmap({side(), side()});
        return {drifting, whole(size), Drift{area(drifting.size()), area(drifting.size()), time()}};
    }
    Layer layer() {
        const Bitmap pixels = bitmap({side(), side()});
        const Rect own{place(), place(), pixels.size().width, pixels.size().height};
        const Rect any{place(), place(), side(), side()};
        const int kind = number(0, 3);
        if (kind == 0) return {pixels, rarely() ? any : own, Still{}};
        if (kind == 1) return {pixels, rarely() ? any : own, Appear{time(), time(), place()}};
        if (kind == 2) return {pixels, any, Drift{area(pixels.size()), area(pixels.size()), time()}};
        Clock clock{{}, number(0, 1) == 0};
        for (int& width : clock.widths)
            width = number(0, pixels.size().width / 10);
        return {pixels, any, clock};
    }

    std::mt19937 random_;
};

// Over the wire; nothing where the player refuses it.
std::optional<Picture> accepted(const Picture& picture) {
    const auto message = messages::there_and_back(Painted{"a.xml", 1, {}, picture});
    if (!message) return std::nullopt;
    return std::get<Painted>(*message).picture;
}

Frame plain() {
    Frame frame;
    frame.scene = {{7'777, screen, {{Bitmap(Canvas(screen, plain_colour)), whole(screen), Still{}}}}, 0ms};
    return frame;
}

bool is_plain(std::span<const Pixel> pixels) {
    return std::ranges::all_of(pixels, [](Pixel pixel) { return pixel == plain_colour; });
}

// Has each frame drawn by `draw`, which returns whether a plain frame afterwards looked as it should; returns
// how many pictures the player accepted.
template <typename Draw>
int draw_all(int pictures, unsigned seed, const Draw& draw) {
    Liar liar(seed);
    std::optional<Picture> before;
    int taken = 0;
    for (int i = 0; i < pictures; ++i) {
        auto picture = accepted(liar.picture());
        if (!picture) continue;
        ++taken;
        CAPTURE(seed, i);
        CHECK(draw(liar.frame(*picture, before)));
        before = std::move(picture);
    }
    return taken;
}

}  // namespace

TEST_CASE("whatever of a liar's pictures is accepted, the CPU draws it and the next one") {
    const auto rotation = GENERATE(Rotation::none, Rotation::quarter);
    Canvas canvas(turned(screen, rotation));
    CpuCompositor compositor(view(canvas), rotation);
    const int taken = draw_all(400, 20, [&](const Frame& frame) {
        while (compositor.prepare(frame.scene.picture)) {
        }
        static_cast<void>(compositor.draw(frame, {}));
        static_cast<void>(compositor.draw(plain(), {}));
        return is_plain(canvas.pixels);
    });
    CHECK(taken > 100);
    CHECK(taken < 400);
}

TEST_CASE(
    "whatever of a liar's pictures is accepted, the GPU draws it and the next one, or says that it cannot") {
    GpuScreen on;
    auto compositor = std::make_unique<GpuCompositor>(on.gpu(), Rotation::none);
    const int taken = draw_all(100, 21, [&](const Frame& frame) {
        static_cast<void>(compositor->draw(frame, {}));
        if (compositor->trouble()) {
            compositor.reset();
            compositor = std::make_unique<GpuCompositor>(on.gpu(), Rotation::none);
        }
        static_cast<void>(compositor->draw(plain(), {}));
        return !compositor->trouble() && is_plain(compositor->read_back().pixels);
    });
    CHECK(taken > 25);
}

}  // namespace slidewell
