// The two venues.
#include "app/venue.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

#include "app/renderer_choice.h"
#include "screen/cpu_compositor.h"
#include "screen/gpu_compositor.h"
#include "screen/window.h"

namespace slidewell {
namespace {

constexpr Size headless_size{1920, 1080};
constexpr Size window_size{1280, 720};

Rotation rotation_of(const Settings& settings) {
    return to_rotation(settings.rotation).value_or(Rotation::none);
}

class WindowVenue final : public Venue {
  public:
    WindowVenue(Window window, const Settings& settings, Tell tell)
        : window_(std::move(window)),
          tell_(std::move(tell)),
          rotation_(rotation_of(settings)),
          wish_(settings.renderer),
          choice_(settings.renderer, Window::driver(), window_.waker()) {}

    // Gets the window ready, if it is clear already what draws. An error when nothing can.
    Result<> begin() { return choice_.is_made() ? carry_out(choice_.take()) : Done{}; }

    [[nodiscard]] Size frame_size() const override { return turned(window_.size(), rotation_); }
    [[nodiscard]] bool draw(const Frame& frame, const Overlay& overlay, const Frame* ahead) override {
        if (!compositor_) get_ready();
        changed_ = compositor_->draw(frame, overlay, ahead);
        if (gpu_ != nullptr && gpu_->trouble()) {
            say(use_cpu("the GPU cannot go on: " + gpu_->trouble()->message));
            changed_ = compositor_->draw(frame, overlay);
        }
        return !changed_.empty();
    }
    void present() override { window_.present(changed_); }
    [[nodiscard]] bool prepare(const Picture& next) override {
        return compositor_ && compositor_->prepare(next);
    }
    void get_ready_for(const Transition& transition) override {
        if (compositor_) compositor_->get_ready_for(transition);
    }
    [[nodiscard]] std::vector<Event> wait(Millis patience) override {
        std::vector<Event> events = window_.wait(patience);
        const auto displaced = [](const Event& event) { return std::holds_alternative<Displaced>(event); };
        if (std::erase_if(events, displaced) > 0) move(events);
        if (!compositor_ && choice_.is_made()) get_ready();
        say_where(events);
        if (std::exchange(anew_, false)) events.emplace_back(DisplayChanged{});
        for (const Event& event : events) {
            const bool anew =
                std::holds_alternative<Resized>(event) || std::holds_alternative<TexturesLost>(event);
            if (anew && compositor_) renew();
            if (std::holds_alternative<Exposed>(event) && gpu_ != nullptr) gpu_->forget();
        }
        return events;
    }
    [[nodiscard]] std::function<void()> waker() override { return window_.waker(); }
    void toggle_fullscreen() override { window_.toggle_fullscreen(); }
    [[nodiscard]] std::chrono::microseconds frame_interval() const override {
        return window_.frame_interval();
    }
    [[nodiscard]] bool paces() const override { return gpu_ != nullptr; }
    [[nodiscard]] std::string description() const override {
        return (gpu_ != nullptr ? "GPU, " : "CPU, ") + window_.description();
    }

  private:
    void say(const Result<>& problem) const {
        if (!problem.ok()) tell_(log_problem(problem.error().message));
    }
    void say_who_draws(const std::string& who, const std::string& why) const {
        tell_({LogLevel::note,
               "slidewell: drawing with the " + who + ": " + why + " (" + window_.description() + ")"});
    }

    void say_where(const std::vector<Event>& events) const {
        const bool elsewhere = std::ranges::any_of(
            events, [](const Event& event) { return std::holds_alternative<DisplayChanged>(event); });
        if (!elsewhere) return;
        const auto& [name, area] = window_.output();
        tell_({LogLevel::note, "slidewell: now on " + name + ", " + std::to_string(area.width) + "x" +
                                   std::to_string(area.height)});
    }

    // To the display that is the right one now. Whoever started the show starts it again when that fails.
    void move(std::vector<Event>& events) {
        const bool by_gpu = drawn_by_.has_value();
        compositor_.reset();
        gpu_ = nullptr;
        drawn_by_.reset();
        if (const auto reopened = window_.reopen(); !reopened) {
            say(in_context("the display has changed", reopened.error()));
            events.emplace_back(Quit{});
            return;
        }
        say(by_gpu ? use_gpu() : use_cpu("as before"));
        events.emplace_back(Resized{window_.size()});
        events.emplace_back(DisplayChanged{});
    }

    void get_ready() { say(carry_out(choice_.take())); }
    Result<> carry_out(const RendererVerdict& choice) { return choice.gpu ? use_gpu() : use_cpu(choice.why); }

