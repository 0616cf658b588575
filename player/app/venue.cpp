// The two venues.
#include "app/venue.h"

#include <condition_variable>
#include <mutex>
#include <optional>

#include "screen/cpu_compositor.h"
#include "screen/window.h"

namespace slidewell {
namespace {

constexpr Size headless_size{1920, 1080};
constexpr Size window_size{1280, 720};

class WindowVenue final : public Venue {
  public:
    WindowVenue(Window window, Rotation rotation) : window_(std::move(window)), rotation_(rotation) {
        renew();
    }

    [[nodiscard]] Size frame_size() const override { return compositor_->frame_size(); }
    void show(const Frame& frame, const Overlay& overlay) override {
        const std::vector<Rect> changed = compositor_->draw(frame, overlay);
        if (!changed.empty()) window_.present(changed);
    }
    [[nodiscard]] bool prepare(const Picture& next) override { return compositor_->prepare(next); }
    [[nodiscard]] std::vector<Event> wait(Millis patience) override {
        std::vector<Event> events = window_.wait(patience);
        for (const Event& event : events) {
            if (std::holds_alternative<Resized>(event)) renew();
        }
        return events;
    }
    [[nodiscard]] std::function<void()> waker() override { return window_.waker(); }
    void toggle_fullscreen() override { window_.toggle_fullscreen(); }
    [[nodiscard]] std::chrono::microseconds frame_interval() const override {
        return window_.frame_interval();
    }

  private:
    void renew() { compositor_ = std::make_unique<CpuCompositor>(window_.pixels(), rotation_); }

    Window window_;
    Rotation rotation_;
    std::unique_ptr<CpuCompositor> compositor_;
};

class HeadlessVenue final : public Venue {
  public:
    HeadlessVenue(Size size, Rotation rotation) : canvas_(size), compositor_(view(canvas_), rotation) {}

    [[nodiscard]] Size frame_size() const override { return compositor_.frame_size(); }
    void show(const Frame& frame, const Overlay& overlay) override {
        static_cast<void>(compositor_.draw(frame, overlay));
    }
    [[nodiscard]] bool prepare(const Picture& next) override { return compositor_.prepare(next); }
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

Rotation rotation_of(const Settings& settings) {
    return to_rotation(settings.rotation).value_or(Rotation::none);
}

}  // namespace

Result<std::unique_ptr<Venue>> open_window_venue(const Settings& settings) {
    WindowOptions options;
    options.display = settings.display;
    options.fullscreen = !settings.windowed;
    options.size = settings.size.value_or(window_size);
    auto window = Window::open(options);
    if (!window.ok()) return window.error();
    return std::unique_ptr<Venue>(
        std::make_unique<WindowVenue>(std::move(window).value(), rotation_of(settings)));
}

std::unique_ptr<Venue> open_headless_venue(const Settings& settings) {
    return std::make_unique<HeadlessVenue>(settings.size.value_or(headless_size), rotation_of(settings));
}

}  // namespace slidewell
