// A screen in a world where time passes only when nobody has anything to do: a day is over as soon as all
// that is due in it has been shown.
#pragma once

#include <memory>

#include "mail.h"
#include "simulated_clocks.h"

#include "app/venue.h"
#include "screen/cpu_compositor.h"

namespace slidewell::soak {

// What happens beside the show.
class Calendar {
  public:
    Calendar() = default;
    Calendar(const Calendar&) = delete;
    Calendar& operator=(const Calendar&) = delete;
    virtual ~Calendar() = default;

    // When something happens next.
    [[nodiscard]] virtual Clocks::Time next() const = 0;
    // Lets happen what is due. The events are those of the screen.
    [[nodiscard]] virtual std::vector<Event> act(Clocks::Time now) = 0;
    // True while what has happened is still being dealt with.
    [[nodiscard]] virtual bool busy() = 0;
};

class World final : public Venue {
  public:
    World(Size size, SimulatedClocks& clocks, Mail& mail, Calendar& calendar);

    [[nodiscard]] Size frame_size() const override { return canvas_->size; }
    [[nodiscard]] bool draw(const Frame& frame, const Overlay& overlay, const Frame* ahead) override;
    void present() override {}
    [[nodiscard]] bool prepare(const Picture& next) override { return compositor_->prepare(next); }
    void get_ready_for(const Transition& transition) override { compositor_->get_ready_for(transition); }
    [[nodiscard]] std::vector<Event> wait(Millis patience) override;
    [[nodiscard]] std::function<void()> waker() override {
        return [] {};
    }
    void toggle_fullscreen() override {}
    [[nodiscard]] std::chrono::microseconds frame_interval() const override {
        return std::chrono::microseconds{16'667};
    }
    [[nodiscard]] bool paces() const override { return false; }
    [[nodiscard]] std::string description() const override { return "a month in minutes"; }

    void resize(Size size);
    // Of what is on the screen: no pixel of it has any light.
    [[nodiscard]] bool is_black() const;

  private:
    [[nodiscard]] std::vector<Event> wait_for_events(Millis patience);
    void let_time_pass(Clocks::Time until);
    // How long the show has used the processor since the last call.
    [[nodiscard]] Clocks::Time::duration worked();

    SimulatedClocks& clocks_;
    Mail& mail_;
    Calendar& calendar_;
    std::chrono::nanoseconds used_{0};  // of the processor, up to the last look
    std::unique_ptr<Canvas> canvas_;
    std::unique_ptr<CpuCompositor> compositor_;
};

}  // namespace slidewell::soak
