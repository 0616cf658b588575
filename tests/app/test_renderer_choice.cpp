#include "app/renderer_choice.h"
#include "support/address_sanitizer.h"
#include "support/catch.h"
#include "support/display.h"
#include "support/temp_folder.h"

using namespace slidewell;

namespace {

RendererVerdict chosen(Renderer wish, const std::string& driver) {
    return RendererChoice(wish, driver, [] {}).take();
}

}  // namespace

TEST_CASE("a GPU that tells its name draws") {
    const RendererVerdict choice = choice_by(std::string("Mesa Intel(R) UHD Graphics 630 (CFL GT2)"));
    CHECK(choice.gpu);
    CHECK(choice.why == "Mesa Intel(R) UHD Graphics 630 (CFL GT2)");
}

TEST_CASE("where OpenGL is software or does not answer, the CPU draws") {
    const RendererVerdict software = choice_by(std::string("llvmpipe (LLVM 15.0.6, 256 bits)"));
    CHECK_FALSE(software.gpu);
    CHECK(software.why == "OpenGL here is llvmpipe (LLVM 15.0.6, 256 bits), which is software");
    const RendererVerdict silent = choice_by(Error{"there was no answer in time"});
    CHECK_FALSE(silent.gpu);
    CHECK(silent.why == "OpenGL cannot be used: there was no answer in time");
}

TEST_CASE("a render node or NVIDIA's driver is a GPU; a card that only shows pictures is none") {
    const TempFolder dev;
    CHECK_FALSE(has_gpu(dev.path()));
    dev.write("dri/card0", "");
    CHECK_FALSE(has_gpu(dev.path()));
    dev.write("dri/renderD128", "");
    CHECK(has_gpu(dev.path()));
    const TempFolder other;
    other.write("nvidiactl", "");
    CHECK(has_gpu(other.path()));
}

TEST_CASE("what was asked for is chosen without a question") {
    CHECK(chosen(Renderer::gpu, "x11").gpu);
    CHECK_FALSE(chosen(Renderer::cpu, "x11").gpu);
    CHECK(chosen(Renderer::cpu, "x11").why == "as it was told to");
}

TEST_CASE("a way to the screen that has no OpenGL is the CPU's") {
    CHECK_FALSE(chosen(Renderer::automatic, "dummy").gpu);
    CHECK(chosen(Renderer::automatic, "dummy").why == "dummy has no OpenGL");
}

TEST_CASE("the program tells OpenGL's name, or why it cannot") {
    const Display display;
    std::vector<std::string> environment = display.environment();
    environment.push_back(leaks_ignored);
    const Finished told = run({SLIDEWELL_BINARY, "opengl-name", "x11"}, environment);
    CHECK(told.status == 0);
    CHECK(told.out.starts_with("name: llvmpipe"));
    const Finished refused = run({SLIDEWELL_BINARY, "opengl-name", "nonsense"}, environment);
    CHECK(refused.status == 1);
    CHECK(refused.out.starts_with("problem: "));
}
