// A bounded queue whose sender never waits: when it is full, the oldest message makes room.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace slidewell {

// For what somebody must be told of without being held up by whoever listens. Values only.
template <typename Message>
class Tray {
  public:
    struct Load {
        std::deque<Message> messages;  // the oldest first
        std::size_t lost = 0;          // since the last load: they made room
        bool last = false;             // the tray is closed
    };

    explicit Tray(std::size_t capacity) : capacity_(capacity) {}

    // Once the tray is closed, nothing is put into it any more.
    void put(Message message) {
        std::optional<Message> oldest;  // destroyed where nobody waits for it
        {
            const std::lock_guard lock(mutex_);
            if (closed_) return;
            if (load_.messages.size() == capacity_) {
                oldest = std::move(load_.messages.front());
                load_.messages.pop_front();
                ++load_.lost;
            }
            load_.messages.push_back(std::move(message));
        }
        changed_.notify_one();
    }

    // Waits until there is something, the tray is closed, or the moment has come, and takes all that there
    // is.
    [[nodiscard]] Load take(std::optional<std::chrono::steady_clock::time_point> latest = std::nullopt) {
        std::unique_lock lock(mutex_);
        const auto something = [&] { return closed_ || !load_.messages.empty(); };
        if (latest) {
            changed_.wait_until(lock, *latest, something);
        } else {
            changed_.wait(lock, something);
        }
        Load taken = std::exchange(load_, {});
        taken.last = closed_;
        return taken;
    }

    [[nodiscard]] bool empty() const {
        const std::lock_guard lock(mutex_);
        return load_.messages.empty();
    }

    void close() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        changed_.notify_one();
    }

  private:
    const std::size_t capacity_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    Load load_;
    bool closed_ = false;
};

}  // namespace slidewell
