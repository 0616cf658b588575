// What draws: the GPU or the CPU.
#pragma once

#include <filesystem>
#include <functional>
#include <future>
#include <string>
#include <thread>

#include "app/settings.h"
#include "base/result.h"

namespace slidewell {

struct RendererVerdict {
    bool gpu = false;
    std::string why;  // "no GPU here"; of the GPU, its name
};

// What follows from what OpenGL calls itself, or from why it does not say.
[[nodiscard]] RendererVerdict choice_by(const Result<std::string>& opengl_name);

// True when the kernel offers a GPU that computes: it has a render node, or it is NVIDIA's own driver. A card
// without one only shows pictures, as the graphics of servers and of many virtual machines do. `devices` is
// /dev.
[[nodiscard]] bool has_gpu(const std::filesystem::path& devices);

// Makes the choice for a window on SDL's video driver of that name. Where OpenGL must be asked, it asks in
// another process, and meanwhile the show can get ready.
class RendererChoice {
  public:
    // `made` is called from another thread when the choice is there, unless it is there at once.
    RendererChoice(Renderer wish, const std::string& video_driver, std::function<void()> made);

    [[nodiscard]] bool is_made() const;
    // Waits for it, two seconds at the most. To be called once.
    [[nodiscard]] RendererVerdict take() { return choice_.get(); }

  private:
    void ask(const std::string& video_driver, std::function<void()> made);

    std::future<RendererVerdict> choice_;
    std::jthread asking_;
};

// OpenGL's name on that video driver, told by another process, in two seconds at the most.
[[nodiscard]] Result<std::string> opengl_name_elsewhere(const std::string& video_driver);

// The command of this program that this runs: `slidewell opengl-name x11` prints one line.
inline constexpr const char* opengl_name_command = "opengl-name";
int print_opengl_name(const std::string& video_driver);

}  // namespace slidewell
