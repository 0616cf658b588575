// OpenGL is asked where it can be the answer only. Software OpenGL takes a hundred megabytes and a tenth of a
// second to say its name; a machine that has no GPU does not pay for that, and one that has pays in a process
// that ends.
#include "app/renderer_choice.h"

#include <algorithm>
#include <iostream>
#include <utility>

#include "app/answer.h"
#include "screen/opengl.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

constexpr Millis opengl_patience{2'000};
constexpr std::string_view name_follows = "name: ";
constexpr std::string_view problem_follows = "problem: ";

// The console's GPU serves one process only. There the window is opened through OpenGL anyway, so that it may
// be asked by the one who opens it.
bool asks_its_own_window(std::string_view video_driver) { return video_driver == "KMSDRM"; }

bool can_have_gpu(std::string_view video_driver) {
    return video_driver == "x11" || video_driver == "wayland" || asks_its_own_window(video_driver);
}

}  // namespace

RendererVerdict choice_by(const Result<std::string>& opengl_name) {
    if (!opengl_name) return {false, "OpenGL cannot be used: " + opengl_name.error().message};
    if (is_software(*opengl_name)) return {false, "OpenGL here is " + *opengl_name + ", which is software"};
    return {true, *opengl_name};
}

bool has_gpu(const fs::path& devices) {
    std::error_code problem;
    if (fs::exists(devices / "nvidiactl", problem)) return true;
    const fs::directory_iterator nodes(devices / "dri", problem);
    return std::ranges::any_of(begin(nodes), end(nodes), [](const fs::directory_entry& node) {
        return node.path().filename().string().starts_with("renderD");
    });
}

Result<std::string> opengl_name_elsewhere(const std::string& video_driver) {
    std::error_code problem;
    const fs::path program = fs::read_symlink("/proc/self/exe", problem);
    if (problem) return Error{"this program cannot be found"};
    const auto line = answer_of({program.string(), opengl_name_command, video_driver}, opengl_patience);
    if (!line) return line.error();
    if (line->starts_with(name_follows)) return line->substr(name_follows.size());
    return Error{line->starts_with(problem_follows) ? line->substr(problem_follows.size()) : *line};
}

RendererChoice::RendererChoice(Renderer wish, const std::string& video_driver, std::function<void()> made) {
    const auto at_once = [this](RendererVerdict choice) {
        std::promise<RendererVerdict> promise;
        promise.set_value(std::move(choice));
        choice_ = promise.get_future();
    };
    const bool asks_itself = wish == Renderer::automatic && asks_its_own_window(video_driver);
    if (wish == Renderer::gpu || asks_itself) {
        at_once({true, ""});
    } else if (wish == Renderer::cpu) {
        at_once({false, "as it was told to"});
    } else if (!can_have_gpu(video_driver)) {
        at_once({false, video_driver + " has no OpenGL"});
    } else if (!has_gpu("/dev")) {
        at_once({false, "no GPU here"});
    } else {
        ask(video_driver, std::move(made));
    }
}

void RendererChoice::ask(const std::string& video_driver, std::function<void()> made) {
    std::promise<RendererVerdict> promise;
    choice_ = promise.get_future();
    asking_ = std::jthread([promise = std::move(promise), video_driver, made = std::move(made)]() mutable {
        promise.set_value(choice_by(opengl_name_elsewhere(video_driver)));
        made();
    });
}

bool RendererChoice::is_made() const {
    return choice_.valid() && choice_.wait_for(Millis{0}) == std::future_status::ready;
}

int print_opengl_name(const std::string& video_driver) {
    const auto name = ask_opengl(video_driver);
    if (name.ok()) {
        std::cout << name_follows << *name << std::endl;
    } else {
        std::cout << problem_follows << name.error().message << std::endl;
    }
    return name.ok() ? 0 : 1;
}

}  // namespace slidewell
