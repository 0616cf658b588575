// Between the show and its studio: passes everything on, and knows whether an answer is owed.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>

#include "link/doorbell.h"
#include "playback/messages.h"

namespace slidewell::soak {

class Mail {
  public:
    // `heard` is called with each message before the show has it.
    explicit Mail(std::function<void(const ToPlayer&)> heard) : heard_(std::move(heard)) {}

    Doorbell asked;
    StudioInbox requests{8, [this] {
                             ++owed_;
                             asked.ring();
                         }};
    PlayerInbox from_studio{64, [this] { arrived_.notify_all(); }};
    PlayerInbox to_show{4'096};

    // On the player's thread. True when there was something.
    [[nodiscard]] bool deliver() {
        bool any = false;
        while (auto message = from_studio.try_receive()) {
            const bool answer =
                std::holds_alternative<Painted>(*message) || std::holds_alternative<Unpaintable>(*message);
            if (answer) --owed_;
            heard_(*message);
            to_show.send(*std::move(message));
            any = true;
        }
        return any;
    }
    // Requests without an answer.
    [[nodiscard]] int owed() const { return owed_; }

    // Really sleeps, until something may have come.
    void wait(std::chrono::milliseconds patience) {
        std::unique_lock lock(mutex_);
        arrived_.wait_for(lock, patience);
    }

  private:
    std::function<void(const ToPlayer&)> heard_;
    int owed_ = 0;
    std::mutex mutex_;
    std::condition_variable arrived_;
};

}  // namespace slidewell::soak
