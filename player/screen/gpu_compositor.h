// The compositor for machines with a GPU: bitmaps become textures once, and every frame is a few textured
// rectangles.
#pragma once

#include <memory>
#include <optional>

#include "base/result.h"
#include "screen/compositor.h"
#include "screen/gpu.h"
#include "screen/rotation.h"

namespace slidewell {

// Draws on the back buffer of a window; presenting it is the window's. What it draws differs from the CPU
// compositor's pictures by 2 of 255 levels at the most.
class GpuCompositor final : public Compositor {
  public:
    // `gpu` is from Window::use_gpu(), and the window outlives it. A window of a new size gets a new
    // compositor, and so does one whose GPU has lost its textures.
    GpuCompositor(const Gpu& gpu, Rotation rotation);
    ~GpuCompositor() override;

    [[nodiscard]] Size frame_size() const override;
    [[nodiscard]] bool prepare(const Picture& next) override;
    void get_ready_for(const Transition& /*transition*/) override {}
    // The whole screen, or nothing.
    [[nodiscard]] std::vector<Rect> draw(const Frame& frame, const Overlay& overlay,
                                         const Frame* ahead) override;
    using Compositor::draw;

    // The screen has lost what was presented: the next frame is drawn even if nothing has changed.
    void forget();
    // Why it cannot draw what it was given, such as a picture larger than its textures may be. Another
    // compositor has to go on.
    [[nodiscard]] const std::optional<Error>& trouble() const;
    // What was drawn last, before it is presented. Slow; for tests.
    [[nodiscard]] Canvas read_back() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace slidewell
