#include "screen/opengl.h"
#include "support/catch.h"

using slidewell::is_software;

TEST_CASE("names of software rasterisers are told from those of GPUs") {
    for (const auto* name :
         {"llvmpipe (LLVM 15.0.6, 256 bits)", "softpipe", "Software Rasterizer", "Mesa DRI swrast",
          "Google SwiftShader", "zink Vulkan 1.3(llvmpipe (LLVM 17.0.6, 256 bits))",
          "virgl (LLVMPIPE (LLVM 15.0.7, 256 bits))", "D3D12 (Microsoft Basic Render Driver)"}) {
        CAPTURE(name);
        CHECK(is_software(name));
    }
    for (const auto* name :
         {"Mesa Intel(R) UHD Graphics 630 (CFL GT2)", "AMD Radeon Graphics (raphael_mendocino, LLVM 15.0.6)",
          "NVIDIA GeForce GT 1030/PCIe/SSE2", "V3D 4.2", "virgl (Mesa Intel(R) Xe Graphics)",
          "SVGA3D; build: RELEASE;  LLVM;", "zink Vulkan 1.3(NVIDIA GeForce RTX 3060)"}) {
        CAPTURE(name);
        CHECK_FALSE(is_software(name));
    }
}
