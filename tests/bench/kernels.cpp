// What the arithmetic of the CPU compositor costs, beside one memcpy of the same frame: its kernels on a
// whole frame's pixels, and whole frames of the transitions as the compositor draws them.
#include "screen/kernels.h"

#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "screen/cpu_compositor.h"

namespace {

using namespace slidewell;

// Whole frames are drawn at this many moments of a motion, evenly from soon after its start to shortly before
// its end, as often one as another.
constexpr int moments = 12;
constexpr Millis lasts{1300};
constexpr Millis between = lasts / (moments + 1);

Canvas noise(Size size, unsigned seed) {
    std::minstd_rand random(seed);
    Canvas canvas(size);
    for (Pixel& pixel : canvas.pixels)
        pixel = static_cast<Pixel>(random()) | 0xFF000000;
    return canvas;
}

// Premultiplied, of every strength.
Canvas translucent(Size size, unsigned seed) {
    Canvas canvas = noise(size, seed);
    for (Pixel& pixel : canvas.pixels)
        pixel = to_pixel({static_cast<std::uint8_t>(pixel), static_cast<std::uint8_t>(pixel >> 8), 0,
                          static_cast<std::uint8_t>(pixel >> 16)});
    return canvas;
}

// --- one kernel over a whole frame

// From two frames to a third, or from one to another.
using Kernel =
    std::function<void(std::span<const Pixel> from, std::span<const Pixel> below, std::span<Pixel> to)>;

void run_kernel(benchmark::State& state, const Canvas& from, const Kernel& kernel) {
    const Canvas below = noise(from.size, 2);
    Canvas to = below;
    for ([[maybe_unused]] const auto unused : state) {
        kernel(from.pixels, below.pixels, to.pixels);
        benchmark::ClobberMemory();
    }
}

// --- whole frames

using FrameAt = std::function<Frame(Millis)>;

void run_frames(benchmark::State& state, Size size, const FrameAt& frame_at) {
    Canvas screen(size);
    CpuCompositor compositor(view(screen), Rotation::none);
    benchmark::DoNotOptimize(compositor.draw(frame_at(Millis{0}), {}));
    int turn = 0;
    for ([[maybe_unused]] const auto unused : state) {
        turn = turn % moments + 1;
        benchmark::DoNotOptimize(compositor.draw(frame_at(turn * between), {}));
    }
}

FrameAt frames_of(const std::string& name, Size size) {
    const Picture from{1, size, {{Bitmap(noise(size, 1)), whole(size), Still{}}}};
    const Picture to{2, size, {{Bitmap(noise(size, 2)), whole(size), Still{}}}};
    Transition how = parse_transition(name).value_or(Transition{});
    how.lasts = lasts;
    return [=](Millis now) { return Frame{{to, now}, Scene{from, now}, how, now, {}}; };
}

// As the studio makes it: the photo covers the frame and 8 % more each way.
FrameAt frames_of_drift(Size size) {
    const Size larger{size.width * 108 / 100, size.height * 108 / 100};
    const Drift drift{to_area(whole(larger)), to_area(whole(size)), lasts};
    const Picture picture{3,
                          size,
                          {{Bitmap(Canvas(size, 0xFF000000)), whole(size), Still{}},
                           {Bitmap(noise(larger, 3)), whole(size), drift}}};
    return [=](Millis now) { return Frame{{picture, now}, {}, {}, {}, {}}; };
}

// --- the list

void add(const std::string& name, Size size, const std::function<void(benchmark::State&)>& run, int times) {
    const std::string full = name + "/" + std::to_string(size.width) + "x" + std::to_string(size.height);
    auto* const added = benchmark::RegisterBenchmark(full.c_str(), run);
    added->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Iterations(times);
}

void add_kernel(const std::string& name, Size size, const Canvas& from, const Kernel& kernel) {
    const auto run = [=](benchmark::State& state) { run_kernel(state, from, kernel); };
    add(name, size, run, 4 * moments);
}

void add_frames(const std::string& name, Size size, const FrameAt& frame_at) {
    const auto run = [=](benchmark::State& state) { run_frames(state, size, frame_at); };
    add(name, size, run, moments);
}

void add_all(Size size) {
    const Canvas solid = noise(size, 1);
    add_kernel("memcpy", size, solid,
               [](auto from, auto, auto to) { std::memcpy(to.data(), from.data(), from.size_bytes()); });
    add_kernel("mix", size, solid,
               [](auto from, auto below, auto to) { mix(from, below, to, 100, Destination::memory); });
    const auto later = std::make_shared<Canvas>(size);
    add_kernel("mix for two frames", size, solid, [later](auto from, auto below, auto to) {
        mix_both(from, below, {to, 100}, {later->pixels, 104});
    });
    add_kernel("lay over", size, translucent(size, 1),
               [](auto from, auto, auto to) { lay_over(from, to, 200); });
    for (const char* name :
         {"fade", "dissolve", "zoom", "push-left", "wipe-left", "cover-left", "uncover-left"}) {
        add_frames(name, size, frames_of(name, size));
    }
    add_frames("drift", size, frames_of_drift(size));
}

}  // namespace

int main(int count, char** arguments) {
    add_all({1920, 1080});
    add_all({3840, 2160});
    benchmark::Initialize(&count, arguments);
    if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
    benchmark::RunSpecifiedBenchmarks();
}
