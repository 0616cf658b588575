// A real window with a GPU, which is Mesa's software OpenGL, for tests.
#pragma once

#include <cstdlib>
#include <string>
#include <utility>

#include "screen/gpu_compositor.h"
#include "screen/window.h"
#include "support/address_sanitizer.h"
#include "support/catch.h"
#include "support/display.h"

namespace slidewell {

// A window on a display of its own.
class GpuScreen {
  public:
    static constexpr Size size{320, 180};

    GpuScreen() : window_(open(display_)), gpu_(window_.use_gpu()) {
        if (!gpu_) FAIL(gpu_.error().message);
    }
    [[nodiscard]] GpuCompositor compositor(Rotation rotation = Rotation::none) { return {*gpu_, rotation}; }
    [[nodiscard]] const Gpu& gpu() const { return *gpu_; }
    [[nodiscard]] Window& window() { return window_; }
    [[nodiscard]] const std::string& name() const { return gpu_->name; }

  private:
    static Window open(const Display& display) {
        setenv("DISPLAY", display.name().c_str(), 1);
        setenv("SDL_VIDEODRIVER", "x11", 1);
        auto window = Window::open({"0", false, size});
        if (!window) FAIL(window.error().message);
        return *std::move(window);
    }

    LeaksIgnored drivers_;
    Display display_;
    Window window_;
    Result<Gpu> gpu_;
};

}  // namespace slidewell