    // Who was told to use the GPU gets it even if it is software.
    Result<> use_gpu() {
        Result<Gpu> gpu = window_.use_gpu();
        const RendererVerdict choice = choice_by(gpu.ok() ? Result<std::string>(gpu->name) : gpu.error());
        if (!gpu.ok() || (!choice.gpu && wish_ != Renderer::gpu)) return use_cpu(choice.why);
        drawn_by_ = *std::move(gpu);
        renew();
        say_who_draws("GPU", drawn_by_->name);
        return Done{};
    }
    // The compositor draws in any case; without the window's memory nobody sees it.
    Result<> use_cpu(const std::string& why) {
        compositor_.reset();
        drawn_by_.reset();
        auto ready = window_.use_memory();
        renew();
        if (ready.ok())
            say_who_draws("CPU", why + (window_.takes_detour() ? "; it takes a detour through OpenGL" : ""));
        return ready;
    }

    void renew() {
        anew_ = true;
        gpu_ = nullptr;
        if (!drawn_by_) {
            compositor_ = std::make_unique<CpuCompositor>(
                window_.size(), [this](Turn turn) { return window_.buffer(turn); }, rotation_);
        } else {
            auto gpu = std::make_unique<GpuCompositor>(*drawn_by_, rotation_);
            gpu_ = gpu.get();
            compositor_ = std::move(gpu);
        }
    }

    Window window_;
    Tell tell_;
    Rotation rotation_;
    Renderer wish_;
    RendererChoice choice_;
    bool anew_ = false;                       // since the last wait(): that something else draws now
    std::vector<Rect> changed_;               // in what was drawn last
    std::optional<Gpu> drawn_by_;             // nothing while the CPU draws
    std::unique_ptr<Compositor> compositor_;  // from when it is clear what draws
    GpuCompositor* gpu_ = nullptr;            // the same one, when it is the GPU's
};

class HeadlessVenue final : public Venue {
  public:
    HeadlessVenue(Size size, Rotation rotation) : canvas_(size), compositor_(view(canvas_), rotation) {}

    [[nodiscard]] Size frame_size() const override { return compositor_.frame_size(); }
    [[nodiscard]] bool draw(const Frame& frame, const Overlay& overlay, const Frame* /*ahead*/) override {
        return !compositor_.draw(frame, overlay).empty();
    }
    void present() override {}
    [[nodiscard]] bool prepare(const Picture& next) override { return compositor_.prepare(next); }
    void get_ready_for(const Transition& /*transition*/) override {}
    [[nodiscard]] std::vector<Event> wait(Millis patience) override {
        std::unique_lock lock(wake_->mutex);
        const auto woken = [&] { return wake_->woken; };
        if (patience == Millis::max()) {
            wake_->changed.wait(lock, woken);
        } else if (!wake_->changed.wait_for(lock, patience, woken)) {
            return {};
        }
        wake_->woken = false;
        return {Woken{}};
    }
    [[nodiscard]] std::function<void()> waker() override {
        return [wake = wake_] {
            {
                const std::lock_guard lock(wake->mutex);
                wake->woken = true;
            }
            wake->changed.notify_all();
        };
    }
    void toggle_fullscreen() override {}
    [[nodiscard]] std::chrono::microseconds frame_interval() const override {
        return std::chrono::microseconds{16'667};
    }
    [[nodiscard]] bool paces() const override { return false; }
    [[nodiscard]] std::string description() const override { return "CPU, no display"; }

  private:
    struct Wake {
        std::mutex mutex;
        std::condition_variable changed;
        bool woken = false;
    };

    Canvas canvas_;
    CpuCompositor compositor_;
    std::shared_ptr<Wake> wake_ = std::make_shared<Wake>();
};

}  // namespace

Result<std::unique_ptr<Venue>> open_window_venue(const Settings& settings, Tell tell) {
    WindowOptions options;
    options.display = settings.display;
    options.fullscreen = !settings.windowed;
    options.size = settings.size.value_or(window_size);
    auto window = Window::open(options);
    if (!window.ok()) return window.error();
    auto venue = std::make_unique<WindowVenue>(std::move(window).value(), settings, std::move(tell));
    if (const auto begun = venue->begin(); !begun.ok()) return begun.error();
    return std::unique_ptr<Venue>(std::move(venue));
}

std::unique_ptr<Venue> open_headless_venue(const Settings& settings) {
    return std::make_unique<HeadlessVenue>(settings.size.value_or(headless_size), rotation_of(settings));
}

}  // namespace slidewell
